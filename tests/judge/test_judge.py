"""The judge as a whole: what it is asked, and what it says when something around the proof fails."""

from __future__ import annotations

import asyncio
import dataclasses
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from agent.errors import TargetError
from agent.judge import canary
from agent.judge import judge as judging
from agent.judge.judge import Judge, JudgeLimits, Source
from agent.judge.policy import Filling, Policy
from agent.toolchain.process import Command, Limits, run
from agent.types import Span, Trust, Verdict, VerdictKind

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from agent.toolchain.embedded import EmbeddedLean

CHALLENGE = "theorem t (n : Nat) : n + 0 = n := sorry\n"
SOLUTION = "theorem t (n : Nat) : n + 0 = n := rfl\n"


def judge(
    lean: object, challenge: str, solution: str, names: Sequence[str] | None = None, **options: object
) -> tuple[Verdict, ...]:
    written = options.pop("written", None)
    folders = options.pop("folders", ())
    one = Judge(lean, canaries=bool(options.pop("canaries", False)), **options)  # type: ignore[arg-type]
    sources = (Source(challenge, import_folders=folders), Source(solution, import_folders=folders))  # type: ignore[arg-type]
    return asyncio.run(one.judge(*sources, names, written=written))  # type: ignore[arg-type]


def codes(verdicts: Sequence[Verdict]) -> set[str]:
    return {reason.code for verdict in verdicts for reason in verdict.reasons}


