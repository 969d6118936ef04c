"""leanloop: a proof agent for Lean 4 repositories.

Importing this package does no work; the command line is `agent.cli`, the loop is `agent.search`.
"""

__version__ = "0.1.0"
