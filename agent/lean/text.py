"""Lean text without Lean: what is code, which declarations and holes it has, and how a proof is put in.

The public face of `masking`, `header`, `commands`, `declarations` and `splice`.  Pure functions over `str`; offsets
count code points from 0.
"""

from agent.lean.commands import Command, commands
from agent.lean.declarations import declarations, holes
from agent.lean.header import Header, Import, header
from agent.lean.masking import mask
from agent.lean.positions import LineTable, offset_at, position_at
from agent.lean.splice import fill_holes, is_tactic_position, replace_body

__all__ = [
    "Command",
    "Header",
    "Import",
    "LineTable",
    "commands",
    "declarations",
    "fill_holes",
    "header",
    "holes",
    "is_tactic_position",
    "mask",
    "offset_at",
    "position_at",
    "replace_body",
]
