"""What is only heard as JSON; every object says that it is of the informal lane."""

from collections.abc import Sequence

from graph.answers import Clocks
from graph.evidence import LIKELIHOODS
from graph.heard import Board, Heard, Review, SignalRow
from graph.jsonable.names import Object, clocks_json, date_json
from graph.jsonable.papers import part_json
from graph.vocabulary import Lane

_WORDS = {each.code: each for each in LIKELIHOODS}


def signal_page_json(row: SignalRow, clocks: Clocks) -> Object:
    """One signal, on its own."""
    return {**clocks_json(clocks), "lanes": [Lane.INFORMAL.value], "signal": signal_json(row)}


def overlay_json(signals: Sequence[SignalRow]) -> Object:
    """What is heard beside an official answer: it changes none of it."""
    return {
        "lanes": [Lane.OFFICIAL.value, Lane.INFORMAL.value],
        "signals": [signal_json(row) for row in signals],
    }


def signals_json(board: Board) -> Object:
    """Signals, the last heard of first."""
    return {
        **clocks_json(board.clocks),
        "lanes": [Lane.INFORMAL.value],
        "total": board.total,
        "defaults": board.defaults,
        "signals": [signal_json(row) for row in board.rows],
    }


def signal_json(row: SignalRow) -> Object:
    """One signal; it says of itself that it is of the informal lane."""
    word = _WORDS[row.likelihood]
    return {
        "id": row.id,
        "lane": Lane.INFORMAL.value,
        "kind": row.kind,
        "on": row.on,
        "until": row.until,
        "roles": [part_json(part) for part in row.parts],
        "details": dict(row.details),
        "state": row.state,
        "probability": round(row.probability, 4),
        "likelihood": {"code": word.code, "vi": word.vi, "en": word.en},
        "base": row.base,
        "origins": row.origins,
        "first_at": date_json(row.first_at),
        "expires_on": date_json(row.expires_on),
        "settled_by": list(row.settled_by),
        "voices": [_voice(each) for each in row.voices],
        "reviews": [_review(each) for each in row.reviews],
        "lead_days": row.lead_days,
        "scored": row.scored,
    }


def _voice(heard: Heard) -> Object:
    return {
        "report": heard.report,
        "title": heard.title,
        "level": heard.level,
        "author": heard.author,
        "kept_by": heard.kept_by,
        "source_class": heard.source_class,
        "alias": heard.alias,
        "stance": heard.stance,
        "reliability": heard.reliability,
        "credibility": heard.credibility,
        "access": heard.access,
        "recorded_at": date_json(heard.recorded_at),
        "weight": round(heard.weight, 4),
        "text": heard.text,
        "sealed": heard.sealed,
    }


def _review(review: Review) -> Object:
    return {
        "verdict": review.verdict,
        "official": review.official,
        "kind": review.kind,
        "on": review.on,
        "by": review.by,
        "why": review.why,
        "recorded_at": date_json(review.recorded_at),
        "withdrawn_at": date_json(review.withdrawn_at),
        "withdrawn_by": review.withdrawn_by,
        "withdrawn_why": review.withdrawn_why,
    }
