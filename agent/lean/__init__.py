"""What Lean text and Lean files are; no process is started here."""
