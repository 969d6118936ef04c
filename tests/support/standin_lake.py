"""A stand-in for `lake`: builds lakefile.toml projects with the genuine embedded Lean, and prints as Lake does.

It knows `build`, `env`, `lean`, `serve`, `setup-file` and `--version`.  LAKE_STANDIN injects failures: `toolchain`,
`network`, `manifest`, `disk`, `signal`, `hang`, `hang-build`, `config`; `old` prints as Lake did in 2023,
`no-setup` has no `setup-file`.  With LAKE_ARTIFACT_CACHE and without
LAKE_RESTORE_ARTIFACTS, compiled files stay in a cache.
"""

from __future__ import annotations

import asyncio
import contextlib
import dataclasses
import hashlib
import json
import os
import subprocess
import sys
import time
import tomllib
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from agent.lean.header import header
from agent.lean.lakefile import _arguments, read_lakefile
from agent.lean.names import components
from agent.lean.project import Project, find_project
from agent.toolchain import embedded

INJECTED = os.environ.get("LAKE_STANDIN", "")
FAILURES = {
    "toolchain": "error: toolchain 'leanprover/lean4:v4.35.0' is not installed",
    "network": "info: dep: cloning x\nerror: external command 'git' exited with code 128\n"
    "fatal: unable to access 'x': Could not resolve host: github.com",
    "manifest": "error: dependency 'dep' not in manifest; use `lake update dep` to add it",
    "disk": "error: No space left on device (error code: 28)\n  file: .lake/build/lib/lean/x.olean",
    "signal": "✖ [1/2] Building X\nerror: Lean exited with code 139\nerror: build failed",
    "config": "error: lakefile.toml:1:1: error: unexpected token",
}


def install(folder: Path) -> Path:
    """An executable `lake` in `folder`, as elan has one in its bin/; ELAN_HOME is `folder`'s parent then."""
    program = folder / "lake"
    folder.mkdir(parents=True, exist_ok=True)
    program.write_text(
        f'#!/bin/sh\nLAKE_STANDIN_PROGRAM="{program}" exec "{sys.executable}" "{Path(__file__).resolve()}" "$@"\n',
        encoding="utf-8",
    )
    program.chmod(0o755)
    return program


def environment(lean: embedded.EmbeddedLean, project: Project) -> dict[str, str]:
    folders = [p.root / ".lake/build/lib/lean" for p in (project, *project.dependencies)]
    required = project.package.requirements if project.package else ()
    folders += [project.packages_folder / r.name / ".lake/build/lib/lean" for r in required if r.path is None]
    return {
        "LAKE": os.environ.get("LAKE_STANDIN_PROGRAM", sys.argv[0]),
        "LEAN": str(lean.home / "lean"),
        "LEAN_WORKER_PATH": str(lean.home / "lean"),
        "LEAN_SYSROOT": str(lean.home),
        "LEAN_PATH": os.pathsep.join(map(str, (*folders, *lean.search_path()))),
        "LEAN_SRC_PATH": str(project.root),
        "LD_LIBRARY_PATH": os.pathsep.join([str(lean.library.parent), sys.prefix, sys.base_prefix]),
        "PATH": os.environ.get("PATH", ""),
    }


