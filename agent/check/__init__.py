"""Fast screening of candidates: feedback only, never a verdict."""
