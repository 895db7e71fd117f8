# Doorstep's commands. `make` lists them, docs/running.md explains them, tools/ holds what they do.

# Any Python from 3.11 on: make run PYTHON=python3.12
PYTHON ?= python3

# "Make the environment if it is not there, then be this command in it."
with = @$(PYTHON) -m tools.environment

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help run setup test check mutants bench fuzz kill rendered lock

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

mutants: ## remove one permission after the other; a test must fail for each (ONLY=accounts)
	$(with) dev -m tools.mutants $(addprefix --only=,$(ONLY))

bench: ## what is claimed about speed, measured (ONLY=finder)
	$(with) dev -m benchmarks $(ONLY)

fuzz: ## nonsense for every reader of what comes from outside, for ten minutes (MINUTES=60, ONLY=inbound, CASES=1000000)
	$(with) dev -m tools.fuzz $(addprefix --minutes=,$(MINUTES)) $(addprefix --only=,$(ONLY)) $(addprefix --cases=,$(CASES))

kill: ## workers killed while they send, and worse: nothing may be lost or go out twice (KILLS=20000, ONLY=restarts)
	$(with) dev -m tests.kill $(addprefix --kills=,$(KILLS)) $(addprefix --only=,$(ONLY))

rendered: ## write the pages of docs/ that follow from the code
	$(with) dev -m tools.rendered

lock: ## choose the newest dependencies that pyproject.toml allows and lock them
	$(with) dev -m tools.lock
