"""`leanloop verify`: does a solution file honestly prove what a challenge file states?

Also reads comparator's public configuration (leanprover/comparator): `challenge_module`, `solution_module`,
`theorem_names`, `definition_names`, `permitted_axioms`; module names are looked up below the folder of the
project.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from agent.errors import ConfigError
from agent.files import read_json
from agent.judge.build import DEFAULT_MODULE, Source
from agent.judge.judge import Judge, JudgeLimits
from agent.judge.policy import Filling, Policy
from agent.lean.olean import parse_name
from agent.lean.project import read_source
from agent.lean.setup import NO_SETUP, ModuleSetup
from agent.types import VerdictKind

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from agent.toolchain.protocol import Toolchain
    from agent.types import Verdict


async def verify_files(
    toolchain: Toolchain,
    challenge: Path,
    solution: Path,
    names: Sequence[str] | None = None,
    *,
    policy: Policy | None = None,
    limits: JudgeLimits | None = None,
    import_folders: Sequence[Path] = (),
    module: str = DEFAULT_MODULE,
    setup: ModuleSetup = NO_SETUP,
    asked: Collection[str] | None = None,
) -> tuple[Verdict, ...]:
    """Judge `solution` against `challenge`: one verdict for each of `names` (None: every hole, see
    `Judge.judge`, also for `asked`).

    Raises SourceError for a file that is no text, TargetError for one that is not there or an unknown name.
    """
    judge = Judge(toolchain, policy, limits)
    return await judge_files(
        judge,
        challenge,
        solution,
        names,
        import_folders=import_folders,
        module=module,
        setup=setup,
        asked=asked,
    )


async def judge_files(
    judge: Judge,
    challenge: Path,
    solution: Path,
    names: Sequence[str] | None = None,
    *,
    import_folders: Sequence[Path] = (),
    module: str = DEFAULT_MODULE,
    setup: ModuleSetup = NO_SETUP,
    asked: Collection[str] | None = None,
) -> tuple[Verdict, ...]:
    """The same with a judge that is there already."""
    before, after = (
        Source(read_source(path), module, tuple(import_folders), str(path), setup)
        for path in (challenge, solution)
    )
    return await judge.judge(before, after, names or None, asked=asked)


def verify_json(verdicts: Sequence[Verdict]) -> dict[str, Any]:
    """The JSON object of `leanloop verify --json`."""
    kinds = {v.kind for v in verdicts}
    overall = next(
        (k for k in (VerdictKind.REJECTED, VerdictKind.INCONCLUSIVE) if k in kinds), VerdictKind.PROVED
    )
    return {
        "verdict": (overall if verdicts else VerdictKind.INCONCLUSIVE).value,
        "decls": [
            {
                "decl": v.declaration,
                "verdict": v.kind.value,
                "trust": v.trust.value if v.trust else None,
                "reasons": [{"code": r.code, "message": r.message} for r in v.reasons],
                "axioms": list(v.axioms),
                "warnings": [{"code": w.code, "message": w.message} for w in v.warnings],
                "notes": list(v.notes),
                "seconds": round(v.seconds, 3),
            }
            for v in verdicts
        ],
    }


# ---------------------------------------------------------------------------------------- comparator's format
@dataclass(frozen=True, slots=True)
class ComparatorConfig:
    """A configuration of comparator, its module names resolved to files."""

    challenge: Path
    solution: Path
    names: tuple[str, ...]
    policy: Policy
    definitions: frozenset[str]


_IGNORED = {"enable_nanoda", "external_kernels"}  # other kernels: ours is the one of the toolchain


def read_comparator_config(
    file: Path, *, root: Path | None = None, policy: Policy | None = None
) -> ComparatorConfig:
    """Read comparator's JSON; modules are files below `root` (default: the folder of `file`, or one above
    it).

    `permitted_axioms` replaces the policy's list.  Only definitions in `definition_names` may be filled.
    Raises ConfigError.
    """
    table = read_json(file)
    if not isinstance(table, dict):
        raise ConfigError(f"{file} must hold a JSON object")
    known = {"challenge_module", "solution_module", "theorem_names", "definition_names", "permitted_axioms"}
    unknown = sorted(table.keys() - known - _IGNORED)
    if unknown:
        raise ConfigError(f"{file} has unknown keys: {', '.join(unknown)}")
    theorems, definitions = _names(file, table, "theorem_names"), _names(file, table, "definition_names")
    if not theorems and not definitions:
        raise ConfigError(f"{file} names neither a theorem nor a definition")
    axioms = frozenset(_names(file, table, "permitted_axioms"))
    base = policy or Policy()
    if "permitted_axioms" in table:
        base = dataclasses.replace(base, allowed_axioms=axioms)
    if base.fill_definitions is not Filling.NONE:
        base = dataclasses.replace(base, fill_definitions=Filling.NAMED)
    roots = (root,) if root else (file.parent, *file.resolve().parents[1:3])
    return ComparatorConfig(
        _module(file, table, "challenge_module", roots),
        _module(file, table, "solution_module", roots),
        (*theorems, *definitions),
        base,
        frozenset(definitions),
    )


def _names(file: Path, table: dict[str, Any], key: str) -> tuple[str, ...]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
        raise ConfigError(f"{key} in {file} must be a list of names")
    return tuple(value)


def _module(file: Path, table: dict[str, Any], key: str, roots: Sequence[Path]) -> Path:
    value = table.get(key)
    if not isinstance(value, str):
        raise ConfigError(f"{key} is missing in {file}")
    try:
        parts = [str(part) for part in parse_name(value)]
    except ValueError as e:
        raise ConfigError(f"{key} in {file}: {e}") from e
    if any("/" in part or part in ("", ".", "..") or "\0" in part for part in parts):
        raise ConfigError(f"{key} in {file}: {value!r} is no module name")
    for root in roots:
        path = root.joinpath(*parts[:-1], f"{parts[-1]}.lean")
        if path.is_file():
            return path
    raise ConfigError(f"{key} in {file}: there is no file for the module {value} below {roots[0]}")