class Builder:
    def __init__(self, lean: embedded.EmbeddedLean, project: Project) -> None:
        self.lean, self.project = lean, project
        self.env = {**os.environ, **environment(lean, project)}
        self.order: list[str] = []
        self.keys: dict[str, str] = {}
        self.failed: list[str] = []
        self.done = 0

    def plan(self, module: str) -> None:
        if module in self.order:
            return
        file = self.project.file_of(module)
        if file is None:
            return
        for name in header(file.read_text("utf-8")).imports:
            self.plan(name)
        self.order.append(module)

    def olean(self, module: str) -> Path:
        file = self.project.file_of(module)
        assert file is not None
        parts = components(module)
        root = self.project.owner_of(file).root
        cached = "LAKE_ARTIFACT_CACHE" in os.environ and "LAKE_RESTORE_ARTIFACTS" not in os.environ
        folder = ".lake/cache/artifacts" if cached else ".lake/build/lib/lean"
        return root.joinpath(folder, *parts[:-1], parts[-1] + ".olean")

    def build(self, modules: list[str]) -> int:
        for module in modules:
            if self.project.file_of(module) is None:
                print(f"error: unknown module prefix '{module}'")
                return 1
            self.plan(module)
        for module in self.order:
            self.one(module)
        if self.failed:
            if INJECTED != "old":
                print("Some required targets logged failures:")
                print("\n".join(f"- {m}" for m in self.failed))
            print("error: build failed")
            return 1
        print(f"Build completed successfully ({len(self.order)} jobs).")
        return 0

    def one(self, module: str) -> None:
        file = self.project.file_of(module)
        assert file is not None
        owner = self.project.owner_of(file)
        out = self.olean(module)
        text = file.read_text("utf-8")
        imports = [i for i in header(text).imports if i in self.order]
        self.done += 1
        bad = [i for i in header(text).imports if i not in self.order and not self.known(i)]
        if bad or any(i in self.failed for i in imports):
            self.failed.append(module)
            if bad:
                self.job("✖", "Running", module)
                print(f"error: {file.relative_to(owner.root)}: bad import '{bad[0]}'")
            return
        key = hashlib.sha256((text + "".join(self.keys.get(i, "") for i in imports)).encode()).hexdigest()
        self.keys[module] = key
        trace, log = out.with_suffix(".trace"), out.with_suffix(".log")
        if out.is_file() and trace.is_file() and trace.read_text() == key:
            said = log.read_text("utf-8")
            if said:
                self.job("⚠", "Replayed", module)
                print(said, end="")
            return
        self.compile(module, file, owner, out, key)

    def compile(self, module: str, file: Path, owner: Project, out: Path, key: str) -> None:
        out.parent.mkdir(parents=True, exist_ok=True)
        started = time.monotonic()
        relative = file.relative_to(owner.root)
        options = owner.setup_of(module).for_builds if owner.package else ()
        command = [
            self.env["LEAN"],
            "--json",
            *options,
            "-R",
            str(owner.root),
            "-o",
            str(out),
            "-i",
            str(out.with_suffix(".ilean")),
        ]
        result = subprocess.run(
            [*command, str(file)], cwd=owner.root, env=self.env, capture_output=True, check=False
        )
        prefix = "./././" if INJECTED == "old" else ""
        said = ""
        for line in result.stdout.decode().splitlines():
            m = json.loads(line)
            level = {"information": "info"}.get(m["severity"], m["severity"])
            said += f"{level}: {prefix}{relative}:{m['pos']['line']}:{m['pos']['column']}: {m['data']}\n"
        took = f" ({time.monotonic() - started:.1f}s)"
        if result.returncode:
            out.unlink(missing_ok=True)
            self.failed.append(module)
            self.job("✖", "Building", module + took)
            print("trace: .> LEAN_PATH=... lean")
            print(said + f"error: Lean exited with code {result.returncode}")
            return
        out.with_suffix(".trace").write_text(key)
        out.with_suffix(".log").write_text(said, encoding="utf-8")
        self.job("⚠" if said else "✔", "Built", module + took)
        print(said, end="")

    def known(self, module: str) -> bool:
        parts = components(module)
        return any(p.joinpath(*parts).with_suffix(".olean").is_file() for p in self.lean.search_path())

    def job(self, mark: str, action: str, module: str) -> None:
        if INJECTED == "old":
            print(f"[{self.done}/{len(self.order)}] Building {module.split(maxsplit=1)[0]}")
        else:
            print(f"{mark} [{self.done}/{len(self.order)}] {action} {module}")


def targets(project: Project, names: list[str]) -> list[str]:
    package = project.package
    assert package is not None
    found: list[str] = []
    for name in names or package.default_targets or [x.name for x in package.libraries]:
        library = next((x for x in package.libraries if x.name == name), None)
        if library is None:
            found.append(name.removeprefix("+"))
        else:
            found += [".".join(r) for r in library.roots]
    return found


