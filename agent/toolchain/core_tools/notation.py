"""Writes `core/Init/Notation.lean`: one declaration for every parser, macro and unexpander of Lean's own Init.

    python -m agent.toolchain.core_tools.notation            print it
    python -m agent.toolchain.core_tools.notation --write    put it into the tree (the tests say whether it is current)

The declarations have no content.  `@[extern] opaque Lean.Parser.Tactic.exact : Lean.ParserDescr` makes the interpreter
look for a native symbol of that name, and libleanshared has it: the real parser of Lean, likewise for macros and
unexpanders.  So all that is needed is the names, the categories of the parsers, and a choice of what to leave out.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from agent.toolchain.core_tools.descriptors import NODE_WITH_ANTIQUOT, Descriptor, read_descriptors
from agent.toolchain.core_tools.symbols import NameParts, Symbols, demangle_part, mangle, read_symbols
from agent.toolchain.embedded import CORE, find_library

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TARGET = CORE / "Init" / "Notation.lean"

_TACTIC: NameParts = ("Lean", "Parser", "Tactic")
_CONV: NameParts = (*_TACTIC, "Conv")
_ATTR: NameParts = ("Lean", "Parser", "Attr")

# ------------------------------------------------------------------------------------------------ what is left out
_LEFT_OUT = re.compile(
    r"""  cbv | Cbv                                         # need a library layer that the core does not have
    | bv[A-Z]                                             # bv_decide needs an external solver
    | vcgen | Macro$ | ^m[a-z]+Error$                     # the proof mode of Std.Do
    | ^m(cases|refine|intro|revert|spec|start|stop|pure|exact|constructor|assum|dup|left|right|have|frame|rep)
    | ^m(ren|clear|leave|exf|exists)
    | Declare_ | Register_ | registerT | command__?Builtin | simprocPatternB | _eq$   # Lean's own bootstrapping
    | code_action | [wW]idget | uilderr | termM!_ | termThrow | doElemTrace | guardPanic | externCmd
    | ^term_(<=|>=)_$                                     # `≤` and `≥` read the ASCII forms themselves
    | ^term_~_$                                           # scoped in Lean: declared where it belongs
    | normCastLabel | normCastMod | sleep | dbg | ^sym$
    """,
    re.VERBOSE,
)

# ------------------------------------------------------------------------------------- the category of each parser
_NAMED_CATEGORY = {
    "rawNatLit": "term",
    "boolIfThenElse": "term",
    "coeNotation": "term",
    "coeFunNotation": "term",
    "coeSortNotation": "term",
    "Lean.calc": "term",
    "Lean.calcTactic": "tactic",
    "Lean.cdot": "tactic",
    "Lean.solveTactic": "tactic",
    "Lean.deprecated": "attr",
    "Lean.univ_out_params": "attr",
    "Lean.reduceCmd": "command",
    "Lean.guardMsgsCmd": "command",
    "Lean.withAnnotateTerm": "term",
    "Lean.Parser.Command.guardCmd": "command",
    "Lean.Parser.Command.guardExprCmd": "command",
    "Lean.Parser.checkTactic": "command",
    "Lean.Parser.checkTacticFailure": "command",
    "Lean.Parser.checkSimp": "command",
    "Lean.Parser.checkSimpFailure": "command",
    "Lean.Parser.timeCmd": "command",
    "Lean.Elab.Tactic.Ext.ext": "tactic",
    "Lean.Elab.Tactic.Ext.applyExtTheorem": "tactic",
    "Lean.Parser.Command.classAbbrev": "command",
    "Lean.Parser.Syntax.exact?": "term",
    "Lean.Parser.Tactic.Conv.conv": "tactic",
    "Lean.Parser.Tactic.showTermElab": "term",
    "Lean.Parser.Tactic.guardExprConv": "conv",
    "Lean.Parser.Tactic.guardHypConv": "conv",
    "Lean.Parser.Tactic.guardTargetConv": "conv",
}
_NAMESPACE_CATEGORY = {
    _TACTIC: "tactic",
    _CONV: "conv",
    (*_TACTIC, "rcasesPat"): "rcasesPat",
    (*_TACTIC, "rintroPat"): "rintroPat",
    _ATTR: "attr",
}
# Here `syntax ... : cat` made the name itself, and it starts with the category: `termIfThenElse`, `doElemRepeat_`.
_NAMESPACES_BY_PREFIX = frozenset(
    {
        (),
        ("Lean",),
        ("List",),
        ("Array",),
        ("Fin",),
        ("Bool",),
        ("Vector",),
        ("Lean", "Parser"),
        ("Lean", "Elab", "Tactic", "Ext"),
        ("Std", "Legacy", "Range"),
        ("Std",),
    }
)
_PREFIXES = ("term", "command", "tactic", "conv", "stx", "prec", "prio", "attr", "doElem", "binderPred")
# Parts of other parsers by their tag, but members of a category all the same.
_GRIND_MODIFIER = re.compile(r"grind(?!Mod$|Gen$|HomPred$)[A-Z]\w*")
_CONV_PARTS = ("occsWildcard",)  # pieces of other parsers, in no category themselves
_HELPER_NAMESPACES = frozenset(
    {("Lean",), _TACTIC, _CONV, _ATTR, (*_TACTIC, "SolveByElim"), (*_TACTIC, "Grind")}
)
# Abbreviations used inside other parsers that are no nodes, so that no kind gives them away.
_HELPERS_WITHOUT_KIND = tuple((*_TACTIC, n) for n in ("dsimpArgs", "rcasesPatLo", "rcasesPatMed", "simpArgs"))

# --------------------------------------------------------------------------------- whose macros and unexpanders count
_MODULES = (
    "Notation",
    "Conv",
    "Tactics",
    "WFTactics",
    "Core",
    "NotationExtra",
    "Meta",
    "TacticsExtra",
    "BinderPredicates",
    "ByCases",
    "GetElem",
    "Ext",
    "Control_Basic",
    "Data_List_Notation",
    "Data_List_Basic",
    "Data_List_BasicAux",
    "Data_Array_Basic",
    "Data_Array_Mem",
    "Data_Array_Subarray",
    "Data_Range_Basic",
    "Data_Range_Polymorphic_PRange",
    "Data_Range_Polymorphic_Basic",
    "Data_Range_Polymorphic_GetElemTactic",
    "Data_Vector_Basic",
    "Try",
    "Data_Slice_Notation",
    "Data_ToString_Macro",
    "Data_Bool",
    "Data_Format_Macro",
    "System_IO",
    "Simproc",
    "Control_Lawful",
    "While",
    "LawfulBEqTactics",
)
_GENERATED_NAME = re.compile(r"_aux_Init_(\w+?)___(macroRules|unexpand)_(.*)_(\d+)")
_BUILTIN_PARSER = re.compile(r"l_Lean_Parser_(Term|Command|Tactic|Level|Syntax)_([A-Za-z0-9]+)")
_NO_UNEXPANDER = re.compile(
    r"List_(?!cons|nil)|Bind_|andM|orM|Superset|SSuperset"
)  # of constants defined later

_HEADER = """\
prelude
import Init.Meta
set_option autoImplicit false

