"""A word for every code that the vocabulary does not name; English here, the rest in catalogues."""

from collections.abc import Mapping
from typing import Final

from viz.language import N_

LANES: Final[Mapping[str, str]] = {
    "official": N_("official source"),
    "informal": N_("informal source"),
}

STANCES: Final[Mapping[str, str]] = {
    "supports": N_("says so"),
    "contradicts": N_("denies it"),
}

FOUND: Final[Mapping[str, str]] = {
    "unit": N_("Unit"),
    "position": N_("Post"),
    "person": N_("Person"),
}

UNIT_KINDS: Final[Mapping[str, str]] = {
    "general_department": N_("central agency"),
    "department": N_("provincial office"),
    "room": N_("section"),
    "branch": N_("district branch"),
    "area_room": N_("area office"),
}

RANKS: Final[Mapping[str, str]] = {
    "head": N_("head"),
    "deputy": N_("deputy"),
    "member": N_("staff"),
}

LINEAGE: Final[Mapping[str, str]] = {
    "merge came_from": N_("formed by merger from"),
    "merge became": N_("merged into"),
    "split came_from": N_("split off from"),
    "split became": N_("split into"),
}

BASES: Final[Mapping[str, str]] = {
    "seen": N_("first seen on a list; the start is not known"),
    "implied": N_("inferred from a later decision"),
    "absent": N_("no longer on the next list"),
}

CONFLICTS: Final[Mapping[str, str]] = {
    "attribute_differs": N_("Reports differ on a detail"),
    "start_differs": N_("Reports differ on the start"),
    "end_differs": N_("Reports differ on the end"),
    "end_before_start": N_("The end lies before the start"),
    "end_unmatched": N_("An end without a tenure that it could end"),
    "seats_exceeded": N_("More people in post than there are seats"),
    "seen_after_end": N_("Seen in post after the end"),
    "seen_before_start": N_("Seen in post before the start"),
    "held_after_close": N_("Still in post after the unit ended"),
}

ATTRIBUTES: Final[Mapping[str, str]] = {
    "name": N_("name"),
    "given_name": N_("given name"),
    "family_name": N_("family name"),
    "other_names": N_("other names"),
    "rank": N_("rank"),
    "kind": N_("kind"),
    "title": N_("title"),
    "seats": N_("number of seats"),
    "training": N_("training"),
    "commendation": N_("commendation"),
    "service_from": N_("in service from"),
    "service_to": N_("left the service on"),
    "established_on": N_("established on"),
    "dissolved_on": N_("dissolved on"),
    "also": N_("keeps the other posts"),
    "mode": N_("held how"),
    "ends": N_("ends"),
    "role": N_("role"),
    "area": N_("area"),
    "on_behalf_of": N_("on behalf of"),
    "period": N_("period"),
    "row": N_("row"),
    "purpose": N_("purpose"),
    "course": N_("course"),
    "level": N_("level"),
    "award": N_("award"),
    "lat": N_("latitude"),
    "lon": N_("longitude"),
    "allotted": N_("posts allotted"),
    "filled": N_("posts filled"),
    "follow_up": N_("follow-up"),
    "birth_date": N_("date of birth"),
    "sex": N_("sex"),
    "birthplace": N_("birthplace"),
    "hometown": N_("hometown"),
    "ethnicity": N_("ethnicity"),
    "religion": N_("religion"),
    "health": N_("health"),
    "grade": N_("grade"),
    "year": N_("year"),
    "scheme": N_("by the rules of"),
    "form": N_("form of discipline"),
    "authority": N_("authority"),
    "reason": N_("reason"),
    "about": N_("about what"),
    "to": N_("sent to"),
    "number": N_("number of the letter it answers"),
    "outcome": N_("outcome"),
    "text": N_("what is said"),
    "named": N_("name as typed"),
}
