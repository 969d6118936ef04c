"""Steps 4 and 5 of TRUST.md: is it the same statement, and what does its proof rest on?

Everything here is read off the two .olean files (`agent.lean.olean`); nothing that Lean printed counts.  Both
files were compiled under the same module name with the same imports, so imported constants are equal by name;
those of the file itself are compared by content.  A function returns the reasons against the candidate; no
reasons, no doubts.
"""

from __future__ import annotations

import gc
import re
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from agent.judge import standard
from agent.lean.olean import Kind, Name, Safety, display
from agent.types import Reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from agent.judge.environment import Environment
    from agent.judge.examine import Target
    from agent.judge.policy import Policy
    from agent.lean.olean import Olean, Uses
    from agent.lean.terms import Terms

SORRY: Name = ("sorryAx",)
# Constants that elaborators make on the side.  Their numbering shifts when a helper is put before them, and a
# matcher is shared with whoever needed the same one first, so they are compared by what they are and not by
# their names.
_AUXILIARY = re.compile(
    r"_.*|match_\d+(_\d+)*|proof_\d+(_\d+)*|(in|un)?eq_\d+|eq_def|fun_cases.*|splitter|congr_eq_\d+"
)


@dataclass(frozen=True, slots=True)
class Closure:
    """All that a constant rests on: names of axioms, of unsafe or partial constants, of constants that nobody
    declares, and of those in modules that could not be read."""

    constants: frozenset[Name]
    axioms: frozenset[Name]
    unsafe: frozenset[Name]
    missing: frozenset[Name]
    unread: frozenset[Name]
    nat_literals: bool
    string_literals: bool


