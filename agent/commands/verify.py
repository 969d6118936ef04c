"""`leanloop verify`: does a solution honestly prove what a challenge states?"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from agent import config
from agent.errors import BuildError, TargetError, UsageError
from agent.files import state_folder
from agent.report import live
from agent.session import preparing
from agent.types import VerdictKind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from agent.judge.policy import Policy
    from agent.lean.project import Project
    from agent.toolchain.protocol import Toolchain
    from agent.types import Verdict


@dataclass(frozen=True)
class Request:
    """What the user asked for: two files, or a configuration of comparator, or a receipt."""

    challenge: Path | None = None
    solution: Path | None = None
    names: tuple[str, ...] = ()
    config: Path | None = None
    receipt: Path | None = None
    as_json: bool = False


@dataclass(frozen=True)
class _Case:
    challenge: Path
    solution: Path
    names: tuple[str, ...]
    policy: Policy
    asked: frozenset[str] | None = None  # None: all names


async def run(request: Request) -> int:
    """Judge and say it: 0 proved, 1 rejected, 3 inconclusive."""
    from agent.judge.verify import verify_json

    verdicts = await judge(request)
    if request.as_json:
        print(json.dumps(verify_json(verdicts), ensure_ascii=False, indent=1))
    else:
        print("\n".join(_lines(verdicts)))
    kinds = {v.kind for v in verdicts}
    if VerdictKind.REJECTED in kinds:
        return 1
    return 0 if kinds == {VerdictKind.PROVED} else 3


async def judge(request: Request) -> tuple[Verdict, ...]:
    """The verdicts that were asked for."""
    from agent.judge.verify import verify_files
    from agent.lean.project import find_project

    if request.receipt is not None:
        return (await _judge_receipt(request.receipt, request.names),)
    case = _case(request)
    project = find_project(case.challenge)
    toolchain = await preparing.find_toolchain(live.Quiet(), project, config.load(project.root))
    folders = await _imports(project, toolchain, case.challenge)
    project = await preparing.learn(project, toolchain, [case.challenge.resolve()], live.Quiet())
    return await verify_files(
        toolchain,
        case.challenge,
        case.solution,
        case.names,
        policy=case.policy,
        asked=case.asked,
        import_folders=folders,
        setup=project.setup_for(case.challenge),
    )


async def _judge_receipt(file: Path, asked: Sequence[str]) -> Verdict:
    """Judge again what a receipt claims, under the policy of the project that it lies in, not its own.

    `asked` are definitions that the user names, so that they may be filled.
    """
    from agent.judge.claim import judge_receipt, read_receipt
    from agent.judge.judge import Judge
    from agent.judge.policy import Policy

    claim = read_receipt(file)
    policy = Policy.from_table(config.load(file.resolve().parent).policy)
    project = _project_around(claim.challenge.file)
    toolchain = await preparing.find_toolchain(live.Quiet(), project, config.load(project.root))
    folders = await _imports(project, toolchain, claim.challenge.file)
    source = project.file_of(claim.module)
    project = await preparing.learn(project, toolchain, [source] if source else [], live.Quiet())
    setup = project.setup_of(claim.module)
    return await judge_receipt(
        Judge(toolchain, policy), claim, import_folders=folders, setup=setup, asked=asked
    )


def _project_around(text: Path) -> Project:
    """The project that a receipt's text lies in; outside of any it can import the library only."""
    from agent.lean.project import Project, find_project

    try:
        return find_project(text)
    except TargetError:
        return Project(text.resolve().parent, is_lake=False)


def _case(request: Request) -> _Case:
    from agent.judge.policy import Policy
    from agent.judge.verify import read_comparator_config

    if request.config is not None:
        if request.challenge is not None:
            raise UsageError("--config names the files itself", hint="leave CHALLENGE and SOLUTION out")
        base = Policy.from_table(config.load(request.config.resolve().parent).policy)
        found = read_comparator_config(request.config, policy=base)
        return _Case(
            found.challenge, found.solution, request.names or found.names, found.policy, found.definitions
        )
    if request.challenge is None or request.solution is None:
        raise UsageError(
            "verify needs CHALLENGE.lean and SOLUTION.lean", hint="or --config FILE, or --receipt FILE"
        )
    policy = Policy.from_table(config.load(request.challenge.resolve().parent).policy)
    return _Case(request.challenge, request.solution, request.names, policy)


async def _imports(project: Project, toolchain: Toolchain, challenge: Path) -> tuple[Path, ...]:
    """A folder with what the challenge imports from its own project, built from the sources there."""
    from agent.lean import text as lean_text
    from agent.lean.project import read_source
    from agent.toolchain import build
    from agent.toolchain.lake import LakeToolchain
    from agent.toolchain.plan import install_hint, missing_imports, not_written

    source = read_source(challenge)
    imports = lean_text.header(source).imports
    if not isinstance(toolchain, LakeToolchain) and (missing := missing_imports(project, toolchain, source)):
        if written := not_written(project, missing):
            raise BuildError(f"{challenge} imports {written}", hint="correct the import, or add the file")
        what = f"{challenge} imports {missing[0]}, which the {toolchain.description} does not have"
        raise BuildError(what, hint=install_hint(missing))
    own = [i for i in imports if project.file_of(i) is not None]
    if not own:
        return ()
    result = await build.build(project, toolchain, own, state_folder(project.root) / "build")
    for module, why in result.failed.items():
        raise BuildError(f"{challenge} imports {module}, which does not build: {why}")
    return (result.folder,)


def _lines(verdicts: tuple[Verdict, ...]) -> list[str]:
    lines: list[str] = []
    for v in verdicts:
        trust = f" ({v.trust.value})" if v.trust else ""
        axioms = f", axioms: {', '.join(v.axioms)}" if v.axioms else ""
        lines.append(f"{v.kind.value}{trust}: {v.declaration}{axioms}")
        lines += [f"  {r.message} [{r.code}]" for r in v.reasons]
        lines += [f"  warning: {w.message} [{w.code}]" for w in v.warnings]
    lines += [f"  note: {note}" for note in dict.fromkeys(n for v in verdicts for n in v.notes)]
    return lines
