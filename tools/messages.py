"""The texts of the pages: what templates and modules say, and the catalogue that translates it.

``python -m tools.messages`` brings the catalogue up to date: new texts come in untranslated, those
nobody says any more go. The tests hold that nothing is left to do.
"""

import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

from babel.messages import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po, write_po

from viz.language import LOCALE

ROOT: Final = Path(__file__).parents[1]
CATALOGUE: Final = LOCALE / "vi" / "LC_MESSAGES" / "canbo.po"
_KEYWORDS: Final = {
    "N_": None, "say": None, "translate": None, "gettext": None, "_": None,
    "count": (1, 2), "ngettext": (1, 2), "told": None,
}  # fmt: skip
_TOLD: Final = {"told": None}
"""All that services say to people is what they refuse."""

_SAYS: Final = re.compile(rf"\b(?:{'|'.join(_KEYWORDS)})\(")
"""Only where one of these is called is a file worth parsing."""

_OPTIONS: Final = {"trimmed": "true", "newstyle_gettext": "true"}

_HEADER: Final = """\
# What the pages say, in Vietnamese. `python -m tools.messages` adds new texts and drops old ones.
msgid ""
msgstr ""
"Language: vi\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""

Text = str | tuple[str, str]


@cache
def said() -> dict[Text, str]:
    """Every text that can be shown, singular and plural together, and the file that says it."""
    found: dict[Text, str] = {}
    for path, method in sorted(_sources()):
        options = _OPTIONS if method == "jinja2.ext:babel_extract" else {}
        keywords = _TOLD if path.is_relative_to(ROOT / "graph") else _KEYWORDS
        for _, text, _, _ in extract_from_file(method, path, keywords, options=options):
            one: Text = (text[0], text[1]) if isinstance(text, tuple) else text
            if one:
                found.setdefault(one, path.relative_to(ROOT).as_posix())
    return found


def _sources() -> Iterator[tuple[Path, str]]:
    demo = ROOT / "graph" / "demo"  # its people tell things too
    for package in ("viz", "api", "graph"):
        for path in (ROOT / package).rglob("*.py"):
            if not path.is_relative_to(demo) and _SAYS.search(path.read_text("utf-8")):
                yield path, "python"
    for path in (ROOT / "viz" / "templates").rglob("*.html"):
        yield path, "jinja2.ext:babel_extract"


def catalogue() -> Catalog:
    """The catalogue as it is kept."""
    with CATALOGUE.open("rb") as source:
        return read_po(source, locale="vi", abort_invalid=True)


def main() -> None:
    """Rewrite the catalogue in the order in which the files say the texts."""
    old = catalogue() if CATALOGUE.exists() else Catalog(locale="vi")
    new = Catalog(locale="vi")
    for text, path in said().items():
        known = old.get(text[0] if isinstance(text, tuple) else text)
        translated = known.string if known and known.id == text else None
        new.add(text, translated, locations=[(path, 0)], flags=known.flags if known else ())
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    with CATALOGUE.open("wb") as target:
        target.write(_HEADER.encode())
        write_po(target, new, width=100, omit_header=True, include_lineno=False)
    missing = sum(1 for message in new if message.id and not _is_whole(message.string))
    sys.stdout.write(f"{len(new)} texts, {missing} to translate\n")


def _is_whole(string: object) -> bool:
    return all(string) if isinstance(string, tuple | list) else bool(string)


if __name__ == "__main__":
    main()
