"""`python -m agent` is the `leanloop` command."""

from agent.cli import main

main()
