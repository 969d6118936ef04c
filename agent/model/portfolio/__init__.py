"""A prover without a network: ranked tactics, small tactic programs and best-first search over Lean's own
goals.

`prover` implements the Prover protocol; `survey` looks around a hole; `ranking` proposes tactics for a goal;
`bench` tries many of them in one elaboration; `search` goes on best first; `polish` makes the result
readable.
"""

from agent.model.portfolio.prover import Budget, PortfolioProver

__all__ = ["Budget", "PortfolioProver"]
