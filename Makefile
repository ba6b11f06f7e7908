# make run | test | check | fix: each sets up .venv when needed and does the job.
PYTHON ?= python3
BIN = .venv/bin
READY = .venv/.ready

.PHONY: run test check fix wheel clean

run: $(READY)
	@$(BIN)/h2h

test: $(READY)
	$(BIN)/python -m pytest -q -n auto

check: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy --platform linux
	$(BIN)/mypy --platform darwin
	$(BIN)/mypy --platform win32
	$(BIN)/lint-imports
	$(BIN)/h2h check

fix: $(READY)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

$(READY): pyproject.toml tests/constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --constraint tests/constraints.txt --editable ".[dev]"
	@touch $@
