"""Plain git, read only: which files differ between two commits, and their texts.

Git runs without the user's hooks, pagers, external diffs or file system monitors: the repository may be a fork's.
"""

from __future__ import annotations

import io
import os
import re
import tarfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from agent.errors import TargetError, ToolFailed
from agent.toolchain.process import MIB, Command, Finished, Limits, run

_SAFE = (
    "-c", "core.hooksPath=/dev/null", "-c", "core.fsmonitor=false", "-c", "diff.external=", "-c", "core.pager=cat",
    "-c", "protocol.allow=never", "-c", "core.quotePath=false", "-c", "diff.ignoreSubmodules=none",
)  # fmt: skip
_LIMITS = Limits(seconds=120.0, output=512 * MIB)
_GONE = "0"  # the mode of a file that is not there begins with it
_LINK, _SUBMODULE = "120000", "160000"
_SHOWN = 300
_HUNK = re.compile(r"@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@")
_STEP = "--format=%H%x09%P%x09%aI%x09%cI"


@dataclass(frozen=True, slots=True)
class FileChange:
    """A file that differs; `old` or `new` is None where it was added or removed (paths from the top of the repository).

    `old_id` and `new_id` are git's names of the contents, empty where there are none or only the working tree has them.
    `link`: it is, or was, a symbolic link.
    """

    old: str | None
    new: str | None
    old_id: str = ""
    new_id: str = ""
    link: bool = False

    @property
    def path(self) -> str:
        """What to call it: by its new place, if it has one."""
        return self.new or self.old or ""


