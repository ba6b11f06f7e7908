# make run | test | soak | check | bench | fix: each sets up .venv when needed and does the job.
PYTHON ?= python3
BIN = .venv/bin
READY = .venv/.ready

.PHONY: run test soak check bench fix words

run: $(READY)
	@$(BIN)/h2h

test: $(READY)
	$(BIN)/python -m pytest -q -n auto

soak: $(READY)
	$(BIN)/python -m pytest -q -m soak

check: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy --platform linux
	$(BIN)/mypy --platform darwin
	$(BIN)/mypy --platform win32
	$(BIN)/lint-imports
	$(BIN)/h2h check --screens --counts $(if $(shell command -v hunspell),--spelling)

bench: $(READY)
	$(BIN)/python -m tests.bench.measure

fix: $(READY)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

$(READY): pyproject.toml tests/constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --constraint tests/constraints.txt --editable ".[dev]"
	@touch $@

# The German catalogue: collect new texts of the interface, then (after translating) compile it.
WORDS = tui/locale/de/LC_MESSAGES/h2h

words: $(READY)
	$(BIN)/pybabel -q extract --keywords=N_ --no-location --sort-output --omit-header -o .venv/h2h.pot tui
	$(BIN)/pybabel -q update --no-fuzzy-matching --ignore-obsolete --omit-header --no-wrap -l de -i .venv/h2h.pot -o $(WORDS).po
	$(BIN)/pybabel -q compile --use-fuzzy --statistics -l de -i $(WORDS).po -o $(WORDS).mo
