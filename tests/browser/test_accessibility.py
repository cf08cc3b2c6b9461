"""axe finds nothing on any page, in either language and theme: WCAG 2.2, levels A and AA."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import Reader
from tests.browser.test_journeys import ITALIAN_DARK, PATHS

pytestmark = pytest.mark.browser

RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
TRIES = 4


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("reader", [{}, ITALIAN_DARK], indirect=True, ids=["English light", "Italian dark"])
def test_axe_finds_nothing(reader: Reader, path: str):
    reader.open(path)
    for summary in reader.page.locator('[data-testid="stExpander"] summary').all()[:2]:
        summary.click()
    assert violations(reader) == []


def violations(reader: Reader) -> list[tuple[str, list[str]]]:
    """What axe still finds once the page stands still: colours that move into the dark are looked at again."""
    found = []
    for _ in range(TRIES):
        reader.page.wait_for_timeout(500)
        found = Axe().run(reader.page, options=RULES).response["violations"]
        if not found:
            break
    return [(rule["id"], [node["html"][:120] for node in rule["nodes"]]) for rule in found]


def test_axe_would_find_something(reader: Reader):
    """Positive control: an image without a name is reported."""
    reader.open("methods")
    reader.page.evaluate("() => document.body.append(Object.assign(document.createElement('img'), {src: 'data:,'}))")
    assert [rule for rule, _ in violations(reader)] == ["image-alt"]
