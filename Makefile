# Each target is one line; what takes more lives in scripts/.
.DEFAULT_GOAL := help
.PHONY: help setup setup-dev demo example check test bench format openapi lock clean

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1	\2/p' Makefile | expand -t 20

setup: ## make .venv with canbo in it, and fetch the database engine
	@sh scripts/setup.sh run

setup-dev: ## the same, with all that the checks and tests need
	@sh scripts/setup.sh dev

demo: setup ## fill a folder of its own with the invented office and serve it; PORT=8000
	@sh scripts/demo.sh

example: setup ## import a real file and ask a question, in a folder of its own
	@sh scripts/example.sh

check: setup-dev ## format, lint, types, imports, statements: what needs no database
	@sh scripts/check.sh

test: check ## check, then every test with coverage
	@sh scripts/test.sh

bench: setup-dev ## the measurements
	@sh scripts/bench.sh

format: setup-dev ## lay out the Python and the Cypher anew
	@sh scripts/format.sh

openapi: setup-dev ## write docs/openapi.json anew
	@PYTHONPATH=. .venv/bin/python scripts/openapi.py

lock: ## pin the requirements anew; UPGRADE=1 takes the newest
	@sh scripts/lock.sh

clean: ## remove all that the targets made here; no data folder of canbo's users
	@sh scripts/clean.sh
