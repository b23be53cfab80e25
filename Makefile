# `make run` and `make test` do everything; the rest is for whoever changes Jol.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
PY := $(VENV)/bin/python
.DEFAULT_GOAL := help

.PHONY: help run test check lock locales screenshot clean

help: ## this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

$(VENV)/.run: requirements.lock
	@echo "Jol: making the environment in $(VENV) (about half a minute, once) ..."
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { echo "Jol needs Python 3.11 or newer: install it, or name it: make run PYTHON=/path/to/python3.11"; exit 1; }
	@$(PYTHON) -m venv $(VENV) 2>/dev/null || { echo "Jol needs Python's venv: on Debian and Ubuntu, apt-get install python3-venv"; rm -rf $(VENV); exit 1; }
	@$(PY) -m pip install -q --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

$(VENV)/.dev: $(VENV)/.run requirements-dev.lock
	@echo "Jol: adding what the tests need ..."
	@$(PY) -m pip install -q --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

run: $(VENV)/.run ## the bot on Telegram (BOT_TOKEN in .env), or without a token the demo in your browser
	@$(PY) -m bot

test: $(VENV)/.dev ## every test
	@$(PY) -m pytest -n auto --maxprocesses 4 --dist loadfile

check: $(VENV)/.dev ## lint, types, import rules, content, catalogues
	@$(VENV)/bin/ruff check .
	@$(VENV)/bin/ruff format --check .
	@$(VENV)/bin/mypy
	@$(VENV)/bin/lint-imports --no-cache
	@$(PY) -m bot check

lock: ## write the lock files again from pyproject.toml (needs uv)
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --custom-compile-command "make lock" pyproject.toml -o requirements.lock
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --custom-compile-command "make lock" --extra dev pyproject.toml -c requirements.lock -o requirements-dev.lock

locales: $(VENV)/.run ## bring the catalogues up to date with the English sentences
	@$(PY) -m bot.extraction

screenshot: $(VENV)/.dev ## make the README's picture again (needs a Chromium)
	@$(PY) -m tests.picture docs/screenshot.png

clean: ## remove the environment and the caches; data/ and secrets/ stay
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis
