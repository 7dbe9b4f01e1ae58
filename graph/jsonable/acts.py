"""What an import or a check did, as JSON."""

from typing import TYPE_CHECKING

from graph.jsonable.names import Object, date_json

if TYPE_CHECKING:
    from graph.services.checking import Check
    from graph.services.importing import Imported


def imported_json(result: "Imported") -> Object:
    """What an import did."""
    counts = result.counts
    return {
        "register": result.register,
        "dry_run": result.dry_run,
        "changes": counts.changes,
        "counts": {
            "created": counts.created,
            "changed": counts.changed,
            "closed": counts.closed,
            "unchanged": counts.unchanged,
        },
        "problems": [
            {
                "where": problem.where,
                "field": problem.field,
                "code": problem.code,
                "message": problem.message,
            }
            for problem in result.problems
        ],
        "ignored": dict(result.ignored),
        "recorded_at": date_json(result.recorded_at),
    }


def check_json(result: "Check") -> Object:
    """Whether what is derived is what the reports make."""
    return {
        "compared": result.compared,
        "differences": [
            {"what": each.what, "side": each.side, "which": each.which}
            for each in result.differences
        ],
    }
