"""What a file may not do where no fresh kernel checks what came of it."""

import pytest

from agent.judge.build import Source
from agent.judge.unreplayed import unreplayed_reason


@pytest.mark.parametrize(
    "text",
    [
        "set_option debug.skipKernelTC true in theorem t : 1 = 2 := by decide +kernel",
        'macro "sk" c:command : command => `($c)',
        """def h : Char := 'a'macro "sk" c:command : command => `($c)""",
        "def h : Nat := 5run_cmd pure ()",
        "def h := [1][0]?elab_rules : term | _ => pure x",
        "def h := g#eval 1",
        "@[tactic x] def f := 1",
        "@[ tactic x] def f := 1",
        "@[simp, scoped term_elab x] def f := 1",
        "attribute [command_elab x] f",
        "attribute  [local simproc] f",
        "theorem t : p := by run_tac pure ()",
        "def x := eval_expr% 1",
    ],
)
def test_what_could_keep_a_proof_from_the_kernel(text: str) -> None:
    reason = unreplayed_reason(Source(text))
    assert reason is not None
    assert reason.code == "kernel.unreplayed"


@pytest.mark.parametrize(
    "text",
    [
        "theorem t : 1 = 1 := rfl",
        "@[simp] theorem macro' : 1 = 1 := rfl",
        "attribute [simp] tactic",
        "-- macro\ntheorem t : x.macro = 1 := by simp [init]",
        'def s := "#eval 1"',
    ],
)
def test_what_could_not(text: str) -> None:
    assert unreplayed_reason(Source(text)) is None
