"""Traces a repository with lean-dojo and writes its premises as a corpus: `python trace_worker.py REPO COMMIT OUT`.

A process of its own, because importing lean-dojo makes a cache folder, reads `.env` and takes over logging, and because
tracing starts Ray and Lake.  COMMIT may be `-`: the head of a local clone, the latest of a URL.  The layout is that of
LeanDojo's own export (`agent.premises.corpus`).
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any


def main(repo: str, commit: str, out: str) -> None:
    """Trace and write."""
    import lean_dojo
    import networkx as nx  # comes with lean-dojo

    dojo: Any = lean_dojo
    if Path(repo).exists():
        chosen = dojo.LeanGitRepo.from_path(repo) if commit == "-" else dojo.LeanGitRepo(repo, commit)
    else:
        chosen = dojo.LeanGitRepo(repo, dojo.get_latest_commit(repo) if commit == "-" else commit)
    graph = dojo.trace(chosen).traced_files_graph
    with Path(out).open("w", encoding="utf-8") as corpus:
        for node in reversed(list(nx.topological_sort(graph))):
            traced = graph.nodes[node]["traced_file"]
            line = {
                "path": str(traced.path),
                "imports": [str(i) for i in graph.successors(node)],
                "premises": traced.get_premise_definitions(),
            }
            corpus.write(json.dumps(line) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