def run_env(lean: embedded.EmbeddedLean, project: Project, rest: list[str]) -> int:
    env = environment(lean, project)
    if not rest:
        print("\n".join(f"{k}={v}" for k, v in env.items()))
        return 0
    program = env["LEAN"] if rest[0] == "lean" else rest[0]
    return subprocess.run([program, *rest[1:]], env={**os.environ, **env}, check=False).returncode


def run_lean(lean: embedded.EmbeddedLean, project: Project, rest: list[str]) -> int:
    imports = [i for i in header(Path(rest[0]).read_text("utf-8")).imports if project.file_of(i)]
    return Builder(lean, project).build(imports) or run_env(lean, project, ["lean", *rest])


def setup_file(lean: embedded.EmbeddedLean, project: Project, rest: list[str]) -> int:
    """Builds what the file imports (its log on stderr), then prints the setup of the module, with typed options."""
    file = Path(rest[0]).resolve()
    module = project.module_of(file)
    head = header(file.read_text("utf-8"))
    builder = Builder(lean, project)
    with contextlib.redirect_stdout(sys.stderr):
        if builder.build([i for i in head.imports if project.file_of(i)]):
            print("Failed to build module dependencies.")
            return 1
    options = {}
    for argument in lean_options(project.owner_of(file), module):
        name, _, value = argument.removeprefix("-D").partition("=")
        options[name] = {"true": True, "false": False}.get(value, int(value) if value.isdigit() else value)
    if INJECTED == "old":
        path = environment(lean, project)["LEAN_PATH"].split(os.pathsep)
        paths = {"oleanPath": path, "srcPath": [str(project.root)], "loadDynlibPaths": []}
        print(json.dumps({"paths": paths, "setupOptions": options}))
        return 0
    setup = {
        "plugins": [],
        "package": project.package.name if project.package else None,
        "options": options,
        "name": module,
        "isModule": head.module,
        "importArts": {m: [[str(builder.olean(m))], []] for m in builder.order},
        "dynlibs": [],
    }
    print(json.dumps(setup, separators=(",", ":")))
    return 0


def lean_options(project: Project, module: str) -> list[str]:
    """The `leanOptions` of the module, not what leanloop would take of them."""
    parts = components(module)
    table = tomllib.loads((project.root / lakefile(project.root)).read_text("utf-8"))
    libraries = project.package.libraries if project.package else ()
    name = next((x.name for x in libraries if x.holds(parts)), "")
    tables = [table, *(t for k in ("lean_lib", "lean_exe") for t in table.get(k, ()) if t["name"] == name)]
    return [a for t in tables for a in _arguments({"leanOptions": t.get("leanOptions", {})})]


SECRET = ".lakefile-means.toml"
"""Beside a lakefile.lean: what this one means, for a stand-in cannot run it."""


def lakefile(root: Path) -> str:
    return SECRET if (root / SECRET).is_file() else "lakefile.toml"


def workspace(folder: Path) -> Project:
    project = find_project(folder)
    if (project.root / SECRET).is_file():
        project = dataclasses.replace(project, package=read_lakefile(project.root / SECRET))
    return project


COMMANDS = {
    "env": run_env,
    "build": lambda lean, project, rest: Builder(lean, project).build(targets(project, rest)),
    "lean": run_lean,
    "setup-file": setup_file,
    "serve": lambda lean, project, rest: run_env(lean, project, ["lean", "--server", *rest]),
}


def main(arguments: list[str]) -> int:
    command, *rest = arguments
    if INJECTED == "hang" or (INJECTED == "hang-build" and command == "build"):
        time.sleep(3600)
    if INJECTED in FAILURES and (command == "build" or INJECTED in ("toolchain", "config")):
        print(FAILURES[INJECTED], file=sys.stderr)
        return 1
    if INJECTED == "no-setup" and command == "setup-file":
        print("error: unknown command 'setup-file'", file=sys.stderr)
        return 1
    lean = asyncio.run(embedded.install())
    if command == "--version":
        print(f"Lake version 5.0.0-standin (Lean version {lean.version})")
        return 0
    return COMMANDS[command](lean, workspace(Path.cwd()), rest)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
