"""The page in a real browser: first view and filter change, ours beside st.plotly_chart with the same six charts.

Interleaved passes, medians, on one machine in one run; and the server's memory over many filter changes.
"""

import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.conftest import QUIET
from tests.browser.find import browser_path
from tests.browser.server import free_port

PROJECT = Path(__file__).resolve().parents[1]
PASSES, CHANGES = 5, 200
READY = '[data-testid="stApp"][data-test-script-state="notRunning"]'
OURS = "() => document.querySelectorAll('.chart[data-drawn]').length >= 6"
PLAIN = "() => document.querySelectorAll('.js-plotly-plot .main-svg').length >= 12"
DRAWINGS = "() => [...document.querySelectorAll('.main-svg')].filter((svg) => !svg.dataset.seen).length"
MARK = "() => document.querySelectorAll('.main-svg').forEach((svg) => { svg.dataset.seen = 'yes'; })"


@contextmanager
def serving(script: str) -> Iterator[tuple[str, int]]:
    """Address and process id of a server that runs `script`."""
    port = free_port()
    environment = {**os.environ, "PYTHONPATH": str(PROJECT)}
    process = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", script, "--server.port", str(port)],
        cwd=PROJECT,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(f"{address}/_stcore/health")
        yield address, process.pid
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait_for(address: str) -> None:
    for _ in range(300):
        try:
            urllib.request.urlopen(address, timeout=2)
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("the server did not start")


def first_view(browser: Browser, address: str, ready: str) -> float:
    """Milliseconds from an empty cache to the last of six charts."""
    page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    start = time.perf_counter()
    page.goto(address)
    page.wait_for_function(ready, timeout=60_000)
    took = (time.perf_counter() - start) * 1000
    page.context.close()
    return took


def change(page: Page, option: str, title: str) -> float:
    """Milliseconds from a choice to the changed chart on the screen."""
    page.get_by_role("combobox", name="Break down by").press("ArrowDown")
    target = page.get_by_role("option", name=option, exact=True)
    target.wait_for()
    start = time.perf_counter()
    target.click()
    page.get_by_role("heading", name=title).first.wait_for()
    page.wait_for_selector(READY)
    page.wait_for_function("() => new Promise((done) => requestAnimationFrame(() => done(true)))")
    return (time.perf_counter() - start) * 1000


def changes(page: Page, address: str, ready: str, names: tuple[str, str]) -> tuple[float, int]:
    """Median of filter changes, and how many drawings the last one made anew."""
    page.goto(address)
    page.wait_for_function(ready, timeout=60_000)
    titles = ("Women and men by age band", "Women and men by level")
    times = []
    for _ in range(PASSES):
        page.evaluate(MARK)
        times += [change(page, option, title) for option, title in zip(names, titles, strict=True)]
    page.wait_for_timeout(500)
    return median(times), page.evaluate(DRAWINGS)


def resident(process: int) -> int:
    """Megabytes of memory that a process holds."""
    status = Path(f"/proc/{process}/status")
    if not status.exists():
        return 0
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) // 1024


def soak(page: Page, address: str, process: int) -> None:
    """Memory of the server over many filter changes, its forced collection being off."""
    page.goto(address)
    page.wait_for_function(OURS, timeout=60_000)
    before = resident(process)
    for number in range(CHANGES):
        option = ("Age band", "Level")[number % 2]
        change(page, option, f"Women and men by {option.lower()}")
    print(f"server memory: {before} MB before, {resident(process)} MB after {CHANGES} filter changes")


def report() -> None:
    """Print medians in milliseconds and their ratios."""
    with (
        serving("app.py") as (ours, process),
        serving("bench/plain_app.py") as (plain, _),
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=browser_path(), args=QUIET)
        first_view(browser, f"{ours}/workforce", OURS), first_view(browser, plain, PLAIN)
        views = [
            (first_view(browser, f"{ours}/workforce", OURS), first_view(browser, plain, PLAIN)) for _ in range(PASSES)
        ]
        _print("first view, empty cache, six charts", *(median(side) for side in zip(*views, strict=True)))
        page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
        our_change, our_new = changes(page, f"{ours}/workforce?lang=en", OURS, ("Age band", "Level"))
        plain_change, plain_new = changes(page, plain, PLAIN, ("age_band", "level"))
        _print("filter change to the changed chart", our_change, plain_change)
        print(f"{'drawings made anew at a change':38} ours {our_new:6}      st.plotly_chart {plain_new:6}")
        soak(page, f"{ours}/workforce?lang=en", process)
        browser.close()


def _print(name: str, ours: float, plain: float) -> None:
    print(f"{name:38} ours {ours:6.0f} ms   st.plotly_chart {plain:6.0f} ms   ratio {ours / plain:4.2f}")
