"""What a person's records were joined by, as a table."""

from graph.answers import PersonRef
from graph.services.same_person import Joined
from viz.tables import Cell, Column, Row, Table
from viz.words import Words


def joins_table(found: Joined, words: Words) -> Table:
    """Which record was joined to which, by whom, when and why."""
    say = words.say
    columns = (
        Column(say("First record")),
        Column(say("Second record")),
        Column(say("Joined by"), short=True),
        Column(say("Recorded"), short=True),
        Column(say("Why")),
    )
    rows = tuple(
        Row((
            _record(each.first),
            _record(each.second),
            Cell(each.by),
            Cell(words.moment(each.recorded_at)),
            Cell(each.why),
        ))
        for each in found.joins
    )  # fmt: skip
    empty = say("There is one record of this person; nothing was joined.")
    return Table("joins", say("Joined records"), columns, rows, empty=empty)


def _record(person: PersonRef) -> Cell:
    """A record by its own names: the person's page shows them all as one."""
    return Cell(person.name or person.id, note=", ".join(person.external_ids) or person.id)
