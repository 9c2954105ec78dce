# `make` alone lists what there is. Everything else is in CONTRIBUTING.md.
.DEFAULT_GOAL := help
SHELL := /bin/bash
PY := .venv/bin/python
export PYTHONDONTWRITEBYTECODE :=

.PHONY: help demo test check fix bench trust docs test-fast test-sqlite test-postgresql journeys mutation \
        migrations shell update

help: ## List the commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "  %-12s %s\n", $$1, $$2}'

demo: .venv/run ## Install, load a fictional partnership, serve it, print address and log-ins
	.venv/bin/heed demo

test: .venv/test-machine check test-sqlite test-postgresql coverage journeys ## Run everything: checks, both databases, journeys in a browser

check: .venv/develop ## Format, lint, types, floors and drawers, spelling, docs current, migrations complete; changes nothing
	.venv/bin/ruff format --check .
	.venv/bin/ruff check .
	.venv/bin/typos
	.venv/bin/lint-imports
	.venv/bin/mypy heed tests scripts bench
	$(PY) manage.py makemigrations --check --dry-run
	HEED_VAR=var/check HEED_HOSTS=heed.example.org.uk $(PY) manage.py check --deploy --fail-level WARNING
	$(PY) scripts/reference.py --check
	$(PY) scripts/locks.py --check

fix: .venv/develop ## Put right what can be put right by itself
	.venv/bin/ruff check --fix .
	.venv/bin/ruff format .

bench: .venv/test-machine ## Measure, and print the figures as ratios and medians
	$(PY) -m bench

trust: .venv/test-machine ## Run every harness of tests/trust in full and print one table of figures
	$(PY) -m tests.trust

docs: .venv/develop ## Write the generated reference pages and build the documentation site
	$(PY) scripts/reference.py
	NO_MKDOCS_2_WARNING=1 .venv/bin/mkdocs build --strict --quiet

test-fast: .venv/develop ## The tests that need neither browser nor PostgreSQL
	.venv/bin/pytest -n 2 -q

test-sqlite: .venv/develop
	rm -f .coverage .coverage.*
	.venv/bin/pytest -n 2 -q --cov --cov-report=

test-postgresql: .venv/test-machine
	$(PY) scripts/with_postgresql.py --in-memory .venv/bin/pytest -n 2 -q --cov --cov-append --cov-report=

coverage: .venv/develop
	.venv/bin/coverage report --fail-under=100

# The browser of the journeys keeps a loop running in its process, in which Django asks no database.
journeys: .venv/test-machine
	.venv/bin/pytest -n 2 -q -m journey tests/journeys heed/govuk
	.venv/bin/pytest -q -m journey tests/trust

mutation: .venv/develop ## Mutation score of the law
	.venv/bin/mutmut run

migrations: .venv/develop ## Write the migrations that models ask for
	$(PY) manage.py makemigrations

shell: .venv/develop ## A Python prompt with the models loaded
	$(PY) manage.py shell

update: .venv/develop ## Resolve the dependencies again and write both lock files
	$(PY) scripts/locks.py

.venv/run: requirements.lock pyproject.toml
	sh scripts/set-up.sh requirements.lock
	touch $@

.venv/develop: requirements-dev.lock pyproject.toml
	sh scripts/set-up.sh requirements-dev.lock
	touch $@ .venv/run

.venv/test-machine: .venv/develop
	sh scripts/test-machine.sh
	touch $@
