"""Measures a model on a dataset so that others can repeat it: datasets, protocols, statistics."""
