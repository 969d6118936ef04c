"""What a file may not do where no fresh kernel looks at what came of it.

A compiled file does not say whether the kernel has seen its declarations: `set_option debug.skipKernelTC true`, or a
program that runs while Lean elaborates, can put anything into it.  The replay finds out.  Where there is no replayer, a
file that could have done so proves nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from agent.lean.masking import NOT_AFTER_IDENT, NOT_BEFORE_IDENT
from agent.lean.text import mask
from agent.types import Reason

if TYPE_CHECKING:
    from agent.judge.build import Source

# Looked for in the raw text: `«»`, strings and interpolations do not hide it.
_SKIPS = re.compile(r"skipKernelTC|addDeclWithoutChecking|addDeclCore|lean_add_decl_without_checking")
_RUNS = re.compile(
    rf"{NOT_AFTER_IDENT}(?:macro|macro_rules|elab|elab_rules|simproc|dsimproc|simproc_decl|dsimproc_decl|run_cmd|run_elab"
    rf"|run_meta|run_tac|by_elab|initialize|builtin_initialize){NOT_BEFORE_IDENT}|eval_expr%|#eval"
    rf"|(?:@|attribute\s*)\[[^\]]*{NOT_AFTER_IDENT}(?:macro|tactic|term_elab|command_elab|(?:builtin_)?init|simproc)"
    rf"{NOT_BEFORE_IDENT}"
)


def unreplayed_reason(source: Source) -> Reason | None:
    """Why a compiled source says nothing as long as no fresh kernel has checked it; None if it does."""
    options = " ".join((*source.setup.arguments, source.setup.answer))
    found = _SKIPS.search(source.text) or _SKIPS.search(options) or _RUNS.search(mask(source.text))
    if found is None:
        return None
    text = (
        f"{found[0]} can keep declarations from the kernel, and this toolchain has no replayer that would check them "
        "again: use Lean 4.28 or newer (leanchecker), or do without it in this file"
    )
    return Reason("kernel.unreplayed", text)
