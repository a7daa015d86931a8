# Two commands matter: `make run` and `make test`. Both install what is missing first; `make help` lists the rest.

PYTHON3 ?= python3
PYTHON := .venv/bin/python
ARGS ?=

.DEFAULT_GOAL := help
.PHONY: help setup run test check fmt shots bench lock

help:  ## list the targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

setup:  ## install everything that running, testing and developing need
	@$(PYTHON3) packaging/prepare.py test

run:  ## set up, then open the demo lobby: kiosk, counter bar and a stand-in form (ARGS="--windowed 1080x1920")
	@$(PYTHON3) packaging/prepare.py run
	@exec $(PYTHON) -m kiosk_app.startup.lobby $(ARGS)

test:  ## set up, then run every check and every test
	@$(PYTHON3) packaging/prepare.py test
	@$(PYTHON) packaging/check.py

check:  ## set up, then the checks without the tests: lint, format, types, QML
	@$(PYTHON3) packaging/prepare.py test
	@$(PYTHON) packaging/check.py --no-tests

fmt:  ## format Python and QML in place
	@$(PYTHON3) packaging/prepare.py test
	@$(PYTHON) packaging/check.py --format

shots:  ## render every screen in every size and mode into build/gallery, with an index page
	@$(PYTHON3) packaging/prepare.py test
	@$(PYTHON) -m tests.gallery build/gallery

bench:  ## measure the figures, each beside its reference in the same run
	@$(PYTHON3) packaging/prepare.py test
	@$(PYTHON) -m tests.bench $(ARGS)

lock:  ## write the lock files anew from pyproject.toml
	@$(PYTHON3) packaging/prepare.py test
	@packaging/lock.sh
