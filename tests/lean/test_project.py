"""Lake projects as they lie on disk."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.errors import SourceError, TargetError
from agent.lean.ignore import Ignore, parse_rule
from agent.lean.imports import import_graph
from agent.lean.names import components, module_name
from agent.lean.project import find_project, open_project, read_source
from agent.lean.setup import NO_SETUP

LAKEFILE = """\
name = "demo"
defaultTargets = ["Demo"]
leanOptions = { autoImplicit = false, pp.unicode.fun = true }

[[require]]
name = "helper"
path = "packages/helper"

[[require]]
name = "mathlib"
scope = "leanprover-community"

[[lean_lib]]
name = "Demo"

[[lean_lib]]
name = "Other"
srcDir = "lib/src"
roots = ["Other", "Extra.Deep"]
globs = ["Other.*", "Loose.+", "Single"]
leanOptions = [{ name = "weak.linter.all", value = true }]

[[lean_exe]]
name = "run-it"
root = "Main"
"""


def write(root: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write(
        tmp_path,
        {
            "lakefile.toml": LAKEFILE,
            "lean-toolchain": "leanprover/lean4:v4.35.0\n",
            "Demo.lean": "import Demo.Basic\nimport «Demo».«odd name»\n",
            "Demo/Basic.lean": "module\npublic import Other.A\nimport Mathlib.Tactic\n",
            "Demo/odd name.lean": "import Demo.Basic\nimport Aid\n",
            "Main.lean": "import Demo\n",
            "lib/src/Other.lean": "",
            "lib/src/Other/A.lean": "prelude\n",
            "lib/src/Extra/Deep/B.lean": "meta import Other\nimport all Other.A\n",
            "lib/src/Loose/C.lean": "",
            "lib/src/Single.lean": "",
            "packages/helper/lakefile.toml": 'name = "helper"\n[[lean_lib]]\nname = "Aid"\n',
            "packages/helper/Aid.lean": "",
            ".lake/packages/mathlib/Mathlib/Tactic.lean": "",
            ".lake/build/lib/lean/Demo.lean": "",
            ".leanloop/x.lean": "",
            "build/lib/Old.lean": "",
        },
    )
    return tmp_path.resolve()


@pytest.mark.parametrize(
    ("file", "module"),
    [
        ("Demo.lean", "Demo"),
        ("Demo/Basic.lean", "Demo.Basic"),
        ("Demo/odd name.lean", "Demo.«odd name»"),
        ("Main.lean", "Main"),
        ("lib/src/Other.lean", "Other"),
        ("lib/src/Other/A.lean", "Other.A"),
        ("lib/src/Extra/Deep/B.lean", "Extra.Deep.B"),
        ("lib/src/Loose/C.lean", "Loose.C"),
        ("lib/src/Single.lean", "Single"),
    ],
)
def test_modules_and_files_are_each_others_inverse(root: Path, file: str, module: str) -> None:
    project = find_project(root / file)
    assert project.root == root
    assert project.is_lake
    assert project.toolchain == "leanprover/lean4:v4.35.0"
    assert project.module_of(root / file) == module
    assert project.file_of(module) == root / file


def test_modules_of_others(root: Path) -> None:
    project = find_project(root / "Demo")
    assert project.file_of("Mathlib.Tactic") is None
    assert project.file_of("Nope") is None
    assert project.file_of("") is None
    assert project.file_of("Aid") == root / "packages/helper/Aid.lean"
    assert project.owner_of(root / "packages/helper/Aid.lean").root == root / "packages/helper"
    with pytest.raises(TargetError, match="not in the project"):
        project.module_of(root.parent / "X.lean")


def test_options_and_folders(root: Path) -> None:
    project = open_project(root)
    assert project.setup_of("Demo.Basic").arguments == ("-DautoImplicit=false", "-Dpp.unicode.fun=true")
    assert project.setup_of("Other.A").arguments[-1] == "-Dweak.linter.all=true"
    assert project.setup_of("Mathlib.Tactic") == NO_SETUP
    assert project.packages_folder == root / ".lake/packages"
    assert project.package is not None
    assert project.package.default_targets == ("Demo",)


def test_files_are_the_sources_alone(root: Path) -> None:
    found = [f.relative_to(root).as_posix() for f in open_project(root).files()]
    assert found == [
        "Demo/Basic.lean",
        "Demo/odd name.lean",
        "Demo.lean",
        "Main.lean",
        "lib/src/Extra/Deep/B.lean",
        "lib/src/Loose/C.lean",
        "lib/src/Other/A.lean",
        "lib/src/Other.lean",
        "lib/src/Single.lean",
    ]


def test_the_import_graph(root: Path) -> None:
    (root / "Main.lean").write_bytes(b"import Demo\0")
    graph = import_graph(open_project(root))
    assert graph.imports["Demo.Basic"] == ("Other.A", "Mathlib.Tactic")
    assert graph.dependents(["Other.A"]) == ("Demo.Basic", "Demo.«odd name»", "Demo", "Extra.Deep.B")
    assert graph.dependents(["Main"]) == ()
    order = graph.in_order()
    assert all(order.index(i) < order.index(m) for m in order for i in graph.imports[m] if i in order)
    [(file, why)] = graph.skipped
    assert file.name == "Main.lean"
    assert "binary" in why


def test_a_cycle_of_imports_ends(tmp_path: Path) -> None:
    write(
        tmp_path,
        {"lakefile.lean": "", "A.lean": "import B", "B.lean": "import C", "C.lean": "import A\nimport C"},
    )
    graph = import_graph(find_project(tmp_path))
    assert sorted(graph.in_order()) == ["A", "B", "C"]
    assert sorted(graph.dependents(["A"])) == ["B", "C"]


def test_a_lakefile_that_is_a_program_is_not_read(tmp_path: Path) -> None:
    write(tmp_path, {"lakefile.lean": "syntax error", "Foo/Bar.lean": "", "lean-toolchain": "x"})
    project = find_project(tmp_path / "Foo")
    assert (project.root, project.package) == (tmp_path.resolve(), None)
    assert project.module_of(tmp_path / "Foo/Bar.lean") == "Foo.Bar"
    assert project.file_of("Foo.Bar") == tmp_path.resolve() / "Foo/Bar.lean"


def test_a_file_without_a_project(tmp_path: Path) -> None:
    write(tmp_path, {"A.lean": "", "b.txt": ""})
    project = find_project(tmp_path / "A.lean")
    assert not project.is_lake
    assert project.module_of(tmp_path / "A.lean") == "A"
    with pytest.raises(TargetError, match="no Lean file"):
        find_project(tmp_path / "b.txt")


def test_no_project_names_those_further_down(tmp_path: Path) -> None:
    write(tmp_path, {"x/one/lakefile.toml": "", "two/lakefile.lean": ""})
    with pytest.raises(TargetError, match="no Lean project") as caught:
        find_project(tmp_path)
    assert "two, x/one" in caught.value.hint
    with pytest.raises(TargetError, match="no such file"):
        find_project(tmp_path / "none")


@pytest.mark.parametrize(
    ("lakefile", "message"),
    [
        ("name = ", "not valid TOML"),
        ('lean_lib = "x"', "wrong type"),
        ("[[lean_lib]]\nroots = 3\nname = 'x'", "wrong type"),
    ],
)
def test_a_broken_lakefile_is_a_message(tmp_path: Path, lakefile: str, message: str) -> None:
    write(tmp_path, {"lakefile.toml": lakefile})
    with pytest.raises(TargetError, match=message):
        find_project(tmp_path)


def test_projects_that_require_each_other_end(tmp_path: Path) -> None:
    for a, b in (("a", "b"), ("b", "a")):
        write(tmp_path, {f"{a}/lakefile.toml": f'name = "{a}"\n[[require]]\nname = "{b}"\npath = "../{b}"\n'})
    assert [p.root.name for p in find_project(tmp_path / "a").dependencies] == ["b"]


@pytest.mark.parametrize(("data", "error"), [(b"a\0b", "binary"), (b"a\xff", "not UTF-8")])
def test_what_is_no_text(tmp_path: Path, data: bytes, error: str) -> None:
    (tmp_path / "A.lean").write_bytes(data)
    with pytest.raises(SourceError, match=error):
        read_source(tmp_path / "A.lean")
    with pytest.raises(TargetError, match="cannot read"):
        read_source(tmp_path / "B.lean")


def test_line_ends_and_marks_are_kept(tmp_path: Path) -> None:
    (tmp_path / "A.lean").write_bytes(b"\xef\xbb\xbfa\r\nb\r")
    assert read_source(tmp_path / "A.lean") == "\ufeffa\r\nb\r"


@given(st.lists(st.text("ab 1.-é", min_size=1).filter(lambda p: "." not in p), min_size=1))
def test_module_names_and_their_parts(parts: list[str]) -> None:
    assert components(module_name(parts)) == tuple(parts)


IGNORE = [
    "*.bak.lean", "/top.lean", "gen/", "!gen/keep.lean", "docs/**/x.lean", "a/b.lean", "**/deep", "# no", "", "w?.lean",
    "[xy].lean", "!x.lean", "\\!odd.lean", "tail.lean  ", "all/**",
]  # fmt: skip
PATHS = [
    "a.bak.lean", "s/a.bak.lean", "top.lean", "s/top.lean", "gen/z.lean", "s/gen/z.lean", "docs/x.lean",
    "docs/p/q/x.lean",
    "a/b.lean", "s/a/b.lean", "s/deep/z.lean", "we.lean", "s/we.lean", "wee.lean", "x.lean", "y.lean", "z.lean",
    "!odd.lean", "tail.lean", "all/z.lean", "inner/z.lean", "inner/kept.lean",
]  # fmt: skip


def test_git_agrees_about_what_is_ignored(tmp_path: Path) -> None:
    write(
        tmp_path,
        {"lakefile.lean": "", ".gitignore": "\n".join(IGNORE), "inner/.gitignore": "*\n!kept.lean\n"},
    )
    write(tmp_path, dict.fromkeys(PATHS, ""))
    git = ["git", "-c", "core.excludesFile=", "-C", str(tmp_path)]
    subprocess.run([*git, "init", "-q"], check=True)
    listed = subprocess.run(
        [*git, "ls-files", "-co", "--exclude-standard"], check=True, capture_output=True, text=True
    )
    expected = {x for x in listed.stdout.split("\n") if x.endswith(".lean") and x != "lakefile.lean"}
    assert {f.relative_to(tmp_path).as_posix() for f in find_project(tmp_path).files()} == expected
    assert 3 < len(expected) < len(PATHS)


@given(st.text(max_size=20), st.text(max_size=20))
def test_no_gitignore_breaks_the_reader(line: str, path: str) -> None:
    rule = parse_rule(line)
    assert Ignore((("", (rule,)),) if rule else ()).ignores(path, folder=True) in (True, False)


LIBRARIES = """
[[lean_lib]]
name = "P"

