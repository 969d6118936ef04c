"""What Lean and Lake print, as values."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.lean.diagnostics import OUTPUT, parse_json_lines
from agent.lean.failures import FailureKind, classify
from agent.lean.lakelog import parse_lake_build
from agent.toolchain.process import Limits, run
from agent.types import Position, Severity

MESSAGE = {
    "severity": "error",
    "pos": {"line": 3, "column": 4},
    "endPos": {"line": 3, "column": 9},
    "kind": "[anonymous]",
    "data": "unsolved goals\n⊢ \u2028 p",
    "caption": "",
    "fileName": "A.lean",
}


def line(**changes: object) -> str:
    return json.dumps(MESSAGE | changes, ensure_ascii=False)


def test_a_message_of_lean() -> None:
    [d] = parse_json_lines(line())
    assert (d.severity, d.start, d.end) == (Severity.ERROR, Position(3, 4), Position(3, 9))
    assert (d.message, d.kind, d.file) == (MESSAGE["data"], "", "A.lean")


def test_kinds_and_missing_ends() -> None:
    [a, b, c] = parse_json_lines(
        "\n".join(
            [
                line(kind="lean.unknownIdentifier._namedError"),
                line(severity="warning", kind="hasSorry", endPos=None),
                line(severity="warning", kind="[anonymous]", data="declaration uses 'sorry'"),
            ]
        )
    )
    assert [d.kind for d in (a, b, c)] == ["lean.unknownIdentifier._namedError", "hasSorry", "hasSorry"]
    assert b.end is None


def test_other_output_is_kept_and_cannot_be_taken_for_messages() -> None:
    output = f"PANIC at foo\n{{not json\n{line()}\n{line(severity='fatal')}\n\n[]\n".encode() + b"\xff\n"
    found = parse_json_lines(output)
    assert [d.kind for d in found] == [OUTPUT, "", OUTPUT]
    assert found[0].message == "PANIC at foo\n{not json"
    assert "fatal" in found[2].message
    assert "\ufffd" in found[2].message
    assert {d.severity for d in found if d.kind == OUTPUT} == {Severity.INFORMATION}


@given(
    st.one_of(
        st.binary(max_size=80),
        st.lists(st.sampled_from([line(), "{", "[" * 3000, "null", "{}", ""])).map("\n".join),
    )
)
def test_no_output_breaks_the_parser(output: bytes | str) -> None:
    lost = len(parse_json_lines(output)) == 0
    text = output.decode("utf-8", "replace") if isinstance(output, bytes) else output
    assert not lost or not text.strip()


async def test_the_genuine_lean_speaks_so(lean, tmp_path) -> None:
    (tmp_path / "T.lean").write_text("/-! 𝔸 -/ #check 𝔸 theorem b : True := sorry\n#check b\n")
    finished = await run(lean.lean(("--json", "T.lean"), cwd=tmp_path), Limits(seconds=60))
    error, hole, info = parse_json_lines(finished.stdout)
    assert error.kind == "lean.unknownIdentifier._namedError"
    assert (error.start, error.end) == (Position(1, 16), Position(1, 17))
    assert (hole.kind, hole.severity) == ("hasSorry", Severity.WARNING)
    assert info.severity is Severity.INFORMATION


NEW = """\
ℹ [1/5] Built Foo.Old (300ms)
⚠ [2/5] Replayed Foo.Basic
warning: Foo/Basic.lean:3:8: declaration uses `sorry`
✖ [3/5] Building Foo.Baz (1.2s)
trace: .> LEAN_PATH=/x lean Foo/Baz.lean -o /y
error: Foo/Baz.lean:10:2: unsolved goals
n : Nat
⊢ n + 0 = n

