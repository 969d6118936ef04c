"""A small Git repository with a fixed author and fixed dates, for tests of what reads one."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

LIBRARY = {
    "lakefile.toml": 'name = "P"\ndefaultTargets = ["P"]\n\n[[lean_lib]]\nname = "P"\n',
    "lean-toolchain": "leanprover/lean4:v4.35.0\n",
    ".gitignore": ".lake/\n.leanloop/\n",
}
"""What a project with the library P has besides its sources."""


class GitRepo:
    """A repository in `folder`; every commit is a day after the one before, from 2026-01-01 on."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._day = 0
        folder.mkdir(parents=True, exist_ok=True)
        self.git("init", "-q", "-b", "main")

    def git(self, *args: str, **env: str) -> str:
        """Run git there, without the configuration of whoever runs the tests."""
        base = {k: v for k, v in os.environ.items() if not k.startswith("GIT_")}
        names = {f"GIT_{who}_{what}": f"{who.lower()}@example.org" for who in ("AUTHOR", "COMMITTER") for what in
                 ("NAME", "EMAIL")}  # fmt: skip
        quiet = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
        done = subprocess.run(
            ["git", *args],
            cwd=self.folder,
            env=base | names | quiet | env,
            check=True,
            capture_output=True,
            text=True,
        )
        return done.stdout.strip()

    def commit(self, message: str, files: dict[str, str] | None = None) -> str:
        """Write files, commit everything; the commit's hash."""
        for name, text in (files or {}).items():
            (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
            (self.folder / name).write_text(text, "utf-8")
        self.git("add", "-A")
        self.git("commit", "-q", "-m", message, **self.dates())
        return self.git("rev-parse", "HEAD")

    def merge(self, branch: str) -> str:
        """Merge a branch with a merge commit; its hash."""
        self.git("merge", "-q", "--no-ff", "-m", f"merge {branch}", branch, **self.dates())
        return self.git("rev-parse", "HEAD")

    def dates(self) -> dict[str, str]:
        """The next day."""
        self._day += 1
        date = f"2026-01-{self._day:02}T12:00:00+00:00"
        return {"GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date}
