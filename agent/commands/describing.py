"""From an informal statement to candidate Lean statements: sampled, elaborated, merged, and told back in words.

Nothing here is proved, and nothing goes on by itself: a person, or `--yes`, confirms one statement first.  Only what
the genuine Lean elaborates is kept; two samples are one candidate when their elaborated types are equal.  The words
beside a candidate come from a second call that sees the Lean code alone, so that they can be compared with what was
meant.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from agent import tasks
from agent.errors import BudgetExhausted, ModelError, UsageError
from agent.judge.build import build, module_name
from agent.judge.policy import Policy
from agent.judge.textgate import text_reasons
from agent.lean import text as lean_text
from agent.lean.olean import parse_name
from agent.lean.terms import Terms
from agent.prompting import answers, placing
from agent.prompting.templates import render
from agent.toolchain.process import Limits
from agent.toolchain.scratch import Scratch
from agent.types import THEOREM_KINDS, Message, Prompt, Role, Sampling, Usage

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from agent.config import Settings
    from agent.errors import LeanLoopError
    from agent.judge.task import TaskJudge
    from agent.lean.olean import Olean
    from agent.lean.project import Project
    from agent.model.protocol import ChatModel
    from agent.model.spec import Models
    from agent.toolchain.protocol import Toolchain
    from agent.types import Completion, Image, Task

    Keep = Callable[[str, Completion], None]

_HELPERS = frozenset({"def", "abbrev", "structure", "inductive"})
_HOLE = ":= by\n  sorry"
_CONTEXT_TAIL = 12000  # characters


@dataclass(frozen=True, slots=True)
class Statement:
    """A candidate: its Lean text (definitions that it needs, then the theorem with a hole), how many samples said the
    same, what it says in words, and the task to prove it."""

    code: str
    samples: int
    says: str
    task: Task


@dataclass(frozen=True, slots=True)
class Refused:
    """A sample that is no candidate, and why."""

    code: str
    reason: str


@dataclass(frozen=True, slots=True)
class Described:
    """What became of all samples; candidates that most samples agree on come first.  `usage` covers all calls."""

    statements: tuple[Statement, ...]
    refused: tuple[Refused, ...]
    usage: tuple[Usage, ...] = ()


@dataclass(frozen=True)
class Describer:
    """What is needed to find statements that can stand at the end of one file.

    `keep` gets every answer as soon as it is there, behind what it was for: `describe` or `explain`.
    """

    project: Project
    settings: Settings
    toolchain: Toolchain
    judge: TaskJudge
    models: Models
    file: Path
    source: str
    images: tuple[Image, ...] = ()
    keep: Keep = lambda *_: None

    async def describe(self, text: str) -> Described:
        """Candidates for `text`.

        Raises UsageError where there is no model, ModelError or BudgetExhausted when none answers.
        """
        specs = require_a_model(self.settings)
        trouble: LeanLoopError | None = None
        for spec in specs:
            model = self.models.make(spec)
            try:
                return await self._with(model, spec, text)
            except ModelError as e:  # the next model takes over
                trouble = e
            finally:
                await model.aclose()
        assert trouble is not None  # noqa: S101  (there was a model)
        raise trouble

    async def _with(self, model: ChatModel, spec: str, text: str) -> Described:
        prompt = self._prompt(
            "describe",
            text=text,
            file=self.file.name,
            context=self._shown(),
            toolchain=self.toolchain.description,
            images=self.images,
        )
        samples = (self._sampling(spec, n) for n in range(self.settings.prove.k))
        given = await asyncio.gather(*(self._ask("describe", model, prompt, s) for s in samples))
        completions = [g for g in given if not isinstance(g, Exception)]
        if not completions:
            raise next(g for g in given if isinstance(g, Exception))
        read = [self.read(c.text) for c in completions]
        refused = [r for r in read if isinstance(r, Refused)]
        kept, more = await self._elaborated([r for r in read if not isinstance(r, Refused)])
        told = await asyncio.gather(*(self._explain(model, spec, s) for s in kept))
        usage = tuple(c.usage for c in (*completions, *(c for _, c in told if c is not None)))
        return Described(tuple(s for s, _ in told), (*refused, *more), usage)

    def _sampling(self, spec: str, number: int) -> Sampling:
        mine = self.settings.model(spec)
        return Sampling(mine.temperature, mine.max_tokens, None, mine.reasoning_effort, sample=number)

    @staticmethod
    def _prompt(template: str, *, images: tuple[Image, ...] = (), **values: object) -> Prompt:
        return Prompt((Message(Role.USER, render(template, **values), images),))

    def _shown(self) -> str:
        """The end of the file, as far as it helps."""
        return self.source.strip()[-_CONTEXT_TAIL:]

    # ------------------------------------------------------------------------------------------ reading
    def read(self, answer: str) -> Statement | Refused:
        """The candidate in an answer: hostile text, of which only plain declarations are taken."""
        block = answers.last_block(answer)
        if block is None:
            return Refused(answer[-400:], "the answer has no fenced ```lean block")
        declared = lean_text.declarations(block)
        last = declared[-1] if declared else None
        if last is None or last.kind not in THEOREM_KINDS or last.anonymous:
            return Refused(block, "the block does not end in a theorem with a name")
        if any(d.kind not in _HELPERS or d.holes or d.anonymous for d in declared[:-1]):
            return Refused(block, "only complete definitions may stand before the theorem")
        if any(d.attributes or d.modifiers for d in declared):
            return Refused(block, "attributes and modifiers are not allowed")
        head = block[last.span.start : last.body.start if last.body else last.span.end].rstrip()
        parts = [*(d.span.of(block).strip() for d in declared[:-1]), f"{head} {_HOLE}"]
        return self._as_statement("\n\n".join(parts), block)

    def _as_statement(self, code: str, block: str) -> Statement | Refused:
        text = f"{self.source.rstrip()}\n\n{code}\n" if self.source.strip() else f"{code}\n"
        if against := text_reasons(self.source, text, Policy()):
            return Refused(block, against[0].message)
        declared = lean_text.declarations(text)
        if not declared or not declared[-1].holes or declared[-1].namespace:
            return Refused(block, "the theorem would not stand by itself at the end of the file")
        task = tasks.make(self.file, self.project.module_of(self.file), text, [declared[-1]])
        return Statement(code, 1, "", task)

    # ------------------------------------------------------------------------------------------ elaborating
    async def _elaborated(self, found: Sequence[Statement]) -> tuple[list[Statement], list[Refused]]:
        """Those that Lean elaborates, equal ones merged, and the others with Lean's reason."""
        by_text: dict[str, Statement] = {}
        for s in found:
            by_text[placing.squeeze(s.code)] = _joined(by_text.get(placing.squeeze(s.code)), s)
        terms = Terms()
        merged: dict[tuple[int, str], Statement] = {}
        refused: list[Refused] = []
        with Scratch("describe") as folder:
            kept_modules: list[Olean] = []  # the terms are read from them as long as they are compared
            for number, s in enumerate(by_text.values()):
                module, why = await self._compile(s, Path(folder) / str(number))
                if module is None:
                    refused.append(Refused(s.code, why))
                    continue
                kept_modules.append(module)
                constant = module.constant(parse_name(s.task.name))
                key = (terms.type(module, constant), _definitions(s.code))
                merged[key] = _joined(merged.get(key), s)
        return sorted(merged.values(), key=lambda s: (-s.samples, len(s.code), s.code)), refused

    async def _compile(self, statement: Statement, folder: Path) -> tuple[Olean | None, str]:
        # a misspelt name must not become a variable
        strict = f"{self.source.rstrip()}\n\nset_option autoImplicit false\n\n{statement.code}\n".lstrip()
        source = replace(self.judge.challenge(statement.task), text=strict)
        limits = Limits(self.settings.limits.check_seconds, self.settings.limits.memory_mb << 20)
        built = await build(self.toolchain, source, folder, limits, module_name(source))
        if built.module is None:
            return None, built.reason.message if built.reason else "Lean refused it"
        if parse_name(statement.task.name) not in built.module:
            return None, f"it does not declare {statement.task.name}"
        return built.module, ""

    # ------------------------------------------------------------------------------------------ telling back
    async def _explain(
        self, model: ChatModel, spec: str, s: Statement
    ) -> tuple[Statement, Completion | None]:
        prompt = self._prompt("explain", code=s.code, context=self._shown())
        answer = await self._ask("explain", model, prompt, self._sampling(spec, 0))
        if isinstance(answer, Exception):
            return replace(s, says=f"(no back-translation: {answer.message})"), None
        said = "".join(c for c in " ".join(answer.text.split()) if c.isprintable())
        return replace(s, says=said[:2000]), answer

    async def _ask(
        self, purpose: str, model: ChatModel, prompt: Prompt, sampling: Sampling
    ) -> Completion | ModelError | BudgetExhausted:
        try:
            completion = await model.complete(prompt, sampling)
        except (ModelError, BudgetExhausted) as e:
            return e
        self.keep(purpose, replace(completion, prompt=prompt))
        return completion


def require_a_model(settings: Settings) -> list[str]:
    """The models that can be asked.  Raises UsageError where there is none."""
    specs = [s for s in settings.prove.models if s != "portfolio"]
    if not specs:
        raise UsageError(
            "--describe needs a model that reads English; the portfolio does not",
            hint="give --model openai:NAME, URL#NAME ...",
        )
    return specs


def _joined(known: Statement | None, other: Statement) -> Statement:
    """Two that say the same: the shorter text stands for both."""
    if known is None:
        return other
    shorter = min(known, other, key=lambda s: (len(s.code), s.code))
    return replace(shorter, samples=known.samples + other.samples)


def _definitions(code: str) -> str:
    """What stands before the theorem: the same name may mean something else in another candidate."""
    return placing.squeeze(code[: lean_text.declarations(code)[-1].span.start])
