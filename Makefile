# make          install what is needed into .venv and build the site into _site
# make serve    the same, then show it on this machine and rebuild on change
# make check    check the content, and how much a reader has to load
# make bundle   make the offline editions alone, into _offline
# make release  what is attached to a release, with checksums and the list of packages, into _release
# make test     lint, then all tests, in a real browser (one is installed if none is found)
# make lint     format, lint, types, layers, templates, workflows, scripts (these need Node)
# make coverage which lines and branches the tests without a browser run; fails under the floor in pyproject.toml
# make lock     write the versions and hashes of all packages into requirements/
# make screenshots   pictures of every kind of page into _screenshots, to be looked at
# make lighthouse    what Lighthouse says of the main pages (needs Node)
# make bench    how fast a site is built, and in how much memory, beside Hugo (minutes)
# make hostile  half an hour of hostile cases from seeds that are printed (SECONDS=60 shortens it)
# make clean    remove what these commands made
#
# Another notice:    make CONTENT=elsewhere OUT=_elsewhere
# Onto a stick:      make bundle OFFLINE=/media/stick
# Another Python:    make PYTHON=/opt/python3.13/bin/python3
# Another browser:   make test CHROMIUM=/opt/chromium/chrome
# Some sizes only:   make bench MEASURES="37 1000"
# Some tests only:   make test TESTS="tests/publish/test_publish_processes.py -k killed"
# Newer packages:    make lock UPGRADE=--upgrade

CONTENT ?= content
OUT ?= _site
OFFLINE ?= _offline
BASE_URL ?=
HOST ?= 127.0.0.1
PORT ?= 8000
TESTS ?=
MEASURES ?= 37 1000 10000
UPGRADE ?=
SECONDS ?= 1800

VENV := .venv
RUN := $(VENV)/bin/python
# Four where there are two processors: each waits now and then for its browser.
AT_ONCE := --numprocesses 4 --dist worksteal
LOCK = UV_CUSTOM_COMPILE_COMMAND='make lock' $(VENV)/bin/uv pip compile --quiet --universal --python-version 3.11 \
  --generate-hashes $(call words,UPGRADE) pyproject.toml
# A variable as one word, or each of its words, whatever is in it: nothing in a value is ever run.
define newline


endef
checked = $(if $(findstring $(newline),$(value $(1))),$(error $(1) 里有换行),$(value $(1)))
quote = '$(subst ','\'',$(1))'
one = $(call quote,$(call checked,$(1)))
words = $(foreach word,$(call checked,$(1)),$(call quote,$(word)))
unexport CONTENT OUT OFFLINE BASE_URL HOST PORT TESTS MEASURES UPGRADE SECONDS PYTHON # or make expands them for each command
ENOUGH := import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))
CANDIDATES = $(if $(value PYTHON),$(call one,PYTHON)) python3 python3.13 python3.12 python3.11 python3.14 python

unexport PYTHONDONTWRITEBYTECODE # or every start compiles the whole program
.DELETE_ON_ERROR:
.PHONY: site serve check bundle release test lint coverage lock screenshots lighthouse bench hostile clean

site: $(VENV)/site
	$(RUN) build.py build --content $(call one,CONTENT) --out $(call one,OUT) $(if $(value BASE_URL),--base-url $(call one,BASE_URL))

serve: $(VENV)/site
	$(RUN) build.py serve --content $(call one,CONTENT) --out $(call one,OUT) --host $(call one,HOST) --port $(call one,PORT)

check: $(VENV)/site
	$(RUN) build.py check --content $(call one,CONTENT)

bundle: $(VENV)/site
	$(RUN) build.py bundle --content $(call one,CONTENT) --out $(call one,OFFLINE) $(if $(value BASE_URL),--base-url $(call one,BASE_URL))

release: $(VENV)/release
	$(RUN) .ci/release --content $(call one,CONTENT) $(if $(value BASE_URL),--base-url $(call one,BASE_URL))

test: lint
	@$(RUN) -m compileall -q policy_explorer tests/support # once, or each of the processes would compile them
	@CHROMIUM="$$(.ci/browser $(RUN))" && export CHROMIUM && printf '%s\n' -ra $(call one,TESTS) | xargs $(RUN) -m pytest $(AT_ONCE)

lint: $(VENV)/dev
	$(RUN) .ci/lint

coverage: $(VENV)/dev
	$(RUN) -m coverage erase
	$(RUN) -m coverage run -m pytest $(AT_ONCE) --ignore tests/browser
	$(RUN) -m coverage combine --quiet
	$(RUN) -m coverage report

lock: $(VENV)/dev
	$(LOCK) --extra dev --output-file requirements/dev.txt
	$(LOCK) --extra import --constraint requirements/dev.txt --output-file requirements/site.txt
	$(LOCK) --extra bench --constraint requirements/dev.txt --output-file requirements/bench.txt
	$(LOCK) --extra release --constraint requirements/dev.txt --output-file requirements/release.txt

screenshots: site $(VENV)/dev
	$(RUN) bench/screenshots.py --site $(call one,OUT) --out _screenshots

lighthouse: site $(VENV)/dev
	$(RUN) bench/lighthouse.py --site $(call one,OUT)

bench: $(VENV)/bench
	$(RUN) bench/build_times.py --measures $(call words,MEASURES) --write docs

hostile: $(VENV)/dev
	@CHROMIUM="$$(.ci/browser $(RUN))" && export CHROMIUM && $(RUN) tests/support/hostile_suite.py --seconds $(call one,SECONDS)

clean:
	rm -rf $(VENV) node_modules .cache _site _offline _release _screenshots bench/.lighthouse ._site.* .pytest_cache .hypothesis .mypy_cache .ruff_cache .import_linter_cache .coverage* *.egg-info
	find . -name __pycache__ -prune -exec rm -rf {} +

# Of each package the one version in the lock, and only if its bytes are the ones that were locked.
$(VENV)/site $(VENV)/dev $(VENV)/bench $(VENV)/release: $(VENV)/%: requirements/%.txt $(VENV)/made
	$(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes --requirement $<
	@touch $@

$(VENV)/made:
	@for python in $(CANDIDATES); do \
	  if "$$python" -c '$(ENOUGH)' 2>/dev/null; then \
	    echo "$$python -m venv $(VENV)"; "$$python" -m venv $(VENV) && touch $@; exit; \
	  fi; \
	done; \
	echo '需要 Python 3.11 或更高版本（含 venv）。Debian、Ubuntu：apt install python3 python3-venv；' >&2; \
	echo '装在别处的，请写明：make PYTHON=/路径/python3' >&2; \
	exit 1
