"""The languages of the pages, and their catalogues.

What is said to people is written in English in the templates and modules and translated by the
catalogue beside them; a catalogue is read as it is edited, so nothing has to be compiled.
"""

from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Final

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations

LANGUAGES: Final = ("vi", "en")
"""The languages of the pages; the first is the default."""

LOCALE: Final = Path(__file__).parent / "locale"


def N_(text: str) -> str:
    """Mark a text that is translated where it is shown."""
    return text


@cache
def catalogue(language: str) -> NullTranslations:
    """The translations into a language; English is what the texts are written in."""
    file = LOCALE / language / "LC_MESSAGES" / "canbo.po"
    if not file.exists():
        return NullTranslations()
    with file.open("rb") as source:
        messages = read_po(source, locale=language)
    compiled = BytesIO()
    write_mo(compiled, messages)
    compiled.seek(0)
    return Translations(compiled)
