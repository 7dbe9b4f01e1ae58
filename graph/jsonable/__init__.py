"""Answers as JSON: the exact shapes programs rely on, the same in the command line and the API."""

from graph.jsonable.acts import check_json, imported_json
from graph.jsonable.heard import signal_json, signal_page_json, signals_json
from graph.jsonable.names import (
    hits_json,
    people_json,
    person_json,
    post_json,
    posts_json,
    unit_json,
    units_json,
)
from graph.jsonable.papers import (
    event_page_json,
    events_json,
    freshness_json,
    registers_json,
    report_page_json,
    reports_json,
)
from graph.jsonable.spells import (
    history_json,
    person_page_json,
    succession_json,
    tenure_json,
    word_json,
)
from graph.jsonable.units import (
    post_page_json,
    tree_json,
    unit_page_json,
    unit_posts_json,
)
from graph.jsonable.vocabulary import vocabulary_json

__all__ = [
    "check_json",
    "event_page_json",
    "events_json",
    "freshness_json",
    "history_json",
    "hits_json",
    "imported_json",
    "people_json",
    "person_json",
    "person_page_json",
    "post_json",
    "post_page_json",
    "posts_json",
    "registers_json",
    "report_page_json",
    "reports_json",
    "signal_json",
    "signal_page_json",
    "signals_json",
    "succession_json",
    "tenure_json",
    "tree_json",
    "unit_json",
    "unit_page_json",
    "unit_posts_json",
    "units_json",
    "vocabulary_json",
    "word_json",
]
