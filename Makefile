# Two commands for a start: `make sample` and `make test`. `make help` lists the rest.
PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.ready
# Tested by themselves, as servers end what takes too long.
SERVED = $(wildcard tests/test_serve*.py)

.PHONY: help setup sample test test-all package notebooks engines lint lock docs kills fuzz editor load bench bench-large growth calibrate train evaluate ablation quantities coverage factrueval kaznerd tasks clean

help: ## list the commands
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

setup: $(STAMP) ## make the environment, with pinned and hashed packages

$(STAMP): requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	touch $@

sample: $(STAMP) ## read the bundled articles, print a table of answers, write explore.html
	$(BIN)/orda build samples/articles
	$(BIN)/orda query who-is --param "title=Head of State"
	$(BIN)/orda query visits
	$(BIN)/orda explore -o explore.html

test: $(STAMP) lint ## check the code and run the tests
	$(BIN)/python -m pytest -m "not slow" -n auto --dist loadfile --ignore-glob="tests/test_serve*"
	$(BIN)/python -m pytest -m "not slow" -n auto --dist loadfile $(SERVED)

test-all: $(STAMP) lint ## the same with the slow tests
	$(BIN)/python -m pytest -m "not network" -n auto --dist loadfile --ignore-glob="tests/test_serve*"
	$(BIN)/python -m pytest -m "not network" -n auto --dist loadfile $(SERVED)

package: $(STAMP) ## build the package, install it with the oldest and the newest packages it allows, and use it
	$(BIN)/python -m pytest tests/test_package.py

notebooks: $(STAMP) ## run all notebooks, and look at the pages that are exported from them
	$(BIN)/python -m pytest tests/test_notebook.py --durations=0

lint: $(STAMP) ## ruff, mypy, the one-way flow
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

docs: $(STAMP) ## write the page of the ontology, and what the manual takes from the code
	$(BIN)/python -m ontology.page docs/ontology.html
	$(BIN)/python -m tests.manual

FRONT := queries/serve/front/node_modules/codemirror
EDITOR := lib/codemirror.js lib/codemirror.css mode/sparql/sparql.js addon/hint/show-hint.js addon/edit/matchbrackets.js \
	addon/edit/closebrackets.js addon/comment/comment.js LICENSE

editor: ## put CodeMirror into the query page (needs npm; without it the page has a plain editor)
	cd queries/serve/front && npm ci --silent --no-audit --no-fund
	mkdir -p queries/serve/editor
	cp $(addprefix $(FRONT)/,$(EDITOR)) queries/serve/editor

tasks: $(STAMP) ## ten questions of a journalist, in actions and seconds
	$(BIN)/python -m tests.journalist

kills: $(STAMP) ## kill 200 builds at random moments, and 20 that read articles on the way; nothing may be lost
	$(BIN)/python -m tests.kills 200 --articles 16
	$(BIN)/python -m tests.kills 20 --whole --articles 16

FUZZ := .venv-fuzz/bin
SECONDS ?= 600

fuzz: $(STAMP) ## try input of others' making for SECONDS=600, in an environment of its own; noted in tests/fuzz/hours.csv
	test -d .venv-fuzz || $(PYTHON) -m venv .venv-fuzz
	$(FUZZ)/python -m pip install --quiet --require-hashes -r requirements.lock
	$(FUZZ)/python -m pip install --quiet --no-build-isolation -e ".[fuzz]"
	$(FUZZ)/python -m tests.fuzz $(SECONDS)

load: $(STAMP) ## 50 clients on the server for a minute, a hostile query among theirs
	$(BIN)/python -m tests.load

bench: $(STAMP) ## speed of each station, as ratios in one run
	$(BIN)/python -m tests.bench
	$(BIN)/python -W ignore -m tests.bench_workers
	$(BIN)/python -m tests.bench_serve
	$(BIN)/python -m tests.bench_explorer
	$(BIN)/python -W ignore -m tests.bench_queries
	$(BIN)/python -m tests.bench_python
	$(BIN)/python -m tests.bench_networks

bench-large: $(STAMP) ## how everything grows with articles (SIZES="100 1000 10000"; 100000 takes hours), noted in tests/bench_large.csv
	$(BIN)/python -W ignore -m tests.rates
	$(BIN)/python -W ignore -m tests.bench_memory
	$(BIN)/python -W ignore -m tests.bench_large $(SIZES) --keep

growth: $(STAMP) ## how the time of reading grows with texts that are full of one thing
	$(BIN)/python -m tests.growth

calibrate: $(STAMP) ## measure how sure each rule is, on gold that it was not written on
	$(BIN)/python -m tests.calibrate extract/confidence.csv
	$(BIN)/python -m tests.reliability

evaluate: $(STAMP) ## measure what is read of real articles, on gold of which half is kept apart
	$(BIN)/python -m tests.evaluate $(HALF)

ablation: $(STAMP) ## what each generator, stage and rule is worth on real articles
	$(BIN)/python -m tests.ablation
	$(BIN)/python -m tests.learning

quantities: $(STAMP) ## measure quantities in sentences of any news, of which half is kept apart
	$(BIN)/python -m tests.quantities $(HALF)

train: $(STAMP) ## train what tells of which entity a figure is, and print how often it is right (its articles in ../shared)
	$(BIN)/python -m tests.train extract/figures/subject_weights.csv
	$(BIN)/python -m tests.train_pairs extract/pairs/weights.csv
	$(BIN)/python -m tests.train_posts extract/claims/weights.csv

coverage: $(STAMP) ## what each language reads of each relation
	$(BIN)/python -m tests.coverage

factrueval: $(STAMP) ## measure posts and meetings in Russian on FactRuEval-2016 (its dev set in ../shared)
	$(BIN)/python -m tests.factrueval

kaznerd: $(STAMP) ## measure names and titles in Kazakh on KazNERD (its validation set in ../shared)
	$(BIN)/python -m tests.kaznerd

ENGINES := .venv-engines/bin

engines: $(STAMP) ## test reading by Dask, Ray and Spark (needs Java) and from S3, in an environment of their own; time each
	test -d .venv-engines || $(PYTHON) -m venv .venv-engines
	$(ENGINES)/python -m pip install --quiet --require-hashes -r requirements.lock
	$(ENGINES)/python -m pip install --quiet --no-build-isolation -e ".[dask,engines-test,parquet,ray,remote,spark,warc]"
	$(ENGINES)/python -m pytest tests/test_clusters.py tests/test_s3.py tests/test_holding_many.py tests/test_storage.py
	$(ENGINES)/python -m tests.bench_engines

lock: ## pin the packages again, but for those of engines and fuzz (needs uv)
	uv pip compile pyproject.toml --extra dev --extra notebook --extra parquet --extra warc --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header -q -o requirements.lock

clean: ## remove what the commands made
	rm -rf .venv .venv-engines .venv-fuzz orda-store explore.html