@contextmanager
def _without_collections() -> Iterator[None]:
    """Decoding makes millions of small tuples that live on; the cyclic collector would look at them again and again
    (a third of the time of a walk)."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def closure(environment: Environment, roots: Iterable[Name]) -> Closure:
    """Walk types, values, opaque bodies, constructors and recursor rules."""
    seen: set[Name] = set()
    axioms: set[Name] = set()
    unsafe: set[Name] = set()
    missing: set[Name] = set()
    unread: set[Name] = set()
    nat = string = False
    waiting = list(roots)
    with _without_collections():
        while waiting:
            name = waiting.pop()
            if name in seen:
                continue
            seen.add(name)
            modules = environment.modules(name)
            if name == SORRY or (not modules and environment.imported.is_axiom(name)):
                axioms.add(name)
            if environment.own not in modules and environment.imported.unread(name):
                unread.add(name)
            elif not modules:
                missing.add(name)
            for module in modules:
                constant, uses = module.constant(name), module.uses(name)
                if constant.kind is Kind.AXIOM:
                    axioms.add(name)
                if constant.safety is not Safety.SAFE:
                    unsafe.add(name)
                nat, string = nat or uses.nat_literal, string or uses.string_literal
                waiting.extend(uses.constants)
                waiting.extend(_literal_types(uses))
                waiting.extend(constant.constructors)
                if constant.kind in (Kind.INDUCTIVE, Kind.CONSTRUCTOR, Kind.RECURSOR):
                    waiting.extend(constant.group)
    return Closure(
        frozenset(seen),
        frozenset(axioms),
        frozenset(unsafe),
        frozenset(missing),
        frozenset(unread),
        nat,
        string,
    )


def _literal_types(uses: Uses) -> tuple[Name, ...]:
    nat: tuple[Name, ...] = (("Nat",),) if uses.nat_literal else ()
    return (*nat, ("String",)) if uses.string_literal else nat


def holes(environment: Environment) -> tuple[Name, ...]:
    """Theorems and definitions of the file whose own text has a hole: they, or helpers made for them, use
    sorryAx."""
    own = environment.own
    found = []
    for name in own.names:
        if not is_written(own, name) or own.constant(name).kind not in (
            Kind.THEOREM,
            Kind.DEFINITION,
            Kind.OPAQUE,
        ):
            continue
        if has_hole(environment, name):
            found.append(name)
    return tuple(found)


def has_hole(environment: Environment, name: Name) -> bool:
    """Whether `name` itself, or an auxiliary constant that was made for it, mentions sorryAx."""
    seen, waiting = set(), [name]
    while waiting:
        current = waiting.pop()
        if current in seen or current not in environment.own:
            continue
        seen.add(current)
        uses = environment.own.uses(current).constants
        if SORRY in uses:
            return True
        waiting.extend(n for n in uses if is_auxiliary(n))
    return False


def is_auxiliary(name: Name) -> bool:
    """Whether an elaborator made this name up (`f.match_1`, `t._proof_2`).  The `_private` prefix does not
    make it so."""
    return any(isinstance(p, str) and _AUXILIARY.fullmatch(p) for p in public(name))


def is_written(module: Olean, name: Name) -> bool:
    """Whether a constant of `module` stands in its source: it has a place there, or no made-up name."""
    return name in module.positions or not is_auxiliary(name)


def public(name: Name) -> Name:
    """The name that the user wrote: without `_private.Module.0`."""
    if name and name[0] == "_private" and 0 in name:
        return name[name.index(0) + 1 :]
    return name


# ---------------------------------------------------------------------------------------------- axioms
UNPROVED_LEMMA = "lemma.unproved"


def axiom_reasons(
    original: Environment,
    environment: Environment,
    found: Closure,
    policy: Policy,
    terms: Terms,
    target: Target,
) -> list[Reason]:
    """Reasons in what `target` of `environment` rests on (step 5); `original` tells old holes from new ones."""
    reasons = []
    subject = target.shown
    for name in sorted(found.axioms, key=display):
        users = _users(environment, found, name)
        if name == SORRY:
            own = public(target.name) in users
            reasons.append(_sorry_reason(original, users, subject, own=own))
        elif reason := _axiom_reason(environment, name, policy, terms, subject):
            others = [display(u) for u in users if display(u) != subject]
            way = f", by way of {_listed(others)}" if others else ""
            reasons.append(Reason(reason.code, reason.message + way))
    reasons.extend(
        Reason("unsafe", f"{subject} rests on {display(name)}, which is unsafe or partial")
        for name in sorted(found.unsafe - found.axioms, key=display)
    )
    reasons.extend(
        Reason("constant.missing", f"{subject} mentions {display(name)}, which nothing declares")
        for name in sorted(found.missing, key=display)
    )
    if found.unread:
        shown = _listed([display(name) for name in sorted(found.unread, key=display)])
        text = (
            f"{subject} rests on {shown}: the imported modules that it reaches are too large to be read, so nobody "
            "knows what it rests on in the end"
        )
        reasons.append(Reason("import.unread", text))
    return reasons


def _users(environment: Environment, found: Closure, axiom: Name) -> list[Name]:
    """Declarations of a closure that mention an axiom themselves, as users know them."""
    users = {
        _declared(name)
        for name in found.constants
        if (uses := environment.uses(name)) and axiom in uses.constants
    }
    return sorted(users, key=display)


def _sorry_reason(original: Environment, users: list[Name], subject: str, *, own: bool) -> Reason:
    """A hole of its own or of the solution's making, or only holes that the original has, too, and may yet be
    filled."""
    shown = [display(name) for name in users]
    if not users or own:
        return Reason("axiom.sorry", f"{subject} still rests on sorry")
    known = {public(name) for name in original.own.names}
    new = [display(n) for n in users if n not in known and not original.imported.owners(n)]
    if new:
        return Reason("axiom.sorry", f"{subject} rests on sorry, by way of {_listed(new)}")
    has = "have" if len(shown) > 1 else "has"
    return Reason(UNPROVED_LEMMA, f"{subject} rests on {_listed(shown)}, which {has} a hole")


def _listed(shown: list[str]) -> str:
    more = f" and {len(shown) - 5} more" if len(shown) > 5 else ""
    return ", ".join(shown[:5]) + more


def _declared(name: Name) -> Name:
    """The declaration for which an elaborator made an auxiliary constant (`t` for `t._proof_2`)."""
    parts = public(name)
    end = next((i for i, p in enumerate(parts) if isinstance(p, str) and _AUXILIARY.fullmatch(p)), len(parts))
    return parts[:end] or parts


def _axiom_reason(
    environment: Environment, name: Name, policy: Policy, terms: Terms, subject: str
) -> Reason | None:
    shown = display(name)
    module = environment.module(name)
    if module is None and shown in policy.allowed_axioms:
        return None  # it could not be read, which is a doubt of its own
    if name in standard.AXIOMS and shown in policy.allowed_axioms:
        wrong = standard.wrong_axiom(environment, name, terms)
        return (
            Reason("axiom.type", f"{shown} is not the standard axiom of that name: {wrong}")
            if wrong
            else None
        )
    if is_native(name):
        if policy.allow_native_decide:
            return None
        return Reason(
            "axiom.native",
            f"{subject} rests on {shown}: native evaluation trusts the compiler, use decide or a proof",
        )
    if shown in policy.allowed_axioms:
        return None
    where = (
        "declared in this file"
        if module is environment.own
        else f"declared in {module.path.stem}"
        if module
        else ""
    )
    return Reason("axiom.forbidden", f"{subject} rests on the axiom {shown} ({where}), which is not allowed")


def is_native(name: Name) -> bool:
    """Axioms by which Lean takes the compiler's word: those of native_decide, old and new."""
    if name in (("Lean", "ofReduceBool"), ("Lean", "ofReduceNat"), ("Lean", "trustCompiler")):
        return True
    return any(isinstance(p, str) and p in ("_native", "native_decide", "_nativeDecide") for p in name)


# ------------------------------------------------------------------------------------------- new declarations
_SENSITIVE: dict[Name, tuple[str, str]] = {
    ("Lean", "Compiler", "implementedByAttr"): (
        "attribute.implemented_by",
        "gets another implementation (implemented_by)",
    ),
    ("Lean", "externAttr"): ("attribute.extern", "is marked extern"),
    ("Lean", "Compiler", "CSimp", "ext"): ("attribute.csimp", "is a compiler simplification (csimp)"),
    ("Lean", "exportAttr"): ("attribute.export", "is exported under a name of the runtime (export)"),
    ("Lean", "regularInitAttr"): ("attribute.init", "runs when the module is loaded (init)"),
    ("Lean", "builtinInitAttr"): ("attribute.init", "runs when the module is loaded (init)"),
}


def _import_reason(original: Olean, candidate: Olean, policy: Policy) -> Reason | None:
    """Whether the solution imports something else.  With `allow_imports` it may import more, but nothing less, and
    nothing in another order or another way: an import decides what the names of the statement mean."""
    before, after = original.imports, candidate.imports
    same = original.is_module == candidate.is_module
    if same and before == after:
        return None
    names = " ".join(display(i.module) for i in after)
    if not policy.allow_imports:
        return Reason(
            "import.changed", f"the solution imports {names}, which is not what the challenge imports"
        )
    rest = iter(after)
    if same and all(item in rest for item in before):
        return None
    kept = " ".join(display(i.module) for i in before)
    text = f"the solution imports {names}; it may import more, but has to keep what the challenge imports: {kept}"
    return Reason("import.changed", text)


def module_reasons(original: Environment, candidate: Environment, policy: Policy) -> list[Reason]:
    """Reasons in the candidate as a whole: imports, new axioms, kernel primitives, what the compiler is
    told."""
    if reason := _import_reason(original.own, candidate.own, policy):
        return [reason]
    reasons = []
    for name in candidate.own.names:
        if name in original.own:
            continue
        if name in standard.COMPUTED:
            reasons.append(
                Reason(
                    "primitive.redeclared",
                    f"{display(name)} is computed by the kernel and may not be declared here",
                )
            )
        elif candidate.own.constant(name).kind is Kind.AXIOM:
            native = is_native(name)
            if native and policy.allow_native_decide:
                continue
            code = "axiom.native" if native else "axiom.new"
            reasons.append(Reason(code, f"the solution declares a new axiom, {display(name)}"))
    for extension, (code, what) in _SENSITIVE.items():
        new = candidate.own.entry_names(extension) - original.own.entry_names(extension)
        if not policy.allow_attributes:
            reasons.extend(
                Reason(code, f"in the solution {display(name)} {what}") for name in sorted(new, key=display)
            )
    return reasons
