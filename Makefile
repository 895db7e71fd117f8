# Doorstep's commands. `make` lists them, docs/running.md explains them, tools/ holds what they do.

# Any Python from 3.11 on: make run PYTHON=python3.12
PYTHON ?= python3

# "Make the environment if it is not there, then be this command in it."
with = @$(PYTHON) -m tools.environment

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help run setup test check permissions mutants bench lock

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /make \1	/p' Makefile

run: ## start Doorstep: web server and worker, with a made-up borough the first time
	$(with) run manage.py serve --stop-with-parent

setup: ## only make the environment to develop in (.venv)
	$(with) dev

test: ## the whole suite on SQLite and PostgreSQL, and in Chromium (ONLY=sqlite, ARGS='-k finder')
	$(with) dev -m tools.test $(addprefix --only=,$(ONLY)) -- $(ARGS)

check: ## format, lint, types, layers, settings, migrations, known holes in our dependencies
	$(with) dev -m tools.check

permissions: ## write docs/safety/permissions.md anew from the policy table
	$(with) dev -m tests.policy

mutants: ## remove one permission after the other; a test must fail for each (ONLY=accounts)
	$(with) dev -m tools.mutants $(addprefix --only=,$(ONLY))

bench: ## what is claimed about speed, measured (ONLY=finder)
	$(with) dev -m benchmarks $(ONLY)

lock: ## choose the newest dependencies that pyproject.toml allows and lock them
	$(with) dev -m tools.lock
