"""What is said with a verdict of the toolchain and the policy that it was reached with."""

import pytest

from agent.judge.policy import Policy
from agent.judge.remarks import of_kernel, of_policy


@pytest.mark.parametrize(
    ("version", "warned"),
    [
        ("4.9.0", True),
        ("4.33.0", True),
        ("4.34.0-rc1", False),
        ("4.34.0", False),
        ("4.35.0", False),
        ("5.0.0", False),
    ],
)
def test_kernels_with_known_soundness_bugs_are_named(version: str, warned: bool) -> None:
    assert bool(of_kernel(version)) == warned


def test_a_policy_that_allows_more_than_usual_is_named() -> None:
    assert of_policy(Policy()) == ""
    policy = Policy(allow_native_decide=True, allowed_axioms=frozenset({"oracle"}))
    assert of_policy(policy) == "the policy differs from the defaults in allowed_axioms, allow_native_decide"
