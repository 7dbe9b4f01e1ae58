"""What the form of a what-if offers, and what it says of something that cannot be supposed."""

from collections.abc import Mapping
from typing import Final

from graph.services.succeeding.what_if import APPOINTED, LEAVE
from viz.language import N_
from viz.words import Words
from viz.writing import Choice

FREE: Final = "free"
"""Not an event: a post that is supposed to be free."""

FAULTS: Final[Mapping[str, str]] = {
    "kind": N_("Say what is supposed to happen."),
    "who": N_("Say who it is about."),
    "post": N_("Say which post."),
    "no_who": N_("This is nobody: choose a person."),
    "no_post": N_("This is no post: choose one."),
    "choose": N_("Several fit; choose one."),
    "none": N_("Nothing on record is called so. Change the name, or type an id."),
    "day": N_("This is no day. Choose it from the calendar, or write it as 2026-12-31."),
    "event": N_("This cannot be read as something to suppose."),
    "missing": N_("Nobody and nothing of that id is on record here."),
    "many": N_("No more than fifty things can be supposed at once."),
}
"""What is missing or wrong in a supposition."""


def supposed_kinds(words: Words) -> list[Choice]:
    """What can be supposed, by code."""
    return [
        *(Choice(code, words.event(code)) for code in LEAVE),
        Choice(APPOINTED, words.say("appointed or moved to a post")),
        Choice(FREE, words.say("a post falls free")),
    ]
