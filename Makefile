# make run    the plans in corpus/ become a dataset in output/
# make test   style, types, layers, tests with accuracy on the gold
# make bench  speed beside other tools
# make fuzz   thousands of damaged files
#
# Each target sets up .venv by itself; a fresh machine needs Python 3.11 or later and make.

PYTHON ?= $(shell command -v python3.11 || command -v python3 || command -v python)
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet --constraint constraints.txt
PIP_VERSION := 26.3

.PHONY: run test lint types layers tests bench fuzz clean

run: .venv/run
	$(BIN)/jihua ingest corpus --out output

test: lint types layers tests

lint: .venv/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/dev
	$(BIN)/mypy

layers: .venv/dev
	$(BIN)/lint-imports

tests: .venv/dev
	$(BIN)/pytest --numprocesses auto

bench: .venv/dev
	for bench in tests/benchmarks/bench_*.py; do $(BIN)/python -m tests.benchmarks.$$(basename $$bench .py) || exit; done

fuzz: .venv/dev
	FUZZ_INPUTS=5000 $(BIN)/pytest tests/fuzz

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

# The extra for scanned pages is part of every installation here; its models come in its wheel.
.venv/run: .venv/pip pyproject.toml constraints.txt
	$(PIP) --build-constraint constraints.txt --editable '.[ocr]'
	touch $@

.venv/dev: .venv/run
	$(PIP) --group dev
	touch $@

# The pip that comes with Python 3.11 knows neither dependency groups nor build constraints.
.venv/pip:
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip --disable-pip-version-check install --quiet pip==$(PIP_VERSION)
	touch $@
