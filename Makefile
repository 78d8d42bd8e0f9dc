# make run     the editor on the Amazon flywheel (without a display: its loop report, and its pictures in out/)
# make test    the tests, offscreen: two at a time, and then those that look at the clock
# make check   everything that CI runs: format, lint, types, imports, tests
# make bench   speed against named baselines (one topic: make bench TOPIC=start)
# make soak    20,000 random gestures in the window (ten minutes)
# make clean   forget everything made here
#
# The first call makes .venv; a later one installs again only where pyproject.toml has changed.

VENV = .venv
TOPIC =
python = $(VENV)/bin/python
pytest = QT_QPA_PLATFORM=offscreen $(python) -m pytest
export PIP_DISABLE_PIP_VERSION_CHECK = 1
export PIP_ROOT_USER_ACTION = ignore

.PHONY: run test check lint bench soak clean
.DELETE_ON_ERROR:

run: $(VENV)/.installed $(VENV)/.run-libraries
	@$(python) -m loopeditor amazon

test: $(VENV)/.installed-dev $(VENV)/.test-libraries $(VENV)/.test-programs
	@$(pytest) -n 2 --dist worksteal -m "not alone"; many=$$?; \
	$(pytest) -m alone; alone=$$?; \
	test $$many = 0 || echo "make: some of the tests that ran two at a time failed, see above" >&2; \
	exit $$((many + alone))

check: lint test

lint: $(VENV)/.installed-dev
	@$(python) -m ruff format --check --quiet || { echo "make: mend it with  $(python) -m ruff format" >&2; exit 1; }
	@$(python) -m ruff check --quiet
	@$(python) -m mypy --no-error-summary
	@$(VENV)/bin/lint-imports --no-logo

bench: $(VENV)/.installed-dev $(VENV)/.test-libraries
	@$(python) -m benchmarks $(TOPIC)

soak: $(VENV)/.installed-dev $(VENV)/.test-libraries
	@LOOPEDITOR_SOAK=20000 $(pytest) -o faulthandler_timeout=0 tests/stories/test_soak.py

clean:
	rm -rf $(VENV) build dist out *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .grimp_cache
	find loopeditor tests benchmarks -name __pycache__ -prune -exec rm -rf {} +

$(VENV)/bin/python:
	@.ci/environment $(VENV)

$(VENV)/.installed: pyproject.toml | $(VENV)/bin/python
	@echo "Installing loopeditor into $(VENV) (once, about a minute) ..."
	@$(python) -m pip install --quiet --editable .
	@touch $@

$(VENV)/.installed-dev: pyproject.toml | $(VENV)/bin/python
	@echo "Installing loopeditor and what its tests need into $(VENV) (once, about a minute) ..."
	@$(python) -m pip install --quiet --editable '.[dev]'
	@touch $@ $(VENV)/.installed

$(VENV)/.run-libraries: .ci/system-libraries $(VENV)/.installed
	@.ci/system-libraries $(python) window $@

$(VENV)/.test-libraries: .ci/system-libraries $(VENV)/.installed-dev
	@.ci/system-libraries $(python) offscreen $@

$(VENV)/.test-programs: .ci/test-programs | $(VENV)/bin/python
	@.ci/test-programs $@