@dataclass(frozen=True, slots=True)
class SubmoduleChange:
    """A submodule whose commit differs; None where it was added or removed."""

    path: str
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True)
class Difference:
    """All that differs between two commits."""

    files: tuple[FileChange, ...]
    submodules: tuple[SubmoduleChange, ...]


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
        """The repository that `folder` lies in.

        Raises TargetError outside one, ToolFailed when git refuses to read it (another user's, say), ToolMissing
        without git.
        """
        if not folder.is_dir():
            raise TargetError(f"no such folder: {folder}", hint="--path takes a folder of the Lake project")
        finished = await _git(folder, "rev-parse", "--show-toplevel")
        if finished.exit_code == 0:
            return cls(Path(finished.stdout.decode("utf-8", "surrogateescape").rstrip("\n")))
        said = _said(finished)
        if "dubious ownership" in said:
            owner = f"git refuses to read {folder}: it belongs to another user"
            raise ToolFailed(owner, hint=f"git config --global --add safe.directory {folder.resolve()}")
        if "not a git repository" not in said:
            raise ToolFailed(f"git cannot read {folder}: {said}")
        raise TargetError(
            f"{folder} is in no git repository", hint="`leanloop ci` compares two commits of one"
        )

    async def commit(self, name: str) -> str:
        """The hash of the commit that a name means.  Raises TargetError, with what to fetch."""
        finished = await _git(
            self.top, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}"
        )
        if finished.exit_code == 0:
            return finished.stdout.decode().strip()
        if not name.strip("0"):  # what CI systems give as the commit before a branch's first
            raise TargetError(
                f"the base {name!r} is no commit", hint="a new branch has none: give --base origin/main"
            )
        if name == "HEAD":
            raise TargetError(
                f"{self.top} has no commit yet", hint="`leanloop ci` compares with one: git commit first"
            )
        where = "this shallow clone" if await self._shallow() else "this clone"
        how = await self._how_to_fetch(name)
        raise TargetError(f"there is no commit {name!r} in {where}", hint=how)

    async def _shallow(self) -> bool:
        return (await _git(self.top, "rev-parse", "--is-shallow-repository")).stdout.strip() == b"true"

    async def _how_to_fetch(self, name: str) -> str:
        remotes = (await _git(self.top, "remote")).stdout.decode("utf-8", "replace").split()
        if not remotes:
            return "the repository has no remote to fetch it from: is the name right?"
        remote, _, branch = name.partition("/")
        what = (
            f"{remote} {branch}:refs/remotes/{name}"
            if remote in remotes and branch
            else f"{remotes[0]} {name}"
        )
        deepen = "--unshallow " if await self._shallow() else ""
        return f"fetch it first: git fetch {deepen}{what}; in CI check out with full depth (fetch-depth: 0)"

    async def merge_base(self, base: str, head: str) -> str:
        """The last common ancestor, so that what came to the base meanwhile is not taken for a change."""
        finished = await _git(self.top, "merge-base", base, head)
        if finished.exit_code == 0:
            return finished.stdout.decode().split()[0]
        if await self._shallow():
            raise TargetError(
                f"{base[:12]} and {head[:12]} have no common commit in this shallow clone",
                hint="git fetch --unshallow; in CI check out with full depth (fetch-depth: 0)",
            )
        return base  # unrelated histories: compare the trees

    async def changed(self, base: str, head: str | None) -> Difference:
        """What differs between `base` and `head`; None is the working tree, new files included."""
        commits = (base,) if head is None else (base, head)
        args = ("diff", "--raw", "-z", "-M", "-l10000", "--no-abbrev", "--no-ext-diff", *commits)
        fields = _checked(await _git(self.top, *args)).split("\0")[:-1]
        files: list[FileChange] = []
        submodules: list[SubmoduleChange] = []
        while fields:
            old_mode, new_mode, old_id, new_id, status = fields.pop(0).removeprefix(":").split(" ")
            old = new = fields.pop(0)
            if status.startswith(("R", "C")):
                new = fields.pop(0)
            before = None if not old_mode.strip(_GONE) or status.startswith("C") else old
            after = None if not new_mode.strip(_GONE) else new
            if _SUBMODULE in (old_mode, new_mode):
                ids = [None if not i.strip("0") else i for i in (old_id, new_id)]
                submodules.append(SubmoduleChange(new, *ids))
                if {old_mode, new_mode} == {_SUBMODULE}:
                    continue
                before = None if old_mode == _SUBMODULE else before
                after = None if new_mode == _SUBMODULE else after
            link = _LINK in (old_mode, new_mode)
            new_id = "" if head is None else new_id
            if before is not None or after is not None:
                files.append(
                    FileChange(before, after, old_id if before else "", new_id if after else "", link)
                )
        if head is None:
            listed = await _git(self.top, "ls-files", "-z", "--others", "--exclude-standard")
            files += [
                FileChange(None, p, link=(self.top / p).is_symlink())
                for p in _checked(listed).split("\0")[:-1]
            ]
        return Difference(tuple(files), tuple(submodules))

    async def lines_in_diff(self, base: str, head: str | None, path: str) -> list[tuple[int, int]]:
        """First and last line of each part of the new text that the diff shows, with three lines of context."""
        commits = (base,) if head is None else (base, head)
        args = ("diff", "-U3", "-M", "--no-color", "--no-ext-diff", "--no-textconv", *commits, "--", path)
        found: list[tuple[int, int]] = []
        for line in _checked(await _git(self.top, "--literal-pathspecs", *args)).split("\n"):
            if hunk := _HUNK.match(line):
                first, count = int(hunk[1]), int(hunk[2] or 1)
                found.append((first, first + count - 1))
        return found

    async def submodules(self, tree: Path) -> list[str]:
        """The paths of the submodules that `.gitmodules` in a tree names."""
        if not (tree / ".gitmodules").is_file():
            return []
        asked = (
            "config",
            "-z",
            "--file",
            str(tree / ".gitmodules"),
            "--get-regexp",
            r"^submodule\..*\.path$",
        )
        finished = await _git(self.top, *asked)
        fields = finished.stdout.decode("utf-8", "replace").split("\0")[:-1]
        return [value for f in fields if (value := f.partition("\n")[2])]

    async def contents(self, ids: list[str]) -> dict[str, bytes]:
        """The contents that git knows by these names, in one call.  Raises ToolFailed for one that is not there."""
        wanted = list(dict.fromkeys(ids))
        if not wanted:
            return {}
        asked = ("\n".join(wanted) + "\n").encode()
        finished = await _git(self.top, "cat-file", "--batch", stdin=asked)
        if finished.exit_code != 0 or finished.stop is not None:
            raise ToolFailed(f"git cannot read the sources: {_said(finished)}", hint=_WHOLE)
        found: dict[str, bytes] = {}
        data, at = finished.stdout, 0
        for name in wanted:
            line = data.index(b"\n", at)
            fields = data[at:line].split(b" ")
            if len(fields) != 3:
                raise ToolFailed(f"this clone lacks the content {name[:12]} of a source", hint=_WHOLE)
            size = int(fields[2])
            found[name] = data[line + 1 : line + 1 + size]
            at = line + 1 + size + 1
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

    async def file(self, commit: str, path: str) -> bytes | None:
        """A file as the commit has it; None where it has none."""
        if (await _git(self.top, "cat-file", "-e", f"{commit}:{path}")).exit_code != 0:
            return None
        finished = await _git(self.top, "cat-file", "blob", f"{commit}:{path}")
        if finished.exit_code != 0 or finished.stop is not None:
            raise ToolFailed(f"git cannot show {path} in {commit[:12]}: {_said(finished)}", hint=_WHOLE)
        return finished.stdout

    async def text(self, commit: str, path: str) -> str | None:
        """A file as the commit has it; None where it has none, or no UTF-8 text."""
        data = await self.file(commit, path)
        try:
            return None if data is None else data.decode("utf-8")
        except UnicodeDecodeError:
            return None

    async def export(self, commit: str, folder: Path) -> None:
        """Write the tree of a commit into an empty folder; links that lead out of it are refused.

        Submodules are empty folders there.
        """
        finished = await _git(self.top, "archive", "--format=tar", commit)
        if finished.exit_code != 0 or finished.stop is not None:
            raise ToolFailed(f"git cannot export {commit[:12]}: {_said(finished)}", hint=_WHOLE)
        try:
            with tarfile.open(fileobj=io.BytesIO(finished.stdout)) as archive:
                archive.extractall(folder, filter="data")
        except tarfile.FilterError as e:
            raise ToolFailed(
                f"the tree of {commit[:12]} cannot be written: {e}", hint="check it out, and leave out --head"
            ) from e


def _step(line: str) -> Step:
    commit, parents, authored, committed = line.split("\t")
    above = parents.split()
    return Step(commit, above[0] if above else None, len(above) > 1, authored, committed)


_WHOLE = "a partial clone lacks contents: clone without --filter, or run `git fetch --refetch origin`"


async def _git(folder: Path, *args: str, stdin: bytes = b"") -> Finished:
    keep = {k: v for k, v in os.environ.items() if k in {"PATH", "HOME", "XDG_CONFIG_HOME", "SYSTEMROOT"}}
    env = {
        **keep,
        "LC_ALL": "C",  # its messages are read
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_NO_LAZY_FETCH": "1",
    }
    return await run(Command(("git", *_SAFE, *args), folder, env), _LIMITS, stdin=stdin)


def _checked(finished: Finished) -> str:
    if finished.exit_code != 0 or finished.stop is not None:
        raise ToolFailed(f"git failed: {_said(finished)}")
    return finished.stdout.decode("utf-8", "surrogateescape")


def _said(finished: Finished) -> str:
    said = finished.stderr.decode("utf-8", "replace").strip().splitlines()
    return str(finished.stop or " ".join(said)[-_SHOWN:] or f"exit code {finished.exit_code}")
