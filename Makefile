# Needs python3 (3.11 to 3.13) and make; the rest is fetched into .venv. `make help` lists what there is.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

# Prefect keeps its records here, and tells nobody
export PREFECT_HOME ?= $(CURDIR)/.prefect
export PREFECT_SERVER_ANALYTICS_ENABLED ?= false
export DO_NOT_TRACK ?= 1

.DEFAULT_GOAL := help
.PHONY: help run test check eval lock clean

help: ## Say what there is to make
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-6s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: $(READY) ## Read seeds/ and write the knowledge graph into output/
	$(BIN)/memcon run

test: $(READY) ## Run all tests
	$(BIN)/python -m pytest

check: $(READY) ## Check style, types and the ontology with what is made from it
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/python -m pytest tests/ontology

eval: $(READY) ## Score how well memcon reads, where the gold stands in ../shared
	$(BIN)/python tests/eval.py

lock: $(READY) ## Pin the newest dependencies that fit together (needs uv)
	uv pip compile pyproject.toml --group dev --no-emit-index-url --python-version 3.11 --universal \
	  --upgrade -o requirements.lock

clean: ## Remove all that was fetched and made, except output/
	rm -rf $(VENV) .prefect .pytest_cache .mypy_cache .ruff_cache .hypothesis build dist
	find flows tests ontology -name __pycache__ -type d -prune -exec rm -rf {} +

$(READY): requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(None if (3, 11) <= sys.version_info < (3, 14) else "memcon needs Python 3.11 to 3.13; name one: make PYTHON=python3.12 ...")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	touch $@
