"""What goes with every verdict: with what it was reached, and what whoever reads it should know of that."""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING

from agent.judge.policy import Policy

if TYPE_CHECKING:
    from agent.judge.build import Built
    from agent.judge.environment import Imported
    from agent.toolchain.protocol import Toolchain

# leanprover/lean4 issues 14484, 14576, 14613, 14807: proofs of False that the kernel accepted.
_SOUND_SINCE = (4, 34)


def remarks(toolchain: Toolchain, policy: Policy, built: Built, imported: Imported) -> tuple[str, ...]:
    """Sentences about the toolchain, the sandbox, the policy and the imports."""
    found = [toolchain.description, of_kernel(toolchain.version), of_policy(policy)]
    if built.sandbox:
        found.append(f"sandbox: {built.sandbox}")
    if imported.outlined:
        found.append(
            f"{len(imported.outlined)} imported modules were read as far as the proof reaches them; those of them "
            "that are not the project's have no hash in the receipt"
        )
    return tuple(filter(None, found))


def of_kernel(version: str) -> str:
    """A warning for a Lean whose kernel is known to have accepted proofs of False; empty for others."""
    numbers = re.match(r"(\d+)\.(\d+)", version)
    if numbers is None or (int(numbers[1]), int(numbers[2])) >= _SOUND_SINCE:
        return ""
    since = ".".join(map(str, _SOUND_SINCE))
    return f"the kernel of Lean {version} has known soundness bugs (mended in {since}.0) that a hostile proof could use"


def of_policy(policy: Policy) -> str:
    """What the policy allows beyond the defaults; empty if nothing."""
    usual = Policy()
    names = [f.name for f in dataclasses.fields(policy)]
    changed = [n for n in names if getattr(policy, n) != getattr(usual, n)]
    return f"the policy differs from the defaults in {', '.join(changed)}" if changed else ""
