"""When a browser has drawn a graph: from the start of its navigation to the end of the first draw.

For information: it is a browser without a window and without a graphics card. The baseline is the
page of a unit with a handful of nodes, loaded in turn.
"""

import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median
from typing import Final

from playwright.sync_api import Browser, sync_playwright

from tests.bench.serving import NODES, Service

LOADS: Final = 5

_MARK: Final = """
const write = CanvasRenderingContext2D.prototype.fillText;
CanvasRenderingContext2D.prototype.fillText = function (...told) {
  CanvasRenderingContext2D.prototype.fillText = write;
  queueMicrotask(() => performance.mark("drawn"));  // when the whole drawing is done
  return write.apply(this, told);
};
"""
_TIMES: Final = """() => [
  performance.getEntriesByType("navigation")[0].responseEnd,
  performance.getEntriesByName("first-contentful-paint")[0].startTime,
  performance.getEntriesByName("drawn")[0].startTime,
]"""


def bench_paint(service: Service, drawn: str, small: str) -> Iterator[str]:
    """Load both pages in turn, each time as at a first visit; yields the lines to print."""
    program = _chromium()
    if not program:
        yield "paint: there is no Chromium; `make setup-dev` gets one"
        return
    loads: dict[str, list[Sequence[float]]] = {drawn: [], small: []}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for turn in range(LOADS + 1):
            for path, times in loads.items():
                found = _load(browser, service, path)
                if turn:
                    times.append(found)
        browser.close()
    many, few = ([median(each) for each in zip(*times, strict=True)] for times in loads.values())
    yield f"paint: median of {LOADS} first visits, ms from the start of the navigation"
    yield f"  {'':<14}{'html':>8}{'painted':>9}{'drawn':>8}"
    for name, times in (("small graph", few), (f"graph of {NODES}", many)):
        yield f"  {name:<14}{times[0]:8.0f}{times[1]:9.0f}{times[2]:8.0f}"
    yield f"  ratio {many[2] / few[2]:4.2f}    (for information; aim: drawn within 1000 ms)"


def _load(browser: Browser, service: Service, path: str) -> Sequence[float]:
    """When the page had come, when something was painted, when the graph was drawn."""
    context = browser.new_context(
        base_url=service.address,
        viewport={"width": 1440, "height": 900},
        extra_http_headers={"Authorization": f"Bearer {service.key}"},
    )
    try:
        page = context.new_page()
        page.add_init_script(_MARK)
        page.goto(path)
        page.wait_for_function("performance.getEntriesByName('drawn').length")
        page.wait_for_function("performance.getEntriesByName('first-contentful-paint').length")
        times: Sequence[float] = page.evaluate(_TIMES)
        return times
    finally:
        context.close()


def _chromium() -> str:
    """Where Chromium is, if anywhere."""
    script = Path(__file__).parents[2] / "scripts" / "chromium.sh"
    found = subprocess.run(
        ["/bin/sh", script, "--find"], capture_output=True, text=True, check=False
    )
    return found.stdout.split("\n")[0]