/-!
# The syntax of Lean

Generated by `python -m agent.toolchain.core_tools.notation --write`; do not edit.

Each constant below is a parser, a macro or an unexpander of Lean itself: `extern` makes the interpreter take the native
function or value of the same name from `libleanshared`.
-/

/-- only so that the types below are inhabited -/
instance Lean.instInhabitedMacro : Inhabited Lean.Macro := ⟨fun _ => throw .unsupportedSyntax⟩
instance Lean.PrettyPrinter.instInhabitedUnexpander : Inhabited Lean.PrettyPrinter.Unexpander := ⟨fun _ => throw ()⟩

/-! ## Syntax categories that Lean declares outside of its builtin parsers -/
namespace Lean.Parser.Tactic
declare_syntax_cat rcasesPat
declare_syntax_cat rintroPat
namespace Conv
declare_syntax_cat conv (behavior := both)
end Conv
end Lean.Parser.Tactic
namespace Lean
declare_syntax_cat binderPred
declare_syntax_cat rawStx
declare_syntax_cat grind_mod (behavior := both)
declare_syntax_cat grind_filter
declare_syntax_cat grind_ref
declare_syntax_cat grind (behavior := both)
end Lean
"""


@dataclass(frozen=True, slots=True, order=True)
class _Expansion:
    """A macro or an unexpander: sorted by module, then as Lean numbered them."""

    module: int
    key: str
    number: int
    name: NameParts


def generate(library: Path) -> str:
    """The text of the module.  Raises ToolFailed when the library cannot be read."""
    symbols = read_symbols(library)
    helpers, parsers = _sort_out(read_descriptors(library))
    helpers += [n for n in _HELPERS_WITHOUT_KIND if mangle(n) in symbols and n not in helpers]
    kinds = {"_".join(name): name for name in [*helpers, *(p.name for p, _ in parsers)]}
    for match in filter(None, map(_BUILTIN_PARSER.fullmatch, symbols.data | symbols.functions)):
        kinds.setdefault("_".join(("Lean", "Parser", *match.groups())), ("Lean", "Parser", *match.groups()))
    macros, unexpanders = _expansions(symbols)
    return "".join(_render(helpers, parsers, macros, unexpanders, kinds))


def _render(
    helpers: list[NameParts],
    parsers: list[tuple[Descriptor, str]],
    macros: list[_Expansion],
    unexpanders: list[_Expansion],
    kinds: dict[str, NameParts],
) -> Iterator[str]:
    yield _HEADER
    yield "\n/-! ## Parts of parsers -/\n"
    for name in sorted(helpers):
        yield _declare(name, "Lean.ParserDescr")
    yield "\n/-! ## Parsers -/\n"
    for parser, category in sorted(parsers, key=lambda p: p[0].name):
        kind = "Lean.TrailingParserDescr" if parser.trailing else "Lean.ParserDescr"
        yield _declare(parser.name, kind, f"{category}_parser")
    yield "\n/-! ## Macros -/\n"
    for macro in macros:
        if macro.key in kinds:
            yield _declare(macro.name, "Lean.Macro", f"macro {_quote(kinds[macro.key])}")
    yield "\n/-! ## Unexpanders -/\n"
    for unexpander in unexpanders:
        constant = _quote(tuple(unexpander.key.split("_")))
        yield _declare(unexpander.name, "Lean.PrettyPrinter.Unexpander", f"app_unexpander {constant}")


def _declare(name: NameParts, kind: str, attribute: str = "") -> str:
    attributes = ", ".join(filter(None, ('extern "from_library"', attribute)))
    return f"@[{attributes}] opaque {_quote(name)} : {kind}\n"


def _quote(name: NameParts) -> str:
    plain = re.compile(r"[A-Za-z][A-Za-z0-9']*")
    return ".".join(p if plain.fullmatch(p) and p not in ("fun", "at", "local") else f"«{p}»" for p in name)


def _sort_out(found: list[Descriptor]) -> tuple[list[NameParts], list[tuple[Descriptor, str]]]:
    """(parts of other parsers, parsers with their category)."""
    helpers: list[NameParts] = []
    parsers: list[tuple[Descriptor, str]] = []
    for parser in found:
        namespace, last = parser.name[:-1], parser.name[-1]
        if _LEFT_OUT.search(last):
            continue
        if namespace == _ATTR and parser.tag == NODE_WITH_ANTIQUOT and _GRIND_MODIFIER.fullmatch(last):
            parsers.append((parser, "grind_mod"))
        elif parser.tag == NODE_WITH_ANTIQUOT or (namespace == _CONV and last in _CONV_PARTS):
            top_level = namespace[:2] == ("Lean", "Parser") and len(parser.name) == 3
            if namespace in _HELPER_NAMESPACES or top_level:
                helpers.append(parser.name)
        elif category := _category(parser.name):
            parsers.append((parser, category))
    return helpers, parsers


def _category(name: NameParts) -> str | None:
    namespace, last = name[:-1], name[-1]
    if name[0] == "rawNatLit":
        return "term"
    if named := _NAMED_CATEGORY.get(".".join(name)):
        return named
    if within := _NAMESPACE_CATEGORY.get(namespace):
        return within
    if namespace == ("Lean", "Parser", "Syntax"):
        return "prec" if "Prec" in last else "prio" if "Prio" in last else None
    if namespace in _NAMESPACES_BY_PREFIX:
        for prefix in _PREFIXES:
            if last.startswith(prefix) and not last[len(prefix) : len(prefix) + 1].islower():
                return prefix
    return None


def _expansions(symbols: Symbols) -> tuple[list[_Expansion], list[_Expansion]]:
    """(macros, unexpanders), each sorted.  Their names look like `Ns._aux_Init_Module___macroRules_kind_1`."""
    macros: list[_Expansion] = []
    unexpanders: list[_Expansion] = []
    for symbol in symbols.functions:
        head, mark, rest = symbol.partition("__aux__Init__")
        if not mark:
            continue
        namespace = tuple(p for p in head[2:].rstrip("_").split("_") if p)
        last = demangle_part(mark + rest)
        match = _GENERATED_NAME.fullmatch(last)
        if not match or match[1] not in _MODULES or mangle((*namespace, last)) != symbol:
            continue  # also drops what the compiler made of it: lambdas, boxed versions, closed terms
        found = _Expansion(_MODULES.index(match[1]), match[3], int(match[4]), (*namespace, last))
        if match[2] == "macroRules":
            if not _LEFT_OUT.search(match[3]):
                macros.append(found)
        elif not _NO_UNEXPANDER.match(match[3]):
            unexpanders.append(found)
    return sorted(macros), sorted(unexpanders)


def main() -> None:
    """Print the module, or write it into the tree."""
    text = generate(find_library())
    if sys.argv[1:] == ["--write"]:
        TARGET.write_text(text, encoding="utf-8")
    else:
        sys.stdout.write(text)


if __name__ == "__main__":
    main()
