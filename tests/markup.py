"""Reads a page as strictly as a browser does not: everything opened is closed, nothing runs."""

from html.parser import HTMLParser
from typing import Final

_VOID: Final = {"br", "hr", "img", "input", "link", "meta", "wbr"}
_LINKS: Final = ("href", "hx-get", "action")


class Markup(HTMLParser):
    """A page, taken apart; what is wrong with it is listed in ``faults``."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.faults: list[str] = []
        self.links: list[str] = []
        self.text: list[str] = []
        self.ids: list[str] = []
        self.rows: list[list[str]] = []
        self._open: list[str] = []
        self._cell: list[str] | None = None
        self.feed(text)
        self.close()
        self.faults += [f"<{tag}> is never closed" for tag in self._open]
        self.faults += [f"id {each} twice" for each in {*self.ids} if self.ids.count(each) > 1]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        self._look(tag, dict(attrs))
        if tag not in _VOID:
            self._open.append(tag)
        if tag == "tr" and "tbody" in self._open:
            self.rows.append([])
        if tag in {"td", "th"} and "tbody" in self._open:
            self._cell = []

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element that holds nothing."""
        self._look(tag, dict(attrs))

    def handle_endtag(self, tag: str) -> None:
        """An element ends."""
        if not self._open or self._open.pop() != tag:
            self.faults.append(f"</{tag}> at {self.getpos()} closes what is not open")
        if tag in {"td", "th"} and self._cell is not None:
            self.rows[-1].append(" ".join("".join(self._cell).split()))
            self._cell = None

    def handle_data(self, data: str) -> None:
        """Text; what scripts and styles hold is none."""
        if not {"script", "style"} & {*self._open}:
            self.text.append(data)
            if self._cell is not None:
                self._cell.append(data)

    def _look(self, tag: str, given: dict[str, str | None]) -> None:
        where = f"<{tag}> at {self.getpos()}"
        if tag == "style" or "style" in given:
            self.faults.append(f"{where} has a style of its own")
        if tag == "script" and not given.get("src") and given.get("type") != "application/json":
            self.faults.append(f"{where} is a script in the page")
        self.faults += [f"{where} has {name}" for name in given if name.startswith("on")]
        if tag == "img" and "alt" not in given:
            self.faults.append(f"{where} has no alt")
        if given.get("id"):
            self.ids.append(str(given["id"]))
        for name in _LINKS:
            if name in given and tag not in {"link", "use"}:
                self.links.append(str(given[name]))
        for name in ("placeholder", "aria-label", "title", "data-text", "data-label"):
            self.text.append(str(given.get(name) or ""))

    @property
    def words(self) -> str:
        """All that is to be read, in one line."""
        return " ".join(" ".join(self.text).split())
