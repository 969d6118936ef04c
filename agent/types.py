"""The frozen values that cross modules; imports nothing local.

Conventions, everywhere in leanloop:
  * text is `str`; offsets into it count code points from 0, and a `Span` is half-open;
  * a `Position` is what Lean prints: lines from 1, columns in code points from 0 (UTF-16 and bytes are
  converted
    at the border, in `agent.lean.diagnostics` and `agent.check.server`);
  * durations are seconds, money is US dollars as `Decimal`, sizes are bytes;
  * names are full names as Lean displays them (`Foo.bar`, `«odd name».x`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from pathlib import Path  # noqa: TC003  (pydantic and dataclass users resolve these at run time)
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


# --------------------------------------------------------------------------------------------- places in text
@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place as Lean prints it: `line` from 1, `column` in code points from 0."""

    line: int
    column: int


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Code points `start` to `end` (exclusive) of some text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The piece of `text` that this span covers."""
        return text[self.start : self.end]

    def contains(self, offset: int) -> bool:
        """Whether `offset` lies inside, the end excluded."""
        return self.start <= offset < self.end


# ------------------------------------------------------------------------------------------------ Lean source
class HoleKind(StrEnum):
    """What stands where a proof or a program should be."""

    SORRY = "sorry"
    ADMIT = "admit"


@dataclass(frozen=True, slots=True)
class Hole:
    """One `sorry` or `admit` that counts (not in a comment, a string, a quotation or an identifier)."""

    kind: HoleKind
    span: Span
    position: Position
    declaration: str


@dataclass(frozen=True, slots=True)
class Declaration:
    """One declaration as it stands in a source file.

    `span` runs from its doc comment, attributes or modifiers to its last token; `signature` from behind the
    name (or the keyword, if there is none) to the body; `body` from the `:=`, the `where` or the first `|` to
    the end, and is None where there is none (`axiom`, `structure` without fields).  `scope` is the source
    text of the `variable`, `open`, `universe`, `set_option`, `section` and `namespace` commands in force, in
    order. Anonymous ones have a made-up name (`_example_1`, `_instance_2`) that is unique in the file.
    `helpers_at` is where declarations that this one needs go: before its doc comment and attributes, and
    before the `mutual` or the `open .. in` that it stands in.
    """

    name: str
    kind: str
    modifiers: tuple[str, ...]
    attributes: tuple[str, ...]
    span: Span
    keyword: Span
    name_span: Span | None
    signature: Span
    body: Span | None
    position: Position
    end: Position
    namespace: str
    scope: tuple[str, ...]
    holes: tuple[Hole, ...]
    anonymous: bool = False
    helpers_at: int = -1


class Severity(StrEnum):
    """How grave a message of Lean is."""

    ERROR = "error"
    WARNING = "warning"
    INFORMATION = "information"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One message of Lean.  `kind` is Lean's own tag (`hasSorry`, `lean.unknownIdentifier._namedError`) or
    empty."""

    severity: Severity
    start: Position
    end: Position | None
    message: str
    kind: str = ""
    file: str = ""


@dataclass(frozen=True, slots=True)
class GoalState:
    """The goals at one position, each as Lean pretty-prints it (`h : p\\n⊢ q`)."""

    position: Position
    goals: tuple[str, ...]


# ------------------------------------------------------------------------------------------------ the work
THEOREM_KINDS = frozenset({"theorem", "lemma"})
PROOF_KINDS = THEOREM_KINDS | {"example"}
PROGRAM_KINDS = frozenset({"def", "abbrev", "instance", "opaque"})


