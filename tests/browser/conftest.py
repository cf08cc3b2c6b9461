"""A running server and a real browser for the journeys; one of each a module."""

import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser.find import browser_path
from tests.browser.server import running

QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = browser_path()
    if path is None:
        if os.environ.get("CI") == "true":
            pytest.fail("no browser: install chromium, or name one in BROWSER_PATH")
        pytest.skip("no browser: install chromium, or name one in BROWSER_PATH")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    with running() as started:
        yield started


class Reader:
    """Someone at a browser: opens pages, waits until they stand still, remembers what was asked of the network."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self.asked: list[str] = []
        self.errors: list[str] = []
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda entry: self._listen(entry.type, entry.text))

    def _listen(self, kind: str, text: str) -> None:
        # On a deep link Streamlit looks for its server below the page's own path first: two harmless 404.
        if kind == "error" and "404" not in text:
            self.errors.append(text)

    def open(self, path: str) -> None:
        self.page.goto(f"{self.address}/{path}")
        self.settle()

    @contextmanager
    def another_view(self) -> Iterator[None]:
        """What is done inside leads to another view: wait for its address, then until it stands still."""
        before = self.page.url
        yield
        self.page.wait_for_function("(before) => location.href !== before", arg=before, timeout=30_000)
        self.page.wait_for_timeout(250)
        self.settle()

    def settle(self, charts: bool = True) -> None:
        """Wait until the page has run and every chart in it is drawn."""
        self.page.wait_for_selector("h1", timeout=30_000)
        self.page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]', timeout=30_000)
        if charts:
            self.page.wait_for_function(
                """() => document.querySelectorAll('[class*="st-key-card_"]').length
                         === document.querySelectorAll('.chart[data-drawn]').length""",
                timeout=30_000,
            )
        self.page.wait_for_timeout(250)


@pytest.fixture(scope="session")
def contexts(browser: Browser) -> Callable[..., BrowserContext]:
    """One context for each set of options, so that files are fetched once, as for a reader who comes again."""

    @cache
    def context(options: str) -> BrowserContext:
        return browser.new_context(**json.loads(options))

    return lambda options: context(json.dumps(options, sort_keys=True))


@pytest.fixture
def reader(contexts: Callable[..., BrowserContext], address: str, request: pytest.FixtureRequest) -> Iterator[Reader]:
    """A reader with a fresh session; parametrize indirectly with options of the browser's context."""
    options = {"viewport": {"width": 1280, "height": 900}, "locale": "en-GB", **getattr(request, "param", {})}
    page = contexts(options).new_page()
    yield Reader(page, address)
    page.close()
