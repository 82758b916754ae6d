# Needs python3 (3.11 to 3.13) and make; the rest is fetched into .venv. `make help` lists what there is.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

# our own invented texts, and where they stand beside the project, texts that others have annotated
GOLD ?= evaluation/own.json $(wildcard $(addprefix ../shared/gold/, seed.json diplomacy.dev.jsonl \
  attributions.dev.jsonl readouts.dev.jsonl timex.dev.jsonl offices.dev.jsonl))
TEXTS ?= seeds

# Prefect keeps its records here, and tells nobody
export PREFECT_HOME ?= $(CURDIR)/.prefect
export PREFECT_SERVER_ANALYTICS_ENABLED ?= false
export DO_NOT_TRACK ?= 1

.DEFAULT_GOAL := help
.PHONY: help run test check eval figures pictures bench train lock clean

help: ## Say what there is to make
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: $(READY) ## Read seeds/ and write the knowledge graph into output/
	$(BIN)/memcon run

test: $(READY) ## Run all tests
	$(BIN)/python -m pytest

check: $(READY) ## Check style, types and the ontology with what is made from it
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/python -m pytest tests/ontology

eval: $(READY) ## Score how well memcon reads (GOLD="FILE ..." names other gold)
	$(BIN)/memcon evaluate $(GOLD)

figures: $(READY) ## Score, and write the figures into README.md
	$(BIN)/python evaluation/figures.py $(GOLD)

pictures: $(READY) ## Take the README's pictures anew (needs Chromium)
	$(BIN)/python tests/browser/pictures.py

bench: $(READY) ## Say how fast memcon reads, and where the time goes (TEXTS=FOLDER for other texts)
	$(BIN)/python benchmarks/bench.py $(TEXTS)

train: $(READY) ## Train the attribution tagger anew (CORPUS=a checkout of PolNeAR, or gold of attributions)
	@test -e "$(CORPUS)" || { echo 'Name the texts to learn from: make train CORPUS=FOLDER'; exit 2; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c requirements.lock --editable '.[train]'
	$(BIN)/python -m memcon.train $(CORPUS)

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
