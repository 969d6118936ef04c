"""One module per command: from a request to printed results and an exit code."""
