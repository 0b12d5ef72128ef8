"""What the loading of a page transfers, and how much of what was there it moves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from playwright.sync_api import Page

# The shifts so far (https://wicg.github.io/layout-instability/), once what was loaded is painted.
_SHIFTS = """() => new Promise(resolve => {
  let sum = 0;
  new PerformanceObserver(list => list.getEntries().forEach(entry => (sum += entry.value)))
    .observe({type: "layout-shift", buffered: true});
  const afterPaint = then => requestAnimationFrame(() => setTimeout(then));
  afterPaint(() => afterPaint(() => resolve(sum)));
})"""


def read_shifts(page: Page) -> float:
    """The layout shifts of the page as it is now, added up."""
    return float(page.evaluate(_SHIFTS))


def hold_animations(page: Page) -> None:
    """From now on no animation of the page gets any further: no test depends on its pace."""
    session = page.context.new_cdp_session(page)
    session.send("Animation.enable")
    session.send("Animation.setPlaybackRate", {"playbackRate": 0})


@dataclass(frozen=True, slots=True)
class Loading:
    """Bytes by the path that they came from, headers included, without images; and the shifts."""

    transferred: Mapping[str, int]
    shifts: float


class LoadingMeter:
    """Loads pages in a browser whose cache is off, as if each was a reader's first."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._paths: dict[str, str] = {}
        self._transferred: dict[str, int] = {}
        network = page.context.new_cdp_session(page)
        network.send("Network.enable")
        network.send("Network.setCacheDisabled", {"cacheDisabled": True})
        network.on("Network.responseReceived", self._note_answer)
        network.on("Network.loadingFinished", self._note_end)

    def load(self, url: str) -> Loading:
        self._paths.clear()
        self._transferred.clear()
        self._page.goto(url, wait_until="load")
        shifts = read_shifts(self._page)
        return Loading(dict(self._transferred), shifts)

    def _note_answer(self, event: dict[str, object]) -> None:
        if event["type"] != "Image":
            address = urlsplit(event["response"]["url"])  # type: ignore[index]  # as documented
            self._paths[str(event["requestId"])] = address.path

    def _note_end(self, event: dict[str, object]) -> None:
        if path := self._paths.get(str(event["requestId"])):
            self._transferred[path] = int(event["encodedDataLength"])  # type: ignore[call-overload]
