"""Lean's own frontend, called from Python by ctypes: commands are parsed and elaborated one after another, and
the state behind each is kept, so that only what follows an edit is done again.

It is what `lean FILE` does, and nothing besides: a language server also keeps what an editor wants to know of
every tactic, and goes through it for the whole file after each change, which takes longer than a usual proof.

Signatures are those of Lean 4.35.0 (src/Lean/Elab/Frontend.lean, Import.lean, Message.lean).  `@` marks an
argument that is only borrowed; the others are taken over.  Results of IO have tag 0 and the value in field 0.

    l_Lean_Options_setBool(Options, Name, u8) : Options    l_Lean_Options_insert(Options, Name, DataValue) : Options
    l_Lean_Parser_mkInputContext___redArg(String text, String file, u8 normalize, Pos end) : InputContext
    l_Lean_Parser_parseHeader(InputContext) : IO (Syntax × ModuleParserState × MessageLog)
    l_Lean_Elab_processHeader(Syntax, Options, MessageLog, InputContext, u32 trust, Array plugins, u8 leak,
                              Name module) : IO (Environment × MessageLog)
    l_Lean_Elab_Command_mkState(Environment, MessageLog, Options) : Command.State
    l_Lean_Parser_parseCommand(InputContext, ParserModuleContext, ModuleParserState, MessageLog)
                                                               : Syntax × ModuleParserState × MessageLog
    l_Lean_Parser_isTerminalCommand(Syntax) : u8
    l_Lean_Elab_Frontend_elabCommandAtFrontend(Syntax, @Context, @Ref State) : IO Unit
                                                  the Context is its InputContext; it forgets earlier messages
    l_Lean_Elab_Frontend_setMessages(MessageLog, @Context, @Ref State)
    l_Lean_Syntax_getPos_x3f(@Syntax, u8 canonical) : Option Pos
    l_Lean_MessageLog_hasErrors(@MessageLog) : u8          l_Lean_MessageLog_toList(@MessageLog) : List Message
    l_Lean_Message_toJson(Message) : Json                  l_Lean_Json_compress(Json) : String

`Frontend.State` has the fields Command.State (Environment, MessageLog, List Scope, ..), ModuleParserState (the
position in bytes, ..), the position of the command, and the commands so far.  A Scope has a header, Options,
the namespace, the open declarations, ..; these three after the Environment are a ParserModuleContext.

Runs in the frontend worker (`python -I -S`): it imports the standard library only.
"""

from __future__ import annotations

import ctypes
import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from agent.check.texts import common_prefix
from agent.toolchain.objects import ARRAY, ZERO, Objects

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

VERSION = "4.35.0"
_TEXTS = 4  # so many texts are kept with their states
_SHORT = 4  # a text that differs from a new one in no more commands than these is replaced by it
_SEEN_TO_ITS_END = re.compile(
    rb"(?<![\w.])(?:theorem|lemma|def|abbrev|instance|example|structure|class|inductive|axiom|opaque)\s"
)
_COMMENT = re.compile(rb"--[^\n]*\n|/-.*?-/", re.DOTALL)


class FrontendUnusable(Exception):
    """This library is not the one whose signatures are known here, or does not do what it should."""


@dataclass(slots=True)
class Step:
    """What Lean knows behind one command: a Frontend.State, where in the text (bytes), and what it said."""

    state: int
    end: int
    messages: tuple[bytes, ...]
    last: bool


@dataclass(slots=True)
class _Text:
    text: bytes
    steps: list[Step] = field(default_factory=list)


class Frontend(Objects):
    """Elaborates texts that import the same modules.

    `options` are NAME=VALUE, the values `true`, `false` or numbers.  `printed` says what programs have printed since
    it was last asked; it becomes a message about the command.
    """

    def __init__(
        self, library: str, options: Sequence[str] = (), printed: Callable[[], bytes] = bytes
    ) -> None:
        super().__init__(library)
        self._printed = printed
        if (version := self.version()) != VERSION:
            raise FrontendUnusable(f"libleanshared is of Lean {version}; {VERSION} is known here")
        try:
            self._bind()
        except AttributeError as e:  # no such symbol
            raise FrontendUnusable(str(e)) from e
        self._no_messages = self.keep(self._constant("l_Lean_MessageLog_empty"))
        self._no_commands = self._place([ARRAY << 56, 0, 0])
        self._file, self._module = self.string("Candidate.lean"), self.name(("_stdin",))
        self._options = self.keep(self._read_options(("interpreter.prefer_native=false", *options)))
        self._header = self._environment = 0
        self._texts: list[_Text] = []

    def _bind(self) -> None:
        p, u8, bind = ctypes.c_void_p, ctypes.c_uint8, self._function
        self._input = bind("l_Lean_Parser_mkInputContext___redArg", p, p, p, u8, p)
        self._parse_header = bind("l_Lean_Parser_parseHeader", p, p)
        self._process_header = bind("l_Lean_Elab_processHeader", p, p, p, p, p, ctypes.c_uint32, p, u8, p)
        self._make_state = bind("l_Lean_Elab_Command_mkState", p, p, p, p)
        self._parse_command = bind("l_Lean_Parser_parseCommand", p, p, p, p, p)
        self._is_terminal = bind("l_Lean_Parser_isTerminalCommand", u8, p)
        self._position = bind("l_Lean_Syntax_getPos_x3f", p, p, u8)
        self._elaborate_command = bind("l_Lean_Elab_Frontend_elabCommandAtFrontend", p, p, p, p)
        self._set_messages = bind("l_Lean_Elab_Frontend_setMessages", p, p, p, p)
        self._has_errors = bind("l_Lean_MessageLog_hasErrors", u8, p)
        self._to_list = bind("l_Lean_MessageLog_toList", p, p)
        self._to_json = bind("l_Lean_Message_toJson", p, p)
        self._compress = bind("l_Lean_Json_compress", p, p)
        self._same_syntax = bind("l_Lean_Syntax_structEq", u8, p, p)
        self._make_ref = bind("lean_st_mk_ref", p, p)
        self._get_ref = bind("lean_st_ref_get", p, p)
        bind("lean_init_task_manager", None)()
        self.release(bind("lean_init_search_path", p)())
        bind("lean_enable_initializer_execution", p)()

    def _read_options(self, options: Sequence[str]) -> int:
        p, u8 = ctypes.c_void_p, ctypes.c_uint8
        set_bool = self._function("l_Lean_Options_setBool", p, p, p, u8)
        insert = self._function("l_Lean_Options_insert", p, p, p, p)
        made = self.retain(self._constant("l_Lean_Options_empty"))
        for option in options:
            text, _, value = option.partition("=")
            name = self.name(tuple(text.split(".")))
            if value in ("true", "false"):
                made = set_bool(made, name, value == "true")
            else:
                made = insert(made, name, self.object(3, (self.nat(int(value)),)))  # DataValue.ofNat
        return made

    def _constant(self, name: str) -> int:
        return ctypes.c_void_p.in_dll(self._library, name).value or ZERO

    def elaborate(self, text: bytes) -> list[bytes]:
        """Every message about `text` (UTF-8), each as a line of `lean --json`, in the order of the commands.

        Raises FrontendUnusable when the text imports something else than the first one did.
        """
        text = text.replace(b"\r\n", b"\n")
        old, kept = self._best(text)
        new = _Text(text, old.steps[:kept] if old else [])
        for step in new.steps:
            self.retain(step.state)
        context = self._context(text)
        if not new.steps:
            new.steps.append(self._begin(context))
        while not new.steps[-1].last:
            new.steps.append(self._next(text, context, new.steps[-1].state))
        self.release(context)
        self._remember(new, old, kept)
        return [m for step in new.steps for m in step.messages]

    def _context(self, text: bytes) -> int:
        string = self._mk_string(text, len(text))
        return self._input(string, self._file, 0, len(text) << 1 | 1)  # type: ignore[no-any-return]  # ctypes has no types

    # --------------------------------------------------------------------------------------- what can be kept
    def _best(self, text: bytes) -> tuple[_Text | None, int]:
        """The known text of which the most steps can be kept, and how many."""
        best: tuple[_Text | None, int] = None, 0
        for known in self._texts:
            kept = reusable([s.end for s in known.steps], text, common_prefix(known.text, text))
            if kept > best[1]:
                best = known, kept
        return best

    def _remember(self, new: _Text, old: _Text | None, kept: int) -> None:
        if old is not None:
            self._texts.remove(old)
            if len(old.steps) - kept > _SHORT:
                self._texts.append(old)
            else:
                self.release(*(s.state for s in old.steps))
        self._texts.append(new)
        while len(self._texts) > _TEXTS:
            self.release(*(s.state for s in self._texts.pop(0).steps))

    # ------------------------------------------------------------------------------------------- one command
    def _begin(self, context: int) -> Step:
        """Read the header, and import what it says, if that was not done before."""
        parsed = self._io(self._parse_header(self.retain(context)), "parseHeader")
        header, rest = self.field(parsed, 0), self.field(parsed, 1)
        parser, log = self.field(rest, 0), self.field(rest, 1)
        failed = bool(self._has_errors(log))
        if not failed:
            if not self._header:
                log = self._import(header, log, context)
                failed = bool(self._has_errors(log))
                if not failed:
                    self._header = self.retain(header)
            elif not self._same_syntax(self._header, header):
                raise FrontendUnusable("another header")
        messages = self._said(log)
        end = self.field(parser, 0) >> 1
        self.retain(parser)
        self.release(parsed)
        if failed:
            self.release(parser)
            return Step(ZERO, end, messages, last=True)
        state = self._make_state(self._environment, self._no_messages, self._options)  # all three are kept
        return Step(self.construct(state, parser, ZERO, self._no_commands), end, messages, last=False)

    def _import(self, header: int, log: int, context: int) -> int:
        done = self._io(
            self._process_header(
                self.retain(header),
                self._options,
                self.retain(log),
                self.retain(context),
                0,
                self._no_commands,
                0,
                self._module,
            ),
            "processHeader",
        )
        self._environment = self.keep(self.field(done, 0))
        return self.field(done, 1)

    def _next(self, text: bytes, context: int, state: int) -> Step:
        """Parse and elaborate one command."""
        command, parser = self.field(state, 0), self.field(state, 1)
        scope = self.field(self.field(command, 2), 0)
        reader = self.construct(*map(self.retain, (self.field(command, 0), *self._fields(scope, 1, 2, 3))))
        parsed = self._parse_command(self.retain(context), reader, self.retain(parser), self._no_messages)
        syntax, (parser, log) = self.field(parsed, 0), self._fields(self.field(parsed, 1), 0, 1)
        messages = self._said(log)
        last = bool(self._is_terminal(self.retain(syntax)))
        start = self.field(self.field(state, 1), 0)
        ref = self._make_ref(
            self.construct(self.retain(command), self.retain(parser), start, self._no_commands)
        )
        self._set_messages(self._no_messages, context, ref)
        result = self._elaborate_command(self.retain(syntax), context, ref)
        self._io(result, "elaboration")
        if printed := self._printed():
            place = self._position(syntax, 0)
            messages += (_print(printed, text[: 0 if place & 1 else self.field(place, 0) >> 1]),)
            self.release(place)
        self.release(result, parsed)
        after: int = self._get_ref(ref)
        self.release(ref)
        messages += self._said(self.field(self.field(after, 0), 1))
        return Step(after, self.field(self.field(after, 1), 0) >> 1, messages, last)

    def _fields(self, pointer: int, *numbers: int) -> tuple[int, ...]:
        return tuple(self.field(pointer, n) for n in numbers)

    def _said(self, log: int) -> tuple[bytes, ...]:
        found = self._to_list(log)
        lines = []
        for message in self.items(found):
            text = self._compress(self._to_json(self.retain(message)))
            lines.append(ctypes.string_at(text + 32, self.field(text, 0) - 1))
            self.release(text)
        self.release(found)
        return tuple(lines)

    def _io(self, result: int, what: str) -> int:
        if result & 1 or self.tag(result) != 0:
            raise FrontendUnusable(f"{what} failed")
        return self.field(result, 0)


def _print(printed: bytes, before: bytes) -> bytes:
    """The message that Lean makes of a program's prints, behind the text `before`."""
    line = before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")
    message = {
        "severity": "information",
        "pos": {"line": before.count(b"\n") + 1, "column": len(line)},
        "data": printed.decode("utf-8", "replace"),
    }
    return json.dumps(message).encode()


def reusable(ends: list[int], text: bytes, common: int) -> int:
    """How many steps, which end at `ends`, are the same in a text that differs from `common` on.

    The parser of a command has looked at what follows it, until something could not belong to it: at most at
    a comment, attributes, modifiers and the word that starts a declaration.  So a command is the same when
    such a word stands between it and the first difference.  Otherwise two whole commands have to, as in the
    language server (Note [Incremental Parsing] of Lean.Language.Lean).
    """
    same = sum(end < common for end in ends)
    for n in range(same, max(same - 2, 0), -1):
        between = _COMMENT.sub(b" ", text[ends[n - 1] : common])
        if b"/-" not in between and b"-/" not in between and _SEEN_TO_ITS_END.search(between):
            return n
    return max(same - 2, 0)
