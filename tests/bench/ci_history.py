"""What `leanloop ci` makes of the history of real repositories: `python -m bench.ci_history CLONE ... [--commits N]`.

Reads sources only, by git; nothing is built and nothing of a clone is kept.  Each commit is compared with its first
parent, and the table with git's own lines:
  * what is called added, changed or removed must touch lines that git calls changed (a changed scope need not);
  * a declaration on lines that git calls changed must be in the table, unless only comments and white space differ.
What contradicts git is printed, with the commit.  `--show` prints every table, to be read beside `git show`.
"""

from __future__ import annotations

import argparse
import asyncio
import re
import subprocess
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from agent.ci.changes import Change, Changed, Version, commands_changed, compare
from agent.ci.comparison import texts
from agent.ci.git import Repository
from agent.lean import text as lean_text

_HUNK = re.compile(r"@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_BY_LINES = frozenset({Change.ADDED, Change.REMOVED, Change.STATEMENT, Change.PROOF, Change.BODY})
Lines = dict[str, list[range]]


@dataclass
class Found:
    """The sums over the commits of one clone."""

    commits: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)
    contradictions: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)


def git(clone: Path, *args: str) -> str:
    done = subprocess.run(["git", *args], cwd=clone, capture_output=True, check=True)
    return done.stdout.decode("utf-8", "replace")


def history(clone: Path, count: int) -> list[tuple[str, str]]:
    """(parent, commit) along first parents, the newest first, of commits that touch Lean sources."""
    listed = git(clone, "log", "--first-parent", f"-{count}", "--format=%H %P", "HEAD", "--", "*.lean")
    return [(parts[1], parts[0]) for line in listed.splitlines() if len(parts := line.split()) > 1]


def touched(clone: Path, old: str, new: str) -> tuple[Lines, Lines]:
    """Lines (from 1) that git calls changed, by file, before and after."""
    before: Lines = {}
    after: Lines = {}
    was = now = ""
    head = False  # the lines before the first hunk of a file; later ones may look alike
    for line in git(clone, "diff", "-U0", "-M", "-l10000", "--no-ext-diff", old, new, "--", "*.lean").split(
        "\n"
    ):
        if line.startswith("diff --git "):
            head = True
        elif head and line.startswith("--- "):
            was = line[6:].rstrip("\t").strip('"')
        elif head and line.startswith("+++ "):
            now = line[6:].rstrip("\t").strip('"')
        elif hunk := _HUNK.match(line):
            head = False
            first, count, first_new, count_new = (
                int(hunk[1]),
                int(hunk[2] or 1),
                int(hunk[3]),
                int(hunk[4] or 1),
            )
            before.setdefault(was, []).append(range(first, first + count))
            after.setdefault(now, []).append(range(first_new, first_new + count_new))
    return before, after


def overlaps(v: Version, lines: Lines) -> bool:
    start = lean_text.position_at(v.source, v.declaration.span.start).line
    end = v.declaration.end.line
    return any(r.start <= end and start < r.stop for r in lines.get(v.file, ()) if len(r))


def bare(source: str, version: Version) -> str:
    """A declaration without comments and white space; `lemma` is another word for `theorem`."""
    words = lean_text.mask(version.declaration.span.of(source)).split()
    return "".join("theorem" if w == "lemma" else w for w in words)


def _still_written(gone: Version, new: dict[str, str]) -> bool:
    """Whether the text of a removed declaration is still in its file: in a comment that was put around it."""
    return gone.declaration.span.of(gone.source) in new.get(gone.file, "")


def check(
    old: dict[str, str], new: dict[str, str], changed: tuple[Changed, ...], lines: tuple[Lines, Lines]
) -> list[str]:
    """What of the table contradicts git's lines."""
    said: list[str] = []
    before, after = lines
    for c in changed:
        sides = [v for v in (c.before, c.after) if v is not None]
        here = [overlaps(v, before if v is c.before else after) for v in sides]
        commented = c.after is None and c.before is not None and _still_written(c.before, new)
        if c.change in _BY_LINES and not any(here) and not commented:
            said.append(f"{c.change.value} {c.current.declaration.name}: on no line that git calls changed")
    known = {(c.after.file, c.after.declaration.span.start) for c in changed if c.after is not None}
    for file, source in new.items():
        earlier = {d.name: d for d in lean_text.declarations(old.get(file, ""))}
        for d in lean_text.declarations(source):
            version = Version(file, source, d)
            if (file, d.span.start) in known or not overlaps(version, after) or d.anonymous:
                continue
            was = earlier.get(d.name)
            if was is None or bare(old[file], Version(file, old[file], was)) != bare(source, version):
                said.append(f"not in the table: {file}:{d.position.line} {d.name}")
    return said


async def run(clone: Path, count: int, *, show: bool) -> Found:
    found = Found()
    repository = Repository(clone)
    for parent, commit in history(clone, count):
        started = time.perf_counter()
        try:
            old, new = await texts(repository, parent, commit)
            changed = compare(old, new)
            for path, source in new.items():
                commands_changed(old.get(path, ""), source)
        except Exception as e:  # noqa: BLE001  (that is what is being looked for)
            found.failures.append(f"{commit[:12]}: {type(e).__name__}: {e}")
            continue
        found.seconds.append(time.perf_counter() - started)
        found.commits += 1
        found.kinds.update(c.change.value for c in changed)
        if show:
            print(f"\n{commit[:12]} {git(clone, 'log', '-1', '--format=%s', commit).strip()}")
            for c in changed:
                d = c.current.declaration
                print(f"  {c.change.value:10} {d.kind} {d.name}  {c.current.file}:{d.position.line}")
        said = check(old, new, changed, touched(clone, parent, commit))
        found.contradictions += [f"{commit[:12]}: {s}" for s in said]
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("clones", nargs="+", type=Path)
    parser.add_argument("--commits", type=int, default=100)
    parser.add_argument("--show", action="store_true")
    asked = parser.parse_args()
    for clone in asked.clones:
        found = asyncio.run(run(clone.resolve(), asked.commits, show=asked.show))
        times = sorted(found.seconds) or [0.0]
        kinds = ", ".join(f"{n} {k}" for k, n in found.kinds.most_common())
        print(f"{clone}: {found.commits} commits, {sum(found.kinds.values())} changed declarations ({kinds})")
        print(f"  {times[len(times) // 2] * 1000:.0f} ms median, {times[-1]:.1f} s at most a commit")
        print(f"  {len(found.failures)} failures, {len(found.contradictions)} contradictions to git")
        for line in [*found.failures, *found.contradictions][:20]:
            print(f"    {line}")


if __name__ == "__main__":
    main()
