"""The records a person was joined from as JSON."""

from graph.jsonable.names import Object, clocks_json, date_json, person_json
from graph.services.same_person import Joined


def joined_json(found: Joined) -> Object:
    """A person, and each join with who found it and why."""
    return {
        **clocks_json(found.clocks),
        "person": person_json(found.person),
        "joins": [
            {
                "first": person_json(each.first),
                "second": person_json(each.second),
                "by": each.by,
                "why": each.why,
                "recorded_at": date_json(each.recorded_at),
            }
            for each in found.joins
        ],
    }
