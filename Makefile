# Every target does its own set-up: python3 >= 3.11 and make are all that a machine needs.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check --quiet --quiet
SHARED ?= ../shared

.DELETE_ON_ERROR:
.PHONY: help run test lint format eval floors bench ablation lock clean model

help:  ## this list
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 12

run: $(VENV)/.installed  ## read corpus/articles, leave the dataset in outputs/sample
	$(BIN)/thidua run corpus/articles --out outputs/sample --fresh

test: $(VENV)/.tools  ## the tests
	$(BIN)/python -m pytest

lint: $(VENV)/.tools  ## ruff and strict mypy
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(VENV)/.tools  ## let ruff format and mend what it can
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

eval: $(VENV)/.installed  ## accuracy with intervals on corpus/ and, where present, on $(SHARED)/gold
	@for gold in corpus $(SHARED)/gold/dev $(SHARED)/gold/modelled; do \
	  if [ -d "$$gold" ]; then echo "== $$gold"; $(BIN)/thidua evaluate "$$gold" || exit; fi; done

floors: $(VENV)/.tools  ## raise tests/floors.json to the figures reached (lowering: see CONTRIBUTING.md)
	$(BIN)/python tests/floors.py $(if $(LOWER),--lower "$(LOWER)")

bench: $(VENV)/.installed  ## speed against underthesea.word_tokenize and trafilatura.extract, cold start
	$(BIN)/python benchmarks/speed.py
	$(BIN)/python benchmarks/pages.py

ablation: $(VENV)/.installed  ## what rules and tagger are worth (needs $(SHARED), and outputs/folds of `make model`)
	$(BIN)/python benchmarks/ablation.py --folds outputs/folds

lock: $(VENV)/.tools  ## rebuild requirements.lock and requirements-test.lock from pyproject.toml
	$(BIN)/python -c 'import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["build-system"]["requires"], sep="\n")' > $(VENV)/build.in
	$(BIN)/uv pip compile $(LOCK_OPTIONS) pyproject.toml $(VENV)/build.in -o requirements.lock
	$(BIN)/uv pip compile $(LOCK_OPTIONS) --extra test --extra dev --extra train -c requirements.lock pyproject.toml $(VENV)/build.in -o requirements-test.lock

# every Python from 3.11 on in one file; PyPI's hashes, but no index address: each machine has its own
LOCK_OPTIONS := --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
                --no-emit-index-url --no-emit-find-links --no-config $(UPGRADE)

model: $(VENV)/.tools  ## train the tagger, the gate for events, the confidence and the relevance screen (needs $(SHARED))
	$(BIN)/python -m pipeline.train.tagger --news $(SHARED)/corpora/news.jsonl.gz --facts corpus/news-gold \
	  --folds outputs/folds corpus $(SHARED)/gold/dev
	$(BIN)/python -m pipeline.train.events --news $(SHARED)/corpora/news.jsonl.gz --facts corpus/news-gold \
	  corpus $(SHARED)/gold/dev
	$(BIN)/python -m pipeline.train.confidence --news $(SHARED)/corpora/news.jsonl.gz --facts corpus/news-gold \
	  corpus $(SHARED)/gold/dev
	$(BIN)/python -m pipeline.train.relevance --news $(SHARED)/corpora/news.jsonl.gz --facts corpus/news-gold \
	  corpus $(SHARED)/gold/dev

clean:  ## remove the environment and the caches, leave outputs/ alone
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis

# A changed lock makes the environment anew, so that nothing of the old one stays behind.
$(VENV)/.locked: requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(None if sys.version_info >= (3, 11) else "thidua needs Python 3.11 or newer, not " + sys.version.split()[0])'
	@echo "making $(VENV) from requirements.lock; this takes a minute or two"
	@rm -rf $(VENV)
	$(PYTHON) -m venv $(VENV)
	$(PIP) install --require-hashes -r requirements.lock
	@touch $@

$(VENV)/.installed: $(VENV)/.locked pyproject.toml hatch_build.py
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.tools: $(VENV)/.installed requirements-test.lock
	$(PIP) install --require-hashes -r requirements-test.lock
	@touch $@
