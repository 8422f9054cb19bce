# Commands of the project. `make help` lists them.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help setup run test lint evaluate learn benchmark load lesson-load format web screenshots lock clean

PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$python" && break; done)
OURS := .venv/bin/python
# threads of two processes that wait for one another on the same cores make both several times slower
export OMP_NUM_THREADS ?= 1
CODE := bot actions knowledge scripts benchmarks

define bootstrap
	@[ -n "$(PYTHON)" ] || { echo "Fout: Python 3.11 of nieuwer is nodig. Zet zo nodig PYTHON=/pad/naar/python3.11" >&2; exit 1; }
	@"$(PYTHON)" -m scripts.setup $(1)
endef

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-11s %s\n", $$1, $$2}' Makefile

run: ## set up what is missing, start the assistant and print its address
	$(call bootstrap)
	@exec $(OURS) -m bot.stack.run

setup: ## both Python environments and the widget's tools, for development
	$(call bootstrap,--dev)

test: setup ## all tests
	$(OURS) -m pytest $(ARGS)

lint: setup ## ruff and mypy
	$(OURS) -m ruff check .
	$(OURS) -m ruff format --check .
	$(OURS) -m mypy

evaluate: setup ## score the question sets and write docs/evaluation.md
	$(OURS) -m tests.evaluation $(ARGS)

load: setup ## 50 chats on Telegram and 50 in Teams at once; writes docs/belasting.md
	$(OURS) -m tests.load

learn: setup ## learn knowledge/weights.yaml on the dev authors
	$(OURS) -m tests.evaluation.learn

benchmark: setup ## time questions, 100,000 clauses and the website, and write docs/benchmark*.md
	$(OURS) -m benchmarks $(ARGS)

lesson-load: setup ## one class of 35 and eight of 30 at once; writes docs/les-belasting.md
	$(OURS) -m tests.lesson_load

format: setup ## let ruff correct the code
	$(OURS) -m ruff check --fix-only .
	$(OURS) -m ruff format .

web: setup ## build the widget of web/ into bot/static/
	cd web && npm run --silent check && npm run --silent build

screenshots: setup ## pictures of every page and state in build/screenshots/ (ARGS=folder)
	$(OURS) -m tests.browser.screenshots $(ARGS)

lock: setup ## compile the locks in requirements/ (ARGS=--upgrade for newer versions)
	$(OURS) -m scripts.lock $(ARGS)

clean: ## remove what was built, and conversations, lessons and thumbs (not the environments)
	rm -rf build .pytest_cache .mypy_cache .ruff_cache .hypothesis