[[lean_lib]]
name = "Q"
roots = ["Q.In"]

[[lean_lib]]
name = "R"
globs = ["R.+"]
"""


def test_a_lakefile_among_the_sources_takes_no_module_away(tmp_path: Path) -> None:
    inner = {f"{folder}/lakefile.toml": "" for folder in ("P/Deep", "Q", "R", "vendor/v")}
    modules = {
        f"{m}.lean": ""
        for m in ("P/Deep/A", "P/Deep/lakefile", "P/build/B", "Q/In/C", "Q/Out/D", "R/E", "vendor/v/P/F")
    }
    write(
        tmp_path, {"lakefile.toml": LIBRARIES, "lakefile.lean": "", "P/build/lib/x": "", **inner, **modules}
    )
    project = find_project(tmp_path)
    listed = [f.relative_to(tmp_path.resolve()).as_posix() for f in project.files()]
    assert listed == ["P/Deep/A.lean", "P/Deep/lakefile.lean", "P/build/B.lean", "Q/In/C.lean", "R/E.lean"]
    roots = {f: find_project(tmp_path / f).root.relative_to(tmp_path.resolve()).as_posix() for f in modules}
    outer = {f for f, root in roots.items() if root == "."}
    assert outer == set(listed)
    assert roots["Q/Out/D.lean"] == "Q"
    assert roots["vendor/v/P/F.lean"] == "vendor/v"
    assert find_project(tmp_path / "P/Deep").root == tmp_path.resolve()
    assert find_project(tmp_path / "Q").root == tmp_path.resolve() / "Q"
    assert project.file_of("lakefile") is None


def test_without_a_library_to_be_seen_the_root_module_claims_its_folder(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "lakefile.lean": "syntax error",
            "Foo.lean": "",
            "Foo/lakefile.lean": "",
            "Foo/A.lean": "",
            "Bar/lakefile.lean": "",
            "Bar/B.lean": "",
        },
    )
    listed = [f.relative_to(tmp_path.resolve()).as_posix() for f in find_project(tmp_path).files()]
    assert listed == ["Foo/A.lean", "Foo/lakefile.lean", "Foo.lean"]


def test_what_links_lead_to_is_taken_once(tmp_path: Path) -> None:
    (tmp_path / "lakefile.toml").write_text('name = "p"\n')
    (tmp_path / "B.lean").write_text("theorem b : 1 = 1 := sorry\n")
    (tmp_path / "A.lean").symlink_to("B.lean")
    (tmp_path / ".hidden").mkdir()
    (tmp_path / ".hidden" / "H.lean").write_text("theorem h : 1 = 1 := sorry\n")
    (tmp_path / "C.lean").symlink_to(".hidden/H.lean")
    (tmp_path / "D.lean").symlink_to("C.lean")
    (tmp_path / "E.lean").symlink_to("nowhere.lean")
    found = [f.name for f in find_project(tmp_path).files()]
    assert found == ["B.lean", "C.lean"]
