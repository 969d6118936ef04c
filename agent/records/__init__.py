"""The journal of runs, tasks and attempts: `.leanloop/journal.sqlite` in the repository."""

from agent.records.journal import Journal, RunJournal, RunSummary

__all__ = ["Journal", "RunJournal", "RunSummary"]