@dataclass(frozen=True, slots=True)
class Task:
    """Declarations of one file that must be proved together; their statements are locked.

    `source` is the whole file as it was when the task was made; `id` is a hash of the file's name, its text
    and the declarations' names, so that a resumed run finds it again.  `asked` are the names of those that the user
    asked for by name, one by one: only then a definition that is part of what is stated may be filled.
    """

    id: str
    file: Path
    module: str
    source: str
    declarations: tuple[Declaration, ...]
    asked: frozenset[str] = frozenset()

    @property
    def name(self) -> str:
        """The name that people know it by: that of its last declaration."""
        return self.declarations[-1].name

    @property
    def programs(self) -> tuple[Declaration, ...]:
        """The definitions among its declarations: what is to be written, not only proved."""
        return tuple(d for d in self.declarations if d.kind in PROGRAM_KINDS)


class Role(StrEnum):
    """Who speaks in a prompt."""

    SYSTEM = "system"
    USER = "user"
    ASSISTANT = "assistant"


@dataclass(frozen=True, slots=True)
class Image:
    """A picture that goes with a prompt: `media_type` as in `image/png`, `data` the file's bytes."""

    media_type: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Message:
    """One turn of a conversation with a model."""

    role: Role
    text: str
    images: tuple[Image, ...] = ()


@dataclass(frozen=True, slots=True)
class Prompt:
    """What is sent to a model, oldest message first."""

    messages: tuple[Message, ...]


@dataclass(frozen=True, slots=True)
class Sampling:
    """How a model is to answer.  None leaves the choice to the server.

    `sample` numbers the answers wanted to one prompt; it is not sent, a replay tells them apart by it.
    """

    temperature: float | None = None
    max_tokens: int | None = None
    seed: int | None = None
    reasoning_effort: str | None = None
    stop: tuple[str, ...] = ()
    sample: int = 0


class Finish(StrEnum):
    """Why a model stopped."""

    STOP = "stop"
    LENGTH = "length"
    CONTENT_FILTER = "content_filter"
    TOOL_CALLS = "tool_calls"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Usage:
    """What one answer consumed.  `cost_usd` is None where the price is unknown; `estimated` where we
    counted."""

    prompt_tokens: int = 0
    completion_tokens: int = 0
    cost_usd: Decimal | None = None
    estimated: bool = False

    @property
    def tokens(self) -> int:
        """All tokens, in and out."""
        return self.prompt_tokens + self.completion_tokens

    @classmethod
    def total(cls, parts: Iterable[Usage]) -> Usage:
        """The sum of several usages; its cost is what is known of it, and None where nothing but zeros are."""
        kept = tuple(parts)
        costs = [u.cost_usd for u in kept if u.cost_usd is not None]
        if any(u.tokens and u.cost_usd is None for u in kept):
            costs = [c for c in costs if c]
        return cls(
            prompt_tokens=sum(u.prompt_tokens for u in kept),
            completion_tokens=sum(u.completion_tokens for u in kept),
            cost_usd=sum(costs, Decimal(0)) if costs else None,
            estimated=any(u.estimated for u in kept),
        )


@dataclass(frozen=True, slots=True)
class Completion:
    """One answer of a model: its text, the reasoning apart, its cost, and the prompt that it answers."""

    text: str
    model: str
    finish: Finish = Finish.STOP
    reasoning: str = ""
    usage: Usage = Usage()
    seconds: float = 0.0
    prompt: Prompt | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A whole file with a model's answer put in; `spans` are the parts of `text` that the model wrote."""

    text: str
    spans: tuple[Span, ...]


# ------------------------------------------------------------------------------------------------ checking
class CheckStatus(StrEnum):
    """What a check found: no error and no hole, something wrong, or nothing that can be said."""

    PASSED = "passed"
    FAILED = "failed"
    INCONCLUSIVE = "inconclusive"


@dataclass(frozen=True, slots=True)
class CheckResult:
    """Feedback, never a verdict.  `reason` says why a check was inconclusive."""

    status: CheckStatus
    diagnostics: tuple[Diagnostic, ...] = ()
    goals: tuple[GoalState, ...] = ()
    reason: str = ""
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Mended:
    """What a wrong answer got right: `kept` is the model's text as far as it holds, `sorry` where it does not.

    `candidate` and `check` are there when every hole could be closed and Lean passed the whole.
    """

    kept: str
    candidate: Candidate | None = None
    check: CheckResult | None = None


class VerdictKind(StrEnum):
    """The three answers."""

    PROVED = "proved"
    REJECTED = "rejected"
    INCONCLUSIVE = "inconclusive"


class Trust(StrEnum):
    """How much stands behind PROVED: `replayed` in a fresh kernel, or only `audited` (TRUST.md)."""

    REPLAYED = "replayed"
    AUDITED = "audited"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a verdict is not PROVED: a stable `code` (`axiom.forbidden`), and a sentence for people and
    models."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """Hashes (sha256) of the compiled files that a verdict rests on: the original's, the candidate's, the
    imports'."""

    original: str
    candidate: str
    imports: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the judge says of one declaration.  Only `agent.judge` makes one that is PROVED.

    `notes` say what was not available or not checked (for example that Mathlib was trusted as pinned).
    `warnings` are what a person should look at in a program that was proved right: it may satisfy its
    specification trivially.  They never change the verdict.
    """

    declaration: str
    kind: VerdictKind
    trust: Trust | None = None
    reasons: tuple[Reason, ...] = ()
    axioms: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    seconds: float = 0.0
    evidence: Evidence | None = None
    warnings: tuple[Reason, ...] = ()


# ------------------------------------------------------------------------------------------------ the record
@dataclass(frozen=True, slots=True)
class Feedback:
    """What is told to the model about its last answer, ready to be quoted in a prompt."""

    text: str


@dataclass(frozen=True, slots=True)
class Attempt:
    """One answer and what became of it.  `sample` and `round` count from 0.

    `mended`: the model left something open that another prover closed (`agent.mending`).
    `refused` says why there is no candidate: the answer held no proof, or was given before.
    """

    sample: int
    round: int
    completion: Completion
    candidate: Candidate | None = None
    check: CheckResult | None = None
    verdict: Verdict | None = None
    feedback: Feedback | None = None
    seconds: float = 0.0
    mended: bool = False
    refused: Reason | None = None


@dataclass(frozen=True, slots=True)
class Refutation:
    """A statement that is false, by a proof that the judge accepted.

    `values` are those of its variables for which it is false, as (name, Lean term); none where the proof of the
    negation is no single instance.  `theorem` is the Lean text that states and proves it; `verdict` is PROVED.
    """

    declaration: str
    values: tuple[tuple[str, str], ...]
    theorem: str
    verdict: Verdict

    @property
    def text(self) -> str:
        """One sentence for people."""
        where = ", ".join(f"{name} = {value}" for name, value in self.values)
        return (
            f"{self.declaration} is false" + (f": for {where}" if where else "") + " (its negation is proved)"
        )


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one task.  `candidate` is the accepted file text when the verdict is PROVED.

    `refutation` shows that the statement is false, where that was found; `beside` is what looking for it consumed,
    and what was charged for answers that came to nothing.
    """

    task: Task
    verdict: Verdict
    attempts: tuple[Attempt, ...] = ()
    candidate: Candidate | None = None
    seconds: float = 0.0
    refutation: Refutation | None = None
    beside: Usage = Usage()

    @property
    def usage(self) -> Usage:
        """The sum over all attempts; the cost is None only if no attempt had a known one."""
        return Usage.total([*(a.completion.usage for a in self.attempts), self.beside])


@dataclass(frozen=True, slots=True)
class Run:
    """One invocation: its id, what Lean it used (in words), and the outcomes in the order of the source.

    `beside` is what was consumed for no task: statements that were looked for (`--describe`).
    """

    id: str
    toolchain: str
    outcomes: tuple[Outcome, ...]
    seconds: float = 0.0
    beside: Usage = Usage()

    @property
    def usage(self) -> Usage:
        """All that was consumed."""
        return Usage.total([*(o.usage for o in self.outcomes), self.beside])
