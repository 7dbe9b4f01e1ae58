"""Templates → pages, in Vietnamese or English; nothing here knows of HTTP."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from babel.support import Translations
from jinja2 import Environment, FileSystemLoader, StrictUndefined

LANGUAGES: Final = ("vi", "en")
"""The languages of the pages; the first is the default."""

HERE: Final = Path(__file__).parent


def render(template: str, language: str, context: Mapping[str, object]) -> str:
    """A page in a language; everything that is put into it is escaped."""
    return _environment(language).get_template(template).render(language=language, **context)


@cache
def _environment(language: str) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    translations = Translations.load(HERE / "locale", [language])
    environment.install_gettext_translations(translations, newstyle=True)  # type: ignore[attr-defined]
    return environment