async def test_no_more_processes_at_once_than_the_limits_say(
    lean: EmbeddedLean, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An audit of 300 files asks for 300 judgements at once."""
    running = most = 0

    def counted(work: Callable[..., Awaitable[object]]) -> Callable[..., Awaitable[object]]:
        async def one(*args: object, **named: object) -> object:
            nonlocal running, most
            running += 1
            most = max(most, running)
            try:
                return await work(*args, **named)
            finally:
                running -= 1

        return one

    monkeypatch.setattr(judging, "build", counted(judging.build))
    monkeypatch.setattr(judging.replay_module, "replay", counted(judging.replay_module.replay))
    one = Judge(lean, limits=JudgeLimits(jobs=2))
    texts = [Source(f"theorem t : {n} = {n} := rfl\n") for n in range(8)]
    verdicts = await asyncio.gather(*(one.judge(t, t) for t in texts))
    assert {v.kind for (v,) in verdicts} == {VerdictKind.PROVED}
    assert most == 2


# ---------------------------------------------------------------------------------------------- targets
def test_without_names_every_hole_is_judged_in_the_order_of_the_source(lean: EmbeddedLean) -> None:
    challenge = (
        "theorem z : 1 = 1 := sorry\ntheorem m : 1 = 1 := rfl\ntheorem a : 1 = 2 := sorry\n"
        "def f : Nat := sorry\n"
    )
    solution = challenge.replace(":= sorry\ntheorem m", ":= rfl\ntheorem m").replace(
        "Nat := sorry", "Nat := 1"
    )
    verdicts = judge(lean, challenge, solution)
    assert [(v.declaration, v.kind) for v in verdicts] == [
        ("z", VerdictKind.PROVED),
        ("a", VerdictKind.REJECTED),
        ("f", VerdictKind.PROVED),
    ]


def test_without_holes_every_theorem_is_judged(lean: EmbeddedLean) -> None:
    verdicts = judge(lean, SOLUTION, SOLUTION)
    assert [(v.declaration, v.kind) for v in verdicts] == [("t", VerdictKind.PROVED)]


def test_an_unknown_name_is_an_error_that_names_its_neighbours(lean: EmbeddedLean) -> None:
    with pytest.raises(TargetError, match=r"declares no Foo\.add_com") as error:
        judge(lean, "theorem Foo.add_comm : 1 = 1 := sorry", "", ["Foo.add_com"])
    assert "Foo.add_comm" in error.value.hint


def test_a_challenge_without_anything_to_prove(lean: EmbeddedLean) -> None:
    with pytest.raises(TargetError, match="neither a hole nor a theorem"):
        judge(lean, "def x := 1\n", "def x := 1\n")


def test_anonymous_instances_are_found_by_their_place(lean: EmbeddedLean) -> None:
    challenge = "inductive C | a | b\ninstance : Inhabited C := ⟨.a⟩\ninstance : Nonempty C := sorry\n"
    good, bad = challenge.replace("sorry", "⟨.b⟩"), challenge.replace("sorry", "by exact sorry")
    (verdict,) = judge(lean, challenge, good, ["_instance_2"])
    assert (verdict.declaration, verdict.kind) == ("_instance_2", VerdictKind.PROVED), verdict
    assert codes(judge(lean, challenge, bad, ["_instance_2"])) == {"axiom.sorry"}


def test_examples_are_judged_as_theorems(lean: EmbeddedLean) -> None:
    challenge = "example : 1 = 1 := rfl\n\nexample (n : Nat) : n = n := by\n  sorry\n"
    proof = "theorem helper (n : Nat) : n = n := rfl\nexample (n : Nat) : n = n := by\n  exact helper n"
    solution = challenge.replace("example (n : Nat) : n = n := by\n  sorry", proof)
    start = solution.index("theorem helper")
    written = (Span(start, start + len(proof)),)
    (verdict,) = judge(lean, challenge, solution, ["_example_2"], written=written)
    assert (verdict.declaration, verdict.kind) == ("_example_2", VerdictKind.PROVED), verdict
    assert codes(judge(lean, challenge, challenge, ["_example_2"])) == {"axiom.sorry"}
    weaker = solution.replace("example (n : Nat) : n = n", "example (n : Nat) : 1 = 1").replace(
        "helper n", "helper 1"
    )
    assert codes(judge(lean, challenge, weaker, ["_example_2"])) == {"target.changed"}
    with pytest.raises(TargetError, match="has 2 examples"):
        judge(lean, challenge, solution, ["_example_3"])


PLACED_EXAMPLES = """namespace F
example : 1 = 1 := rfl
namespace G.H
section
variable (k : Nat)
private example : k = k := sorry
end
end G.H
mutual
example : 2 = 2 := sorry
end
@[simp] example (n : Nat) : n + 0 = n := sorry
end F
example : 3 = 3 := sorry
theorem t : 4 = 4 := sorry
"""


def test_examples_are_judged_wherever_they_stand(lean: EmbeddedLean) -> None:
    names = ["t", "_example_5", "_example_1", "_example_3", "_example_2", "_example_4"]
    head, proved = PLACED_EXAMPLES.partition("G.H\n")[0], PLACED_EXAMPLES.replace("sorry", "rfl")
    solution = proved.replace(
        head, head.replace("namespace F\n", "namespace F\ntheorem one : 1 = 1 := rfl\n")
    )
    verdicts = judge(lean, PLACED_EXAMPLES, solution, names)
    assert [v.declaration for v in verdicts] == names
    assert {v.kind for v in verdicts} == {VerdictKind.PROVED}, verdicts
    start, end = (proved.index(p) for p in ("rfl\nend\nend G.H", "\nend\nend G.H"))
    one = PLACED_EXAMPLES.replace("k = k := sorry", "k = k := rfl")
    (verdict,) = judge(lean, PLACED_EXAMPLES, one, ["_example_2"], written=(Span(start, end),))
    assert verdict.kind is VerdictKind.PROVED, verdict
    open_, *others = judge(lean, one, one, [n for n in names if n != "_example_2"])
    assert open_.kind is VerdictKind.REJECTED, open_
    assert [v.declaration for v in others if v.kind is VerdictKind.PROVED] == ["_example_1"]


def test_without_names_examples_are_judged_too(lean: EmbeddedLean) -> None:
    challenge = (
        "example : 0 = 0 := rfl\nnamespace F\nexample : 2 = 3 := sorry\nend F\n"
        "theorem z : 1 = 1 := sorry\nexample : 4 = 4 := sorry\n"
    )
    solution = challenge.replace("1 := sorry", "1 := rfl").replace("4 := sorry", "4 := rfl")
    bad, *good = judge(lean, challenge, solution)
    assert (bad.declaration, codes((bad,))) == ("_example_2", {"axiom.sorry"})
    assert bad.reasons[0].message == "_example_2 still rests on sorry"
    assert [(v.declaration, v.kind) for v in good] == [
        ("z", VerdictKind.PROVED),
        ("_example_3", VerdictKind.PROVED),
    ]
    odd = "namespace «b c».F'.α\nexample : 2 = 2 := sorry\nend «b c».F'.α\n"
    (verdict,) = judge(lean, odd, odd)
    assert (verdict.declaration, verdict.reasons[0].message) == (
        "_example_1",
        "_example_1 still rests on sorry",
    )
    assert [v.declaration for v in judge(lean, odd, odd, ["_example_1"])] == ["_example_1"]
    gone = solution.replace("example : 0 = 0 := rfl\nnamespace F\nexample : 2 = 3 := sorry\nend F\n", "")
    assert [(v.declaration, v.kind) for v in judge(lean, challenge, gone)] == [
        ("_example_2", VerdictKind.REJECTED),
        ("z", VerdictKind.PROVED),
        ("_example_3", VerdictKind.PROVED),
    ]


def test_a_challenge_of_examples_only(lean: EmbeddedLean) -> None:
    open_, proved = "example : 2 = 2 := sorry\n", "example : 2 = 2 := rfl\n"
    for challenge in (open_, proved):
        (verdict,) = judge(lean, challenge, proved)
        assert (verdict.declaration, verdict.kind) == ("_example_1", VerdictKind.PROVED), verdict
    assert codes(judge(lean, open_, open_)) == {"axiom.sorry"}
    assert codes(judge(lean, open_, "theorem t : 1 = 1 := rfl\n")) == {"target.missing"}


def test_examples_that_are_no_theorems_are_judged_as_definitions(lean: EmbeddedLean) -> None:
    text = (
        "namespace F\nexample : Nat := 5\nexample := 6\n@[reducible] example : 1 = 1 := rfl\nend F\n"
        "noncomputable example : 1 = 1 := rfl\nexample : 2 = 2 := sorry\ntheorem t : 3 = 3 := rfl\n"
    )
    names = ["_example_1", "_example_2", "_example_3", "_example_4", "t", "_example_5"]
    *verdicts, open_ = judge(lean, text, text, names)
    assert {v.kind for v in verdicts} == {VerdictKind.PROVED}, verdicts
    assert (open_.kind, codes((open_,))) == (VerdictKind.REJECTED, {"axiom.sorry"})


# ----------------------------------------------------------------------------------------- what a model wrote
def test_only_what_the_model_wrote_may_differ(lean: EmbeddedLean) -> None:
    challenge = "-- keep me\n" + CHALLENGE
    solution = challenge.replace("sorry", "rfl")
    start = solution.index("rfl")
    written = (Span(start, start + 3),)
    assert judge(lean, challenge, solution, ["t"], written=written)[0].kind is VerdictKind.PROVED
    touched = solution.replace("keep", "drop")
    assert codes(judge(lean, challenge, touched, ["t"], written=written)) == {"text.outside"}
    assert codes(judge(lean, challenge, solution, ["t"], written=())) == {"text.outside"}
    assert codes(judge(lean, challenge, solution + "\n", ["t"], written=written)) == {"text.outside"}


def test_a_hole_cannot_be_left_open_behind_a_comment(lean: EmbeddedLean) -> None:
    challenge = CHALLENGE + "-- -/ theorem u : 1 = 1 := rfl\n"
    solution = challenge.replace("sorry", "rfl /-")
    start = solution.index("rfl /-")
    assert "text.unclosed" in codes(
        judge(lean, challenge, solution, ["t"], written=(Span(start, start + 6),))
    )


# ---------------------------------------------------------------------------------------------- policies
@pytest.mark.parametrize(
    ("policy", "challenge", "solution"),
    [
        (
            Policy(allowed_axioms=frozenset({"oracle"})),
            "axiom oracle : 1 = 2\ntheorem t : 1 = 2 := sorry",
            "axiom oracle : 1 = 2\ntheorem t : 1 = 2 := oracle",
        ),
        (Policy(allow_options=True), CHALLENGE, "set_option maxRecDepth 2000 in\n" + SOLUTION),
        (
            Policy(allow_attributes=True),
            CHALLENGE,
            "@[simp] theorem h (n : Nat) : n + 0 = n := rfl\n" + SOLUTION,
        ),
        (
            Policy(allow_new_instances=True),
            CHALLENGE,
            "structure S where\ninstance : Inhabited S := ⟨⟨⟩⟩\n" + SOLUTION,
        ),
        (
            Policy(allow_macros=True),
            CHALLENGE,
            'macro "r" : term => `(rfl)\ntheorem t (n : Nat) : n + 0 = n := r\n',
        ),
        (
            Policy(fill_definitions=Filling.ALL),
            "def P : Prop := sorry\ntheorem t : P := sorry",
            "def P : Prop := True\ntheorem t : P := trivial",
        ),
    ],
)
def test_a_policy_loosens_one_rule(lean: EmbeddedLean, policy: Policy, challenge: str, solution: str) -> None:
    assert judge(lean, challenge, solution, ["t"])[0].kind is VerdictKind.REJECTED
    (verdict,) = judge(lean, challenge, solution, ["t"], policy=policy)
    assert verdict.kind is VerdictKind.PROVED, verdict


def test_an_allowed_axiom_is_that_of_the_challenge(lean: EmbeddedLean) -> None:
    policy = Policy(allowed_axioms=frozenset({"oracle"}))
    challenge = "axiom oracle : 1 = 1\ntheorem t : 1 = 2 := sorry"
    changed = "axiom oracle : 1 = 2\ntheorem t : 1 = 2 := oracle"
    assert judge(lean, challenge, changed, ["t"], policy=policy)[0].kind is VerdictKind.REJECTED
    added = judge(lean, "theorem t : 1 = 2 := sorry", changed, ["t"], policy=policy)
    assert added[0].kind is VerdictKind.REJECTED


def test_a_policy_may_forbid_filling_and_standard_axioms(lean: EmbeddedLean) -> None:
    program = (
        "def f : Nat := sorry\ntheorem t : f = f := sorry",
        "def f : Nat := 1\ntheorem t : f = f := rfl",
    )
    assert judge(lean, *program, ["t"])[0].kind is VerdictKind.PROVED
    found = judge(lean, *program, ["t"], policy=Policy(fill_definitions=Filling.NONE))
    assert codes(found) == {"definition.filled"}
    classical = ("theorem t (p : Prop) : p ∨ ¬p := sorry", "theorem t (p : Prop) : p ∨ ¬p := Classical.em p")
    (verdict,) = judge(lean, *classical, ["t"])
    assert "Classical.choice" in verdict.axioms
    found = judge(lean, *classical, ["t"], policy=Policy(allowed_axioms=frozenset()))
    assert codes(found) == {"axiom.forbidden"}


# ---------------------------------------------------------------------------------------------- modules
def compiled(lean: EmbeddedLean, folder: Path, name: str, text: str) -> Path:
    (folder / f"{name}.lean").write_text(text, "utf-8")
    finished = asyncio.run(
        run(lean.lean(["-o", f"{name}.olean", f"{name}.lean"], cwd=folder), Limits(seconds=60))
    )
    assert finished.exit_code == 0, finished.stdout
    return folder


def test_sorry_and_axioms_of_an_import_count(lean: EmbeddedLean, tmp_path: Path) -> None:
    library = "theorem open' : 1 = 2 := sorry\naxiom oracle : 1 = 2\ntheorem fine : 1 = 1 := rfl\n"
    folder = compiled(lean, tmp_path, "Library", library)
    challenge = "import Library\ntheorem t : 1 = 2 := sorry\ntheorem u : 1 = 1 := sorry\n"

    def found(proof: str, name: str) -> tuple[Verdict, ...]:
        solution = challenge.replace(
            f"{'2' if name == 't' else '1'} := sorry", f"{'2' if name == 't' else '1'} := {proof}"
        )
        return judge(lean, challenge, solution, [name], folders=(folder,))

    assert codes(found("open'", "t")) == {"lemma.unproved"}
    assert codes(found("oracle", "t")) == {"axiom.forbidden"}
    assert found("fine", "u")[0].kind is VerdictKind.PROVED


LIBRARY = """theorem open' : 1 = 2 := sorry
theorem rests_on_open : 1 = 2 := open'
axiom oracle : 1 = 2
theorem rests_on_oracle : 1 = 2 := oracle
theorem fine (p : Prop) : p ∨ ¬p := Classical.em p
unsafe def danger : Nat := danger
"""


@pytest.mark.parametrize("reach", [1, 1 << 30])
def test_imports_that_are_larger_than_the_limit_are_trusted_with_nothing(
    lean: EmbeddedLean, tmp_path: Path, reach: int
) -> None:
    folder = compiled(lean, tmp_path, "Library", LIBRARY)
    limits = JudgeLimits(imports=1, reached_imports=reach)
    challenge = "import Library\ntheorem t : 1 = 2 := sorry\ntheorem u (p : Prop) : p ∨ ¬p := sorry\n"

    def found(name: str, proof: str) -> tuple[Verdict, ...]:
        statement = "1 = 2" if name == "t" else "p ∨ ¬p"
        solution = challenge.replace(f"{statement} := sorry", f"{statement} := {proof}")
        return judge(lean, challenge, solution, [name], folders=(folder,), limits=limits)

    assert codes(found("t", "sorryAx (1 = 2)")) >= {"axiom.sorry"}
    assert codes(found("t", "oracle")) >= {"axiom.forbidden"}
    if reach > 1:
        assert codes(found("t", "open'")) == {"lemma.unproved"}
        assert codes(found("t", "rests_on_open")) == {"lemma.unproved"}
        assert codes(found("t", "rests_on_oracle")) == {"axiom.forbidden"}
        (honest,) = found("u", "fine p")
        assert honest.kind is VerdictKind.PROVED, honest
        assert honest.axioms == ("Classical.choice", "Quot.sound", "propext")
        return
    for name, proof in (("t", "open'"), ("t", "rests_on_open"), ("t", "rests_on_oracle"), ("u", "fine p")):
        verdicts = found(name, proof)
        assert verdicts[0].kind is VerdictKind.INCONCLUSIVE, verdicts
        assert codes(verdicts) == {"import.unread"}, verdicts


def test_a_solution_that_may_import_more_still_imports_what_the_challenge_does(
    lean: EmbeddedLean, tmp_path: Path
) -> None:
    folder = compiled(lean, tmp_path, "Meant", "def P : Prop := 1 = 2\n")
    compiled(lean, folder, "Easy", "def P : Prop := True\n")
    compiled(lean, folder, "More", "theorem more : 1 = 1 := rfl\n")
    policy = Policy(allow_imports=True)

    def found(challenge: str, solution: str) -> tuple[Verdict, ...]:
        return judge(lean, challenge, solution, ["t"], folders=(folder,), policy=policy)

    about_p = "import Meant\ntheorem t : P := sorry\n"
    assert codes(found(about_p, "import Easy\ntheorem t : P := trivial\n")) == {"import.changed"}
    plain = "import Meant\ntheorem t : 1 = 1 := sorry\n"
    more = plain.replace("Meant\n", "Meant\nimport More\n").replace("sorry", "more")
    assert found(plain, more)[0].kind is VerdictKind.PROVED
    assert codes(found(more, plain.replace("sorry", "rfl"))) == {"import.changed"}
    swapped = more.replace("import Meant\nimport More", "import More\nimport Meant")
    assert codes(found(more, swapped)) == {"import.changed"}


def test_an_imported_name_means_the_same_module_in_both(lean: EmbeddedLean, tmp_path: Path) -> None:
    meant, easy = tmp_path / "meant", tmp_path / "easy"
    for folder, value in ((meant, "1 = 2"), (easy, "True")):
        folder.mkdir()
        compiled(lean, folder, "Library", f"def P : Prop := {value}\n")
    text = "import Library\ntheorem t : P := sorry\n"
    challenge = Source(text, import_folders=(meant,))
    solution = Source(text.replace("sorry", "trivial"), import_folders=(easy,))
    verdicts = asyncio.run(Judge(lean, canaries=False).judge(challenge, solution, ["t"]))
    assert codes(verdicts) == {"statement.changed"}, verdicts


def test_an_import_that_is_replaced_is_read_again(lean: EmbeddedLean, tmp_path: Path) -> None:
    compiled(lean, tmp_path, "Library", "theorem helper : 1 = 1 := rfl\n")
    one = Judge(lean, canaries=False)
    challenge = Source("import Library\ntheorem t : 1 = 1 := sorry\n", import_folders=(tmp_path,))
    solution = dataclasses.replace(challenge, text="import Library\ntheorem t : 1 = 1 := helper\n")

    async def twice() -> tuple[Verdict, Verdict]:
        (first,) = await one.judge(challenge, solution)
        await asyncio.to_thread(compiled, lean, tmp_path, "Library", "theorem helper : 1 = 1 := sorry\n")
        (second,) = await one.judge(challenge, solution)
        return first, second

    first, second = asyncio.run(twice())
    assert first.kind is VerdictKind.PROVED
    assert codes([second]) == {"lemma.unproved"}


# --------------------------------------------------------------------------------------------- infrastructure
class Tampered:
    """The embedded Lean with a shell script around its `nth` run (from 0)."""

    def __init__(self, lean: EmbeddedLean, script: str, nth: int = 1, readable: tuple[str, ...] = ()) -> None:
        self._lean, self._script, self._nth, self._readable = lean, script, nth, readable
        self.runs = 0

    def __getattr__(self, name: str) -> object:
        return getattr(self._lean, name)

    def lean(self, args: Sequence[str], *, cwd: Path, extra_path: Sequence[Path] = ()) -> Command:
        command = self._lean.lean(args, cwd=cwd, extra_path=extra_path)
        self.runs += 1
        if self.runs - 1 != self._nth:
            return command
        shell = ("/bin/sh", "-c", self._script, "sh", *command.argv)
        system = tuple(map(Path, ("/bin", "/usr", "/lib", "/lib64", "/etc", *self._readable)))
        return dataclasses.replace(
            command,
            argv=shell,
            env={**command.env, "PATH": "/usr/bin:/bin"},
            readable=(*command.readable, *system),
        )


@pytest.mark.parametrize(
    ("script", "code"),
    [
        ('"$@"; rm -f *.olean', "lean.no_olean"),
        ('"$@"; for f in *.olean; do head -c 1000 $f > x; mv x $f; done', "olean.damaged"),
        ("kill -SEGV $$", "lean.crashed"),
        ("exit 3", "lean.failed"),
        ("sleep 60", "lean.timeout"),
        (
            "while :; do echo aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa; done",
            "lean.output",
        ),
    ],
)
def test_what_says_nothing_about_the_proof_is_inconclusive(
    lean: EmbeddedLean, script: str, code: str
) -> None:
    limits = JudgeLimits(seconds=3 if "sleep" in script else 30)
    verdicts = judge(Tampered(lean, script), CHALLENGE, SOLUTION, ["t"], limits=limits)
    assert verdicts[0].kind is VerdictKind.INCONCLUSIVE, verdicts
    assert codes(verdicts) == {code}, verdicts


def test_a_forged_olean_is_judged_by_what_it_says(lean: EmbeddedLean, tmp_path: Path) -> None:
    """The file of another module under the expected name: it is data, so it proves what it proves."""
    compiled(lean, tmp_path, "LeanloopJudged", "theorem t : 1 = 1 := rfl\n")
    script = f'"$@"; cp {tmp_path}/LeanloopJudged.olean .'
    assert codes(judge(Tampered(lean, script, readable=(str(tmp_path),)), CHALLENGE, SOLUTION, ["t"])) == {
        "target.changed"
    }


def test_a_challenge_that_does_not_compile_is_nobodys_fault(lean: EmbeddedLean) -> None:
    verdicts = judge(lean, "theorem t : nonsense := sorry", SOLUTION, ["t"])
    assert verdicts[0].kind is VerdictKind.INCONCLUSIVE
    assert codes(verdicts) == {"challenge.build"}
    assert "nonsense" in verdicts[0].reasons[0].message


def test_a_solution_that_runs_for_ever_is_stopped(lean: EmbeddedLean) -> None:
    loop = "theorem t (n : Nat) : n + 0 = n := by\n  repeat (have h := Nat.le_refl 1)\n"
    verdicts = judge(lean, CHALLENGE, loop, ["t"], limits=JudgeLimits(seconds=2))
    assert verdicts[0].kind is not VerdictKind.PROVED
    assert codes(verdicts) <= {"lean.timeout", "lean.memory", "lean.error", "lean.crashed"}
    assert judge(lean, CHALLENGE, SOLUTION, ["t"])[0].kind is VerdictKind.PROVED


# ------------------------------------------------------------------------------------------ canaries, caching
def test_canaries_go_along(lean: EmbeddedLean) -> None:
    assert judge(lean, CHALLENGE, SOLUTION, ["t"], canaries=True)[0].kind is VerdictKind.PROVED


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("SOLUTION", canary.SOLUTION.replace("p := h\n", "p := sorryAx p Bool.false\n"), "known to be right"),
        (
            "SOLUTION",
            canary.SOLUTION.replace("= canary.helper", "= canary.helper extra"),
            "known to be right",
        ),
        ("CHEAT", canary.HONEST, "known cheat"),
    ],
)
def test_a_judge_that_errs_on_a_canary_says_nothing(
    lean: EmbeddedLean, monkeypatch: pytest.MonkeyPatch, name: str, text: str, says: str
) -> None:
    monkeypatch.setattr(canary, name, text)
    verdicts = judge(lean, CHALLENGE, SOLUTION, ["t"], canaries=True)
    assert verdicts[0].kind is VerdictKind.INCONCLUSIVE
    assert codes(verdicts) == {"canary"}
    assert says in verdicts[0].reasons[0].message


def test_without_a_replayer_the_trust_is_audited_and_said(lean: EmbeddedLean) -> None:
    (verdict,) = judge(lean, CHALLENGE, SOLUTION, ["t"], replay=False)
    assert verdict.trust is Trust.AUDITED
    words = 'notation "NN" => Nat\n-- a macro, an elab\ntheorem run_cmd_like : "macro" = "macro" := rfl\n'
    assert judge(lean, words + CHALLENGE, words + SOLUTION, ["t"], replay=False)[0].trust is Trust.AUDITED
    assert any("no replayer" in note for note in verdict.notes)
    assert lean.description in verdict.notes


@pytest.mark.parametrize(
    ("before", "proof"),
    [
        ("set_option debug.skipKernelTC true\n", "by decide +kernel"),
        ("set_option «debug».«skipKernelTC» true in\n", "by decide +kernel"),
        ('open Lean in\nmacro "fast" : tactic => `(tactic| rfl)\n', "by fast"),
        ("#eval 1 + 1\n", "rfl"),
    ],
)
def test_what_can_keep_a_proof_from_the_kernel_needs_a_replay(
    lean: EmbeddedLean, before: str, proof: str
) -> None:
    honest = "fast" in proof or proof == "rfl"
    challenge = f"{before}theorem t : 1 = {1 if honest else 2} := sorry\n"
    solution = challenge.replace("sorry", proof)
    (verdict,) = judge(lean, challenge, solution, ["t"], replay=False)
    assert verdict.kind is VerdictKind.INCONCLUSIVE, verdict
    assert codes([verdict]) == {"kernel.unreplayed"}
    (verdict,) = judge(lean, challenge, solution, ["t"])
    assert verdict.kind is (VerdictKind.PROVED if honest else VerdictKind.REJECTED), verdict


def test_the_original_is_built_once_and_many_are_judged_at_once(lean: EmbeddedLean) -> None:
    counting = Tampered(lean, "", nth=-1)
    one = Judge(counting, canaries=False, replay=False)  # type: ignore[arg-type]

    async def several() -> list[tuple[Verdict, ...]]:
        return await asyncio.gather(*(one.judge(Source(CHALLENGE), Source(SOLUTION)) for _ in range(4)))

    assert all(v.kind is VerdictKind.PROVED for (v,) in asyncio.run(several()))
    assert counting.runs == 5


def test_nothing_is_left_behind(lean: EmbeddedLean, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    judge(lean, CHALLENGE, SOLUTION, ["t"])
    judge(Tampered(lean, "sleep 60"), CHALLENGE, SOLUTION, ["t"], limits=JudgeLimits(seconds=1))
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith("leanloop-")] == []
    shutil.rmtree(tmp_path)
