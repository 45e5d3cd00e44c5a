# The commands of the house. `make` alone lists them.
# Needed beforehand: Python 3.11 or newer with venv, and make.

PYTHON ?= python3
PORT ?= 8501
BIN := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help run test check format migration bench lock

help:  ## list these commands
	@sed -n 's/^\([a-z]*\):.*## /  make \1	/p' Makefile | expand -t 20

run: .venv/ready  ## serve the dashboard with the CSTO sample on 127.0.0.1:8501 (PORT=… overrides)
	$(BIN)/tracker init --sample csto
	$(BIN)/tracker serve --sample csto --port $(PORT)

test: .venv/ready  ## run the whole suite, bringing a browser for it where that is possible
	$(BIN)/python tests/browser/install.py
	$(BIN)/python -m pytest -n 2 tests/law --cov=tracker.law --cov-fail-under=100
	$(BIN)/python -m pytest -n 2 --dist loadfile --ignore=tests/law

check: .venv/ready  ## formatting, lint, strict types, import contracts
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: .venv/ready  ## format, and repair what lint can repair
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

migration: .venv/ready  ## write a migration for changed tables: make migration m="record who entered each act"
	$(if $(m),,$(error say what it does: make migration m="record who entered each act"))
	scratch=$$(mktemp) && trap 'rm -f '$$scratch EXIT && export TRACKER_DATABASE_URL=sqlite:///$$scratch && \
	$(BIN)/alembic upgrade head && $(BIN)/alembic revision --autogenerate -m "$(m)"

bench: .venv/ready  ## measure what the design sets limits to
	$(BIN)/python benchmarks/start.py
	$(BIN)/python benchmarks/law.py
	$(BIN)/python benchmarks/reports.py
	$(BIN)/python benchmarks/dashboard.py

lock: .venv/ready  ## renew requirements.lock from pyproject.toml (needs uv)
	uv pip compile pyproject.toml --extra dev --no-strip-extras --universal --python-version 3.11 --generate-hashes -o requirements.lock

# Two steps, so that a change of pyproject.toml alone does not fetch the dependencies again.
.venv/ready: .venv/dependencies pyproject.toml
	$(BIN)/pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

.venv/dependencies: requirements.lock
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("Treaty Tracker needs Python 3.11 or newer. Say where it is: make PYTHON=/path/to/python3.11")'
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@
