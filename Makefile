# `make run` and `make test` are all that a newcomer needs; each sets up what it uses.
PYTHON ?= python3
BIN := .venv/bin
PORT ?= 8501

.PHONY: run test check bench browser clean

run: .venv/run.stamp
	$(BIN)/streamlit run app.py --server.port $(PORT)

test: .venv/dev.stamp browser
	$(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder

check: .venv/dev.stamp browser
	$(BIN)/python tests/check.py

bench: .venv/dev.stamp browser
	$(BIN)/python -m bench

.venv/run.stamp: requirements.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	touch $@

.venv/dev.stamp: requirements-dev.txt .venv/run.stamp
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	touch $@

# The browser of the tests: the one named by BROWSER_PATH, one on the PATH, Debian's, else Playwright's own.
browser: .venv/dev.stamp
	@$(BIN)/python tests/browser/find.py >/dev/null 2>&1 \
	  || (command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ] && apt-get update -qq && apt-get install -y -qq chromium >/dev/null) \
	  || $(BIN)/python -m playwright install chromium \
	  || echo "No browser found: its tests are skipped, and fail where CI=true."

clean:
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache
