"""Plain git, read only: which Lean sources differ between two commits, and their texts.

Git runs without the user's hooks, pagers, external diffs or file system monitors: the repository may be a fork's.
"""

from __future__ import annotations

import io
import os
import tarfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from agent.errors import TargetError, ToolFailed
from agent.toolchain.process import MIB, Command, Finished, Limits, run

_SAFE = (
    "-c", "core.hooksPath=/dev/null", "-c", "core.fsmonitor=false", "-c", "diff.external=", "-c", "core.pager=cat",
    "-c", "protocol.allow=never", "-c", "core.quotePath=false",
)  # fmt: skip
_LIMITS = Limits(seconds=120.0, output=256 * MIB)
_STEP = "--format=%H%x09%P%x09%aI%x09%cI"


@dataclass(frozen=True, slots=True)
class FileChange:
    """A Lean source that differs; `old` or `new` is None where it was added or removed (paths from the top)."""

    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True)
class Step:
    """A commit along first parents: `parent` is None for the first of all, `merge` says that it joined a branch.

    `authored` and `committed` are ISO 8601 with the time zone.
    """

    commit: str
    parent: str | None
    merge: bool
    authored: str
    committed: str


class Repository:
    """A git repository by its top folder."""

    def __init__(self, top: Path) -> None:
        self.top = top

    @classmethod
    async def find(cls, folder: Path) -> Repository:
        """The repository that `folder` lies in.  Raises TargetError outside one."""
        finished = await _git(folder, "rev-parse", "--show-toplevel")
        if finished.exit_code != 0:
            raise TargetError(
                f"{folder} is in no git repository", hint="`leanloop ci` compares two commits of one"
            )
        return cls(Path(finished.stdout.decode().rstrip("\n")))

    async def commit(self, name: str) -> str:
        """The hash of the commit that a name means.  Raises TargetError, with what to fetch."""
        finished = await _git(
            self.top, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}"
        )
        if finished.exit_code == 0:
            return finished.stdout.decode().strip()
        shallow = (await _git(self.top, "rev-parse", "--is-shallow-repository")).stdout.strip() == b"true"
        fetch = f"fetch it first: git fetch {'--deepen=100 ' if shallow else ''}origin"
        where = "this shallow clone" if shallow else "this clone"
        raise TargetError(
            f"there is no commit {name!r} in {where}", hint=f"{fetch}; in CI check out with full depth"
        )

    async def merge_base(self, base: str, head: str) -> str:
        """The last common ancestor, so that what came to the base meanwhile is not taken for a change."""
        finished = await _git(self.top, "merge-base", base, head)
        if finished.exit_code == 0:
            return finished.stdout.decode().split()[0]
        shallow = (await _git(self.top, "rev-parse", "--is-shallow-repository")).stdout.strip() == b"true"
        if shallow:
            raise TargetError(
                f"{base[:12]} and {head[:12]} have no common commit in this shallow clone",
                hint="git fetch --unshallow (or, in CI, check out with full depth)",
            )
        return base  # unrelated histories: compare the trees

    async def changed(self, base: str, head: str | None) -> list[FileChange]:
        """The Lean sources that differ between `base` and `head`; None is the working tree, new files included."""
        commits = (base,) if head is None else (base, head)
        args = (
            "diff",
            "--name-status",
            "-z",
            "-M",
            "--no-ext-diff",
            "--ignore-submodules",
            *commits,
            "--",
            "*.lean",
        )
        fields = _checked(await _git(self.top, *args)).split("\0")[:-1]
        found: list[FileChange] = []
        while fields:
            status = fields.pop(0)
            if status.startswith(("R", "C")):
                old, new = fields.pop(0), fields.pop(0)
                found.append(FileChange(old if status.startswith("R") else None, new))
            else:
                path = fields.pop(0)
                found.append(FileChange(None if status == "A" else path, None if status == "D" else path))
        if head is None:
            others = _checked(
                await _git(self.top, "ls-files", "-z", "--others", "--exclude-standard", "--", "*.lean")
            )
            found += [FileChange(None, p) for p in others.split("\0")[:-1]]
        return found

    async def steps(self, first: str | None, last: str) -> list[Step]:
        """The steps from behind `first` (None: from the beginning) to `last`, the newest first."""
        span = last if first is None else f"{first}..{last}"
        found = await _git(
            self.top, "log", "--first-parent", "--no-show-signature", _STEP, "--end-of-options", span, "--"
        )
        return [_step(line) for line in _checked(found).splitlines()]

    async def step(self, commit: str) -> Step:
        """One commit as a step."""
        found = await _git(
            self.top, "log", "-1", "--no-show-signature", _STEP, "--end-of-options", commit, "--"
        )
        return _step(_checked(found).strip())

    async def earliest(self, step: Step) -> str:
        """The author date of the oldest commit that a step brought: from then on its contents may have been public."""
        if not step.merge or step.parent is None:
            return step.authored
        span = f"{step.parent}..{step.commit}"
        found = await _git(
            self.top, "log", "--no-show-signature", "--format=%aI", "--end-of-options", span, "--"
        )
        dates = _checked(found).split()
        return min(dates, key=datetime.fromisoformat, default=step.authored)

    async def empty_tree(self) -> str:
        """The tree without files, in the repository's own kind of hash."""
        found = await _git(self.top, "hash-object", "-t", "tree", os.devnull)
        return _checked(found).strip()

    async def has(self, commit: str, path: str) -> bool:
        """Whether the commit has this file."""
        return (await _git(self.top, "cat-file", "-e", f"{commit}:{path}")).exit_code == 0

    async def export(self, commit: str, folder: Path) -> None:
        """Write the tree of a commit into an empty folder; links that lead out of it are refused."""
        finished = await _git(self.top, "archive", "--format=tar", commit)
        if finished.exit_code != 0 or finished.stop is not None:
            raise ToolFailed(f"git cannot export {commit[:12]}: {_said(finished)}")
        with tarfile.open(fileobj=io.BytesIO(finished.stdout)) as archive:
            archive.extractall(folder, filter="data")

    async def text(self, commit: str | None, path: str) -> str | None:
        """A source as it was in a commit (None: in the working tree); None where it is no UTF-8 text."""
        if commit is None:
            try:
                data = (self.top / path).read_bytes()
            except OSError:
                return None
        else:
            finished = await _git(self.top, "show", f"{commit}:{path}")
            if finished.exit_code != 0 or finished.stop is not None:
                raise ToolFailed(f"git cannot show {path} in {commit[:12]}: {_said(finished)}")
            data = finished.stdout
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            return None


def _step(line: str) -> Step:
    commit, parents, authored, committed = line.split("\t")
    above = parents.split()
    return Step(commit, above[0] if above else None, len(above) > 1, authored, committed)


async def _git(folder: Path, *args: str) -> Finished:
    keep = {k: v for k, v in os.environ.items() if k in {"PATH", "HOME", "LANG", "SYSTEMROOT"}}
    env = {**keep, "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "GIT_CONFIG_NOSYSTEM": "1"}
    return await run(Command(("git", *_SAFE, *args), folder, env), _LIMITS)


def _checked(finished: Finished) -> str:
    if finished.exit_code != 0 or finished.stop is not None:
        raise ToolFailed(f"git failed: {_said(finished)}")
    return finished.stdout.decode("utf-8", "surrogateescape")


def _said(finished: Finished) -> str:
    return str(
        finished.stop or finished.stderr.decode("utf-8", "replace").strip()[-300:] or finished.exit_code
    )
