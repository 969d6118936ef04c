"""The only source of PROVED."""
