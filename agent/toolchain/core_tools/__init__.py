"""Development tools for the core library in `agent/toolchain/core`: nothing here runs when leanloop is used.

python -m agent.toolchain.core_tools.notation --write    writes core/Init/Notation.lean anew
python -m agent.toolchain.core_tools.audit               lists constants, axioms, and what theorems rest on
"""