error: Foo/Baz.lean:12:2-12:9: type mismatch
error: Lean exited with code 1
Some required targets logged failures:
- Foo.Baz
error: build failed
"""


def test_lake_today() -> None:
    log = parse_lake_build(NEW.encode())
    hole, goals, mismatch = log.diagnostics
    assert (hole.kind, hole.file, hole.start) == ("hasSorry", "Foo/Basic.lean", Position(3, 8))
    assert goals.message == "unsolved goals\nn : Nat\n⊢ n + 0 = n"
    assert (mismatch.start, mismatch.end) == (Position(12, 2), Position(12, 9))
    assert log.by_module == {"Foo.Basic": (hole,), "Foo.Baz": (goals, mismatch)}
    assert log.failed == ("Foo.Baz",)
    assert "error: Lean exited with code 1" in log.notes
    failure = classify(log, exit_code=1)
    assert failure is not None
    assert (failure.kind, failure.modules) == (FailureKind.PROOF, ("Foo.Baz",))
    assert failure.message == "Foo/Baz.lean:10:2: unsolved goals"


@pytest.mark.parametrize(
    "text",
    [
        "[2/3] Building Foo.Baz\nerror: ././././Foo/Baz.lean:10:2: type mismatch\n  a\nerror: build failed",
        "[2/3] Building Foo.Baz\nerror: stdout:\n./././Foo/Baz.lean:10:2: error: type mismatch\n  a\nerror: bad",
        "✖ [2/3] Building Foo.Baz\r\nerror: .\\.\\Foo/Baz.lean:10:2: type mismatch\r\n  a\r\nerror: build failed\r\n",
        "\x1b[31m✖\x1b[0m [2/3] Building Foo.Baz\n\x1b[31merror\x1b[0m: Foo/Baz.lean:10:2: type mismatch\n  a",
        "⣾ [1/3] Running Foo\r✖ [2/3] Building Foo.Baz\nFoo/Baz.lean:10:2: error(lean.x): type mismatch\n  a",
    ],
)
def test_other_lakes_and_terminals(text: str) -> None:
    [d] = parse_lake_build(text).diagnostics
    assert (d.file.replace("\\", "/"), d.start) == ("Foo/Baz.lean", Position(10, 2))
    assert (d.severity, d.message) == (Severity.ERROR, "type mismatch\n  a")
    assert parse_lake_build(text).by_module == {"Foo.Baz": (d,)}


def test_the_old_apostrophes() -> None:
    log = parse_lake_build(
        "warning: ./././A.lean:1:8: declaration uses 'sorry'\nBuild completed successfully.\n"
    )
    assert [d.kind for d in log.diagnostics] == ["hasSorry"]
    assert log.notes == ("Build completed successfully.",)


@pytest.mark.parametrize(
    ("text", "exit_code", "kind"),
    [
        ("error: Foo/A.lean: bad import 'Foo.Nope'\nerror: build failed", 1, FailureKind.IMPORT),
        ("error: no such file or directory (error code: 2)\n  file: ./Foo.lean", 1, FailureKind.IMPORT),
        (
            "error: unknown module prefix 'Foo'\n\nNo directory 'Foo' or file 'Foo.olean'",
            1,
            FailureKind.IMPORT,
        ),
        ("error: toolchain 'leanprover/lean4:v4.9.0' is not installed", 1, FailureKind.TOOLCHAIN),
        ("error: no default toolchain configured. run `elan default stable`", 0, FailureKind.TOOLCHAIN),
        (
            "error: dependency 'mathlib' not in manifest; use `lake update mathlib` to add it",
            1,
            FailureKind.MANIFEST,
        ),
        ("error: missing manifest; use `lake update` to generate one", 1, FailureKind.MANIFEST),
        (
            "error: external command 'git' exited with code 128\nfatal: Could not resolve host: x",
            1,
            FailureKind.NETWORK,
        ),
        (
            "error: could not download file from x\ninfo: caused by: [6] Couldn't resolve host name",
            1,
            FailureKind.NETWORK,
        ),
        (
            "error: No space left on device (error code: 28)\n  file: ./.lake/build/x.olean",
            1,
            FailureKind.DISK,
        ),
        ("✖ [1/2] Building A\nerror: Lean exited with code 139\nerror: build failed", 1, FailureKind.SIGNAL),
        ("", -9, FailureKind.SIGNAL),
        ("", 137, FailureKind.SIGNAL),
        (
            "error: ./lakefile.lean:3:1: error: unexpected token\nerror: package configuration has errors",
            1,
            FailureKind.CONFIGURATION,
        ),
        ("error: configuration file not found: lakefile", 1, FailureKind.CONFIGURATION),
        ("error: something new", 1, FailureKind.UNKNOWN),
        (
            "warning: manifest out of date: git url of dependency 'x' changed\nerror: A.lean:1:2: no",
            1,
            FailureKind.PROOF,
        ),
        (
            "error: A.lean:1:2: failed to connect\nNo space left on device\nmissing manifest",
            1,
            FailureKind.PROOF,
        ),
    ],
)
def test_failures_are_told_apart(text: str, exit_code: int, kind: FailureKind) -> None:
    failure = classify(parse_lake_build(text), exit_code=exit_code)
    assert failure is not None
    assert failure.kind is kind
    assert "\n" not in failure.message
    assert failure.hint or kind is FailureKind.PROOF


def test_our_own_limits_come_first() -> None:
    log = parse_lake_build(NEW)
    kinds = [f.kind for stop in ("deadline", "memory") if (f := classify(log, exit_code=-9, stop=stop))]
    assert kinds == [FailureKind.TIMEOUT, FailureKind.MEMORY]
    assert classify(parse_lake_build("Build completed successfully (5 jobs)."), exit_code=0) is None


@given(st.text(max_size=200), st.integers(-31, 255), st.sampled_from(["", "deadline", "memory", "output"]))
def test_no_log_breaks_the_reader(text: str, exit_code: int, stop: str) -> None:
    failure = classify(parse_lake_build(text), exit_code=exit_code, stop=stop)
    assert failure is not None or exit_code == 0
