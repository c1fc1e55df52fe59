# Needs Python 3.11 or newer, make and git. Everything is installed into .venv.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
JOBS   ?= auto

.DEFAULT_GOAL := all
.PHONY: all demo test test-long lint docs goldens samples templates pages cases bench clean

all: lint test

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "Cannot make a virtual environment. On Debian or Ubuntu: sudo apt install python3-venv"; exit 1; }

$(VENV)/.run: $(VENV)/bin/python pyproject.toml
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e . || { echo "Installing failed: is there a network (or a package mirror)?"; exit 1; }
	@touch $@

$(VENV)/.dev: $(VENV)/bin/python pyproject.toml
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[test,lint]' || { echo "Installing failed: is there a network (or a package mirror)?"; exit 1; }
	@touch $@ $(VENV)/.run

demo: $(VENV)/.run
	@$(BIN)/studygroup demo --out out/demo

test: $(VENV)/.dev
	$(BIN)/python -m pytest -n $(JOBS) -q

test-long: $(VENV)/.dev
	STUDYGROUP_LONG=1 $(BIN)/python -m pytest -n $(JOBS) -q

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

docs: $(VENV)/.dev
	$(BIN)/python docs/build.py

goldens: $(VENV)/.dev
	$(BIN)/python -m pytest -q tests/goldens --update-goldens

samples: $(VENV)/.dev
	$(BIN)/python sample_workbooks/build.py

templates: $(VENV)/.dev
	$(BIN)/python templates/build.py

bench: $(VENV)/.dev
	$(BIN)/python -m benchmarks.build $(NAMES)

pages: $(VENV)/.dev
	$(BIN)/python docs/pages.py out/pages

cases: $(VENV)/.dev
	$(BIN)/python docs/page_walk.py out/cases

clean:
	rm -rf $(VENV) out dist
