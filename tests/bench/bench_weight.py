"""What a page weighs: its HTML with the styles, scripts and pictures its head and body name.

Raw, as this service sends it to a browser, and packed. The service answers this machine only, where
bytes cost nothing: `sent` may well be `raw`.
"""

import gzip
from collections.abc import Iterator, Mapping
from contextlib import closing
from html.parser import HTMLParser
from typing import NamedTuple

from tests.bench.serving import Answer, Client, Service


class Weight(NamedTuple):
    """Bytes: as they are, as they were sent, as gzip would send them."""

    raw: int
    sent: int
    packed: int


class _Parts(HTMLParser):
    """Files a page loads."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what a script, link or image names."""
        told = dict(attrs)
        named = told.get("href") if tag == "link" else told.get("src")
        if tag in {"link", "script", "img"} and named and named not in self.found:
            self.found.append(named)


def bench_weight(service: Service, pages: Mapping[str, str]) -> Iterator[str]:
    """Weigh pages: HTML, and all of it at a first visit; yields the lines to print."""
    yield "weight: KiB of a page at the first visit (gzip: what packing would leave)"
    yield f"  {'':<14}{'html':>8}{'css':>8}{'js':>8}{'all':>8}{'sent':>8}{'gzip':>8}{'/ all':>7}"
    with closing(service.client()) as client:
        for name, path in pages.items():
            kinds = _weighed(client, path)
            raw, sent, packed = (sum(part) / 1024 for part in zip(*kinds.values(), strict=True))
            html, css, js = (kinds[kind].raw / 1024 for kind in ("html", "css", "js"))
            yield (
                f"  {name:<14}{html:8.1f}{css:8.1f}{js:8.1f}{raw:8.1f}{sent:8.1f}{packed:8.1f}"
                f"{packed / raw:7.2f}"
            )


def _weighed(client: Client, path: str) -> dict[str, Weight]:
    """A page's weight by kind of file."""
    page = client.get(path, Accept="text/html", Accept_Encoding="gzip")
    parts = _Parts()
    parts.feed(_unpacked(page).decode())
    kinds = {kind: Weight(0, 0, 0) for kind in ("html", "css", "js", "other")}
    kinds["html"] = _weight(page)
    for named in parts.found:
        kind = named.rpartition(".")[2]
        file = _weight(client.get(named, Accept_Encoding="gzip"))
        kind = kind if kind in kinds else "other"
        kinds[kind] = Weight(*(one + two for one, two in zip(kinds[kind], file, strict=True)))
    return kinds


def _weight(answer: Answer) -> Weight:
    raw = _unpacked(answer)
    return Weight(len(raw), len(answer.body), len(gzip.compress(raw, 6)))


def _unpacked(answer: Answer) -> bytes:
    packed = answer.headers.get("content-encoding") == "gzip"
    return gzip.decompress(answer.body) if packed else answer.body
