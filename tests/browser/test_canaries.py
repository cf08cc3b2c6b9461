"""What a browser is sent of an administration in whose exports fifty canaries are planted: none of them."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Response, WebSocket

from tests.attack.canaries import CANARIES, folder_with_canaries, found_in
from tests.attack.nowhere import CITY
from tests.browser.conftest import Reader
from tests.browser.server import running

pytestmark = pytest.mark.browser

PAGES = ["", "workforce", "leadership", "pay", "compare", "explore", "protection"]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """A server on an edition that was built of these exports, and the folder of all that it may write to."""
    folder = folder_with_canaries(tmp_path_factory.mktemp("canaries"))
    process = folder.start("build")
    assert process.communicate(timeout=600)[1] is not None and process.returncode == 0
    (home := folder.data.parent / "home").mkdir()
    where = {"INDICATORS_DATA": folder.data, "INDICATORS_EDITIONS": folder.editions, "HOME": home, "TMPDIR": home}
    with running(home / "server.log", **{name: str(path) for name, path in where.items()}) as address:
        yield address, folder.data.parent


class Traffic:
    """Every answer and every frame of a web socket, as they come in."""

    def __init__(self, page: Page) -> None:
        self.told: list[bytes] = []
        self.frames = 0
        page.on("response", self._answered)
        page.on("websocket", self._opened)

    def _answered(self, response: Response) -> None:
        if response.request.resource_type in ("document", "fetch", "xhr", "other") and response.ok:
            self.told.append(response.body())

    def _opened(self, socket: WebSocket) -> None:
        socket.on("framereceived", self._frame)

    def _frame(self, payload: str | bytes) -> None:
        self.frames += 1
        self.told.append(payload if isinstance(payload, bytes) else payload.encode())


def test_no_canary_reaches_a_browser(reader: Reader, served: tuple[str, Path], tmp_path: Path):
    """Through pages, a breakdown, a wrong address and the pictures of every chart; nor is one left in a file."""
    reader.address, folder = served
    traffic = Traffic(reader.page)
    for path in PAGES:
        reader.open(f"{path}?lang=en&city={CITY}")
        traffic.told += pictures(reader, tmp_path)
    reader.open(f"workforce?lang=en&city={CITY}&by=department")
    reader.open(f"workforce?lang=en&city={CITY}&by=nothing&from=soon")

    assert traffic.frames > 20
    assert any(b"Nowhere" in each for each in traffic.told), "positive control: the administration's name is in it"
    sent = [each for each in traffic.told if found_in(each)]
    assert sent == []
    assert found_in(reader.page.locator("main, [data-testid=stMain]").first.inner_html()) == []
    left = [path for path in folder.rglob("*") if path.is_file() and "sources" not in path.parts]
    assert any(path.name == "server.log" and path.read_bytes() for path in left)
    assert [path.name for path in left if found_in(path.read_bytes())] == []
    assert len(CANARIES) == 50


def pictures(reader: Reader, folder: Path) -> Iterator[bytes]:
    """Every chart of the page, as PNG and SVG."""
    for button in reader.page.get_by_role("button", name=re.compile("Download as (PNG|SVG)")).all():
        with reader.page.expect_download() as download:
            button.press("Enter")
        download.value.save_as(folder / download.value.suggested_filename)
        yield (folder / download.value.suggested_filename).read_bytes()
