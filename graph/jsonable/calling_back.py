"""Whom an account is to ask again as JSON."""

from graph.jsonable.heard import signal_json
from graph.jsonable.names import Object, clocks_json
from graph.services.calling_back import CallBacks
from graph.vocabulary import Lane


def call_backs_json(found: CallBacks) -> Object:
    """Notes whose source is to be asked again, the first due first."""
    return {
        **clocks_json(found.clocks),
        "lanes": [Lane.INFORMAL.value],
        "until": found.until.isoformat(),
        "call_backs": [
            {
                "report": each.report,
                "on": each.on.isoformat(),
                "days_left": each.days_left,
                "signal": signal_json(each.signal),
            }
            for each in found.rows
        ],
    }
