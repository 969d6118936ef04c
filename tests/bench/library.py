"""A library that is heavy to import: 32 modules with 32,000 declarations, most of them simp lemmas and instances.

What an import costs is what Lean has to do for each constant and each entry of an environment extension: 3 µs
for a simp lemma whose left side is small, 12 µs for one whose left side is not, 10 µs for an instance (measured).
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from agent.lean.project import Project
from agent.toolchain.build import build
from agent.toolchain.embedded import default_cache

if TYPE_CHECKING:
    from agent.toolchain.protocol import Toolchain

MODULES, PER_MODULE, MEDIUM = 32, 1000, 8


def module_text(number: int, size: int = PER_MODULE) -> str:
    """One module: of four declarations three are simp lemmas about a function of its own, one an instance."""
    lines = [f"namespace Heavy{number}", "def f (a b : Nat) : Nat := a + b"]
    for i in range(size - 1):
        if i % 4 == 3:
            lines.append(f"instance i{i} : Inhabited (Fin ({number} + {i} + 1)) := ⟨⟨0, Nat.zero_lt_succ _⟩⟩")
        elif i % 4 == 2:
            product = f"(n + {i}) * (m + {i})"
            lines.append(
                f"@[simp] theorem f_{i} (n m : Nat) : {product} + f n m = {product} + (n + m) := rfl"
            )
        else:
            lines.append(f"@[simp] theorem f_{i} (n : Nat) : f n {i} = n + {i} := rfl")
    return "\n".join([*lines, f"end Heavy{number}", ""])


def header(modules: int) -> str:
    """The import lines of the first so many modules."""
    return "".join(f"import Heavy.M{n}\n" for n in range(modules))


async def built_library(lean: Toolchain, folder: Path | None = None, modules: int = MODULES) -> Path:
    """Write and compile it below `folder` (the cache, by default); the folder for LEAN_PATH.

    It takes about a minute the first time, and nothing when it is there.
    """
    root = folder or default_cache().parent / "bench"
    (root / "Heavy").mkdir(parents=True, exist_ok=True)
    for n in range(modules):
        file, text = root / "Heavy" / f"M{n}.lean", module_text(n)
        if not file.exists() or file.read_text("utf-8") != text:
            file.write_text(text, encoding="utf-8")
    names = [f"Heavy.M{n}" for n in range(modules)]
    result = await build(Project(root, is_lake=False), lean, names, root / "build")
    if result.failed:
        raise RuntimeError(f"the heavy library does not build: {result.failed}")
    return result.folder
