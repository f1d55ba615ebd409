# The entry points, for people and for CI. Each sets up what it needs; see tools/setup.sh.

STORY ?= manuscripts/outer-lock-turnips.txt
OUT ?= build
BENCH ?=
BOOKS ?= $(wildcard $(OUT)/*.epub)
BIN := .venv/bin

.PHONY: help book test fmt bench readers clean

help: ## Say what there is to make.
	@sed -n 's/^\([a-z]*\):.*## /make \1|/p' Makefile | awk -F'|' '{ printf "%-12s %s\n", $$1, $$2 }'

book: .venv/.stamp-book ## Build STORY (a sample, if none is named) into OUT.
	@$(BIN)/ebookpack build "$(STORY)" -o "$(OUT)"
	@echo "The books are in $(OUT)."

test: .venv/.stamp-test ## Run every check.
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/pytest -n 2

fmt: .venv/.stamp-test ## Format the code and mend what the linter can mend.
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

bench: .venv/.stamp-bench ## Measure speed and memory beside other programs; BENCH=--help tells more.
	@$(BIN)/python -m tests.benchmarks $(BENCH)

readers: .venv/.stamp-readers ## Open BOOKS (the e-books in OUT) in other people's reading systems.
	@$(BIN)/python -m tests.reading_systems $(BOOKS)

clean: ## Remove books and caches; the tools in .venv stay.
	@rm -rf build/* dist *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis
	@find ebookpack tests -name __pycache__ -prune -exec rm -rf {} +

.venv/.stamp-%: pyproject.toml tools/setup.sh
	@tools/setup.sh $*
	@touch $@ .venv/.stamp-book
