"""Examples and exit codes below the help of each command; a test runs over them, so that they name what exists."""

from __future__ import annotations

EXAMPLES: dict[str, tuple[tuple[str, str], ...]] = {
    "prove": (
        ("leanloop prove", "everything that is unproved here, by the free portfolio; prints a diff"),
        ("leanloop prove Foo.lean:12 --write", "the hole at a line, and write the proof"),
        ("leanloop prove --model portfolio --model openai:NAME --budget-usd 2", "the cheapest first"),
        ('leanloop prove --describe "reversing twice changes nothing" Lists.lean', "from words to a proof"),
    ),
    "write": (
        ("leanloop write Spec.lean --model openai:NAME", "programs with their proofs; prints a diff"),
        ("leanloop write Spec.lean --model openai:NAME --write", "the same, and write them"),
    ),
    "check": (
        ("leanloop check", "build and audit: holes, axioms, errors"),
        ("leanloop check --no-build Foo.lean", "read the sources only"),
    ),
    "verify": (
        ("leanloop verify Challenge.lean Solution.lean", "every hole of the challenge"),
        ("leanloop verify Challenge.lean Solution.lean --decl my_theorem --json", "one declaration"),
        ("leanloop verify --receipt receipts/Foo/Foo.bar.json", "what a receipt claims"),
    ),
    "ci": (
        ("leanloop ci --base origin/main", "the declarations that this branch changes"),
        ("leanloop ci --base origin/main --prove --patch proofs.patch", "and try to prove what is not"),
    ),
    "eval": (
        ("leanloop eval lean_project --model portfolio --n 1", "pass@1 of the portfolio"),
        ("leanloop eval set.jsonl --model openai:NAME --n 8 --k 1,4,8 --output a.json", "pass@k, kept"),
    ),
    "report": (
        ("leanloop report last", "a summary"),
        ("leanloop report last --html report.html --sarif leanloop.sarif", "for people and for machines"),
    ),
    "runs": (
        ("leanloop runs", "the runs of this project"),
        ("leanloop runs --export last", "one of them as JSON lines"),
    ),
    "premises": (("leanloop premises append length", "declarations by words"),),
    "mcp": (("leanloop mcp", "what an MCP client starts; docs/mcp.md has the lines for it"),),
    "init": (
        ("leanloop init --dry-run", "what would be written"),
        ("leanloop init --ci gitlab", "a job for GitLab"),
    ),
    "doctor": (("leanloop doctor --json", "how to run the very same Lean by hand"),),
    "help": (("leanloop help prove", "the same as leanloop prove --help"),),
}
_PROVED = "0 everything asked for is proved; 1 something is not; 2 wrong use; 3 nothing can be said"
CODES: dict[str, str] = {
    "prove": _PROVED,
    "write": _PROVED,
    "check": _PROVED,
    "verify": _PROVED,
    "ci": _PROVED,
    "eval": "0 every trial was conclusive; 2 wrong use; 3 some were not, or nothing can be said",
    "report": "0 it is written or shown, whatever the run proved; 2 wrong use; 3 it cannot be read or written",
    "runs": "0 they are shown; 2 wrong use; 3 they cannot be read",
    "premises": "0 it was searched, whatever was found; 2 wrong use; 3 nothing can be said",
    "mcp": "0 the client has ended it; 2 wrong use; 3 it cannot work here",
    "init": "0 written, or there already; 2 wrong use; 3 it cannot be written",
    "doctor": "0 there is a Lean to work with; 2 wrong use; 3 there is none",
    "help": "0 it is shown; 2 there is no such command",
}


def epilog(command: str) -> str:
    """What stands below the help of a command.  Paragraphs are what typer keeps apart there."""
    lines = [f"  {line}   ({what})" for line, what in EXAMPLES.get(command, ())]
    return "\n\n".join(("Examples:", *lines, f"Exit codes: {CODES[command]}; 130 interrupted."))
