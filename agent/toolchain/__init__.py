"""How Lean is started: the embedded wheel, or the project's own lake."""
