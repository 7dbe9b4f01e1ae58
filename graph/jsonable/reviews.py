"""Suggestions for reviewers, scoreboards and blind spots as JSON."""

from graph.calibration import ENOUGH, Score
from graph.jsonable.heard import signal_json
from graph.jsonable.names import Object, clocks_json, date_json, unit_json
from graph.jsonable.papers import happening_json
from graph.model import Json
from graph.reviewing import Suggested, Suggestions
from graph.scoring import BlindSpots, Lead, Scores, Tally
from graph.vocabulary import Lane

_INFORMAL: Json = [Lane.INFORMAL.value]


def suggestions_json(answer: Suggestions) -> Object:
    """Pairs a reviewer should look at, the nearest in time first."""
    return {
        **clocks_json(answer.clocks),
        "lanes": [Lane.OFFICIAL.value, Lane.INFORMAL.value],
        "total": answer.total,
        "suggestions": [_suggested(each) for each in answer.rows],
    }


def _suggested(each: Suggested) -> Object:
    return {
        "verdict": each.verdict,
        "days": each.days,
        "recorded_at": date_json(each.recorded_at),
        "late": each.late,
        "official": happening_json(each.official),
        "signal": signal_json(each.signal),
    }


def scores_json(answer: Scores) -> Object:
    """The scoreboard; what rests on too few outcomes is null."""
    return {
        **clocks_json(answer.clocks),
        "lanes": _INFORMAL,
        "enough": ENOUGH,
        "everything": _tally(answer.everything),
        "classes": [{"class": each.of, **_tally(each)} for each in answer.classes],
        "officers": [{"account": each.of, **_tally(each)} for each in answer.officers],
        "after_fact": answer.after_fact,
    }


def _tally(tally: Tally) -> Object:
    found = tally.reliability
    score = tally.score if tally.score and tally.score.shown else None
    return {
        "outcomes": found.outcomes,
        "hits": found.hits if found.shown else None,
        "reliability": round(found.chance, 4) if found.shown else None,
        "letter": found.letter,
        "brier": _score(score) if score else None,
        "lead_days": _lead(tally.lead) if found.shown and tally.lead else None,
    }


def _score(score: Score) -> Object:
    return {
        "forecasts": score.forecasts,
        "score": round(score.score, 4),
        "reliability": round(score.reliability, 4),
        "resolution": round(score.resolution, 4),
        "uncertainty": round(score.uncertainty, 4),
    }


def _lead(lead: Lead) -> Object:
    return {
        "claims": lead.claims,
        "median": lead.median,
        "least": lead.least,
        "most": lead.most,
    }


def blind_spots_json(answer: BlindSpots) -> Object:
    """Units of which nothing is heard; no report and no contact is named."""
    return {
        **clocks_json(answer.clocks),
        "lanes": _INFORMAL,
        "unit": unit_json(answer.unit),
        "days": answer.days,
        "units": answer.units,
        "silent": len(answer.rows),
        "rows": [
            {
                "unit": unit_json(each.unit),
                "depth": each.depth,
                "reports": each.reports,
                "last_on": date_json(each.last_at.date()) if each.last_at else None,
            }
            for each in answer.rows
        ],
    }
