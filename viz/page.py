"""Templates → pages, in Vietnamese or English; nothing here knows of HTTP."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from viz.language import LANGUAGES
from viz.words import Words

__all__ = ["LANGUAGES", "render", "words_of"]

TEMPLATES: Final = Path(__file__).parent / "templates"
STATIC: Final = Path(__file__).parent / "static"


def render(template: str, language: str, context: Mapping[str, object]) -> str:
    """A page in a language; everything that is put into it is escaped."""
    return _environment(language).get_template(template).render(language=language, **context)


@cache
def words_of(language: str) -> Words:
    """The words of a language, made once."""
    return Words(language)


@cache
def _environment(language: str) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    words = words_of(language)
    environment.install_gettext_translations(words.catalogue, newstyle=True)  # type: ignore[attr-defined]
    environment.globals["words"] = words
    return environment
