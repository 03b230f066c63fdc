.DEFAULT_GOAL := help
PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin

.PHONY: help
help: ## list the commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sort | awk -F ':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

.venv/installed: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --editable ".[postgresql]" --group dev
	@touch $@

.PHONY: install
install: .venv/installed ## make .venv with everything; the command is then .venv/bin/onrecord

.PHONY: install-teach
install-teach: .venv/installed ## add what teaching the reader's network needs (torch and others)
	$(BIN)/python -m pip install --quiet --group teach

.PHONY: demo
demo: .venv/installed ## crawl, read, file and show a sample news site (PORT=8000)
	$(BIN)/onrecord demo --port $(PORT)

.PHONY: chromium
chromium:
	@test -x "$${CHROMIUM:-/usr/bin/chromium}" || sh tests/browser/install-chromium.sh

.PHONY: screens
screens: .venv/installed chromium ## picture every kind of page of the demo, wide and narrow, light and dark, into screens/
	$(BIN)/python -m benchmarks.screens

.PHONY: test
test: .venv/installed chromium ## install what the tests need and run them
	$(BIN)/pytest -q

.PHONY: check
check: .venv/installed chromium format-check layers ## what CI runs: format, lint, types, layers, tests
	$(BIN)/mypy
	$(BIN)/pytest -q

.PHONY: format
format: .venv/installed ## format and mend what can be mended
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

.PHONY: format-check
format-check: .venv/installed
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

.PHONY: types
types: .venv/installed ## check the types
	$(BIN)/mypy

.PHONY: layers
layers: .venv/installed ## check that arrows go down only
	$(BIN)/lint-imports

.PHONY: api
api: .venv/installed ## try 200 examples of each call of the API against its description
	API_EXAMPLES=200 $(BIN)/pytest -q tests/webapp/test_contract.py

.PHONY: golden
golden: .venv/installed ## write golden files anew; read the diff and stand for it
	ONRECORD_GOLDEN=write $(BIN)/pytest -q -m golden

.PHONY: migration
migration: .venv/installed ## make a migration: make migration NAME="what it adds"
	$(BIN)/python -m migrations.make "$(NAME)"

.PHONY: bench
bench: .venv/installed ## run the benchmarks
	$(BIN)/python -m benchmarks
