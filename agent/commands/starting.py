"""What a repository needs to use leanloop, after a look at it: leanloop.toml and a CI job.  Only reads."""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass
from pathlib import Path

from agent.errors import TargetError
from agent.lean.lakefile import read_lakefile
from agent.lean.project import LAKEFILES, is_project

_PACKAGED = Path(__file__).parents[1] / "_examples"  # in a wheel
_CHECKOUT = Path(__file__).parents[2] / "docs" / "examples"  # in a clone
_DEPTH = 2  # folders below the start in which a project is looked for
_REMOTE = re.compile(r"^\s*url\s*=\s*\S*?(github|gitlab)", re.MULTILINE)
_MATHLIB = re.compile(r"\bmathlib\b", re.IGNORECASE)
WORKFLOW = Path(".github/workflows/leanloop.yml")
GITLAB, GITLAB_INCLUDED = Path(".gitlab-ci.yml"), Path(".gitlab/leanloop.yml")
SETTINGS = Path("leanloop.toml")


@dataclass(frozen=True, slots=True)
class Repository:
    """What was seen.  `project` holds the lakefile, `top` is the top of the repository, `pin` the lean-toolchain."""

    project: Path
    top: Path
    lakefile: str
    pin: str
    dependencies: tuple[str, ...]
    mathlib: bool
    ci: str  # github, gitlab, or empty where nothing tells

    @property
    def folder(self) -> str:
        """The project's folder from the top of the repository."""
        return self.project.relative_to(self.top).as_posix()


@dataclass(frozen=True, slots=True)
class Planned:
    """A file to write, from the top of the repository."""

    path: Path
    text: str


def look(start: Path) -> Repository:
    """Look at the repository around `start`.  Raises TargetError when there is no Lake project, or several."""
    start = start.resolve()
    if not start.is_dir():
        raise TargetError(f"{start} is no folder", hint="name the folder of a repository")
    project = next((f for f in (start, *start.parents) if is_project(f)), None) or _below(start)
    top = next((f for f in (project, *project.parents) if (f / ".git").exists()), project)
    lakefile = next(name for name in LAKEFILES if (project / name).is_file())
    dependencies = _dependencies(project, lakefile)
    known = any(d.lower() == "mathlib" for d in dependencies)
    text = "" if known else _text(project / lakefile)
    return Repository(
        project,
        top,
        lakefile,
        _text(project / "lean-toolchain").strip(),
        dependencies,
        known or bool(_MATHLIB.search(text)) or '"mathlib"' in _text(project / "lake-manifest.json"),
        _provider(top),
    )


def _below(start: Path) -> Path:
    """The only Lake project in the folders below."""
    found = sorted(
        f.parent
        for depth in range(1, _DEPTH + 1)
        for name in LAKEFILES
        for f in start.glob("/".join(["[!.]*"] * depth) + f"/{name}")
    )
    if len(set(found)) == 1:
        return found[0]
    if found:
        shown = ", ".join(p.relative_to(start).as_posix() for p in dict.fromkeys(found))
        raise TargetError(f"there are several Lake projects below {start}: {shown}", hint="name one of them")
    raise TargetError(
        f"{start} is no Lean project: no lakefile.toml or lakefile.lean here, above or below",
        hint="`lake init NAME` starts one; leanloop also proves single files: leanloop prove File.lean",
    )


def _dependencies(project: Path, lakefile: str) -> tuple[str, ...]:
    """The packages that a lakefile.toml requires; a lakefile.lean is a program, and is not read."""
    if lakefile != LAKEFILES[0]:
        return ()
    return tuple(r.name for r in read_lakefile(project / lakefile).requirements)


def _provider(top: Path) -> str:
    if (top / ".github").is_dir():
        return "github"
    if (top / GITLAB).exists():
        return "gitlab"
    remote = _REMOTE.search(_text(top / ".git" / "config"))
    return remote[1] if remote else ""


def _text(file: Path) -> str:
    try:
        return file.read_bytes()[: 1 << 20].decode("utf-8", "replace")
    except OSError:
        return ""


def plan(found: Repository, ci: str) -> list[Planned]:
    """The files for this repository; `ci` is github, gitlab or none."""
    files = [Planned(Path(found.folder) / SETTINGS, settings(found))]
    if ci == "github":
        files.append(Planned(WORKFLOW, github(found)))
    elif ci == "gitlab":
        own = GITLAB_INCLUDED if (found.top / GITLAB).exists() else GITLAB
        files.append(Planned(own, gitlab(found)))
    return files


def settings(found: Repository) -> str:
    """leanloop.toml: what is worth saying from the start, the rest as comments."""
    lines = [
        "# Settings of leanloop: docs/configuration.md there.  Keys of models come from the environment only.",
        "[prove]",
        'models = ["portfolio"]  # free and offline; behind it "openai:NAME", "mistral:NAME", "http://HOST/v1#NAME"',
        "k = 4                   # samples per model",
        "rounds = 4              # answers per sample, with Lean's feedback between",
        "# budget_usd = 2.00     # for a whole run",
        "time_limit = 1800       # seconds for a whole run",
    ]
    if found.mathlib:
        lines += [
            "",
            "[limits]                # Mathlib: imports take their time and their memory",
            "check_seconds = 180",
            "memory_mb = 8192",
        ]
    return "\n".join(lines) + "\n"


def example(name: str) -> str:
    """A file of docs/examples."""
    folder = _PACKAGED if _PACKAGED.is_dir() else _CHECKOUT
    return (folder / name).read_text("utf-8")


def github(found: Repository) -> str:
    """The workflow of docs/examples, with the project's own Lean and its folder."""
    text = example("leanloop.yml").split("\n", 1)[1]  # without the line that says where to put it
    steps = ""
    if found.pin:
        pin = "lean-toolchain" if found.folder == "." else f"{found.folder}/lean-toolchain"
        steps += (
            "      - name: Install elan, and the Lean that the project pins\n"
            "        run: |\n"
            '          curl -sSfL https://elan.lean-lang.org/elan-init.sh -o "$RUNNER_TEMP/elan-init.sh"\n'
            f'          sh "$RUNNER_TEMP/elan-init.sh" -y --default-toolchain "$(cat {pin})"\n'
            '          echo "$HOME/.elan/bin" >> "$GITHUB_PATH"\n'
        )
    if found.mathlib:
        steps += "      - name: Get what Mathlib has compiled already\n        run: lake exe cache get\n"
        steps += "" if found.folder == "." else f"        working-directory: {found.folder}\n"
    text = text.replace("      - uses: leanloop/leanloop@", f"{steps}      - uses: leanloop/leanloop@", 1)
    if found.folder != ".":
        text = text.rstrip("\n") + f"\n          path: {found.folder}\n"
    return text


def gitlab(found: Repository) -> str:
    """The job of docs/examples, with the project's own Lean and its folder."""
    text = example("gitlab-ci.yml").split("\n", 1)[1]
    folder = shlex.quote(found.folder)
    steps = ""
    if found.pin:
        steps += (
            "    - curl -sSfL https://elan.lean-lang.org/elan-init.sh -o elan-init.sh\n"
            f'    - sh elan-init.sh -y --default-toolchain "$(cat {folder}/lean-toolchain)"\n'
            '    - export PATH="$HOME/.elan/bin:$PATH"\n'
        )
    if found.mathlib:
        steps += f"    - (cd {folder} && lake exe cache get)\n"
    before, after = text.split("    - >\n      leanloop ci", 1)
    path = "" if found.folder == "." else f" --path {folder}"
    return f"{before}{steps}    - >\n      leanloop ci{path}{after}"
