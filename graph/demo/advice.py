"""What the office recommended upward, and what came back: little, and late."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from graph.demo.desk import TODAY, Paper, told
from graph.demo.office import Office, Person
from graph.model import Event


@dataclass(frozen=True, slots=True)
class Advice:
    """A letter about somebody of a worked case, and the answers to it: day, number, outcome."""

    case: str
    number: str
    on: date
    about: str
    answers: tuple[tuple[date, str, str], ...] = ()


ADVICE: Final = (
    Advice("TERM-2", "41/VPPN-TCCB", date(2026, 3, 20), "bổ nhiệm lại đến tuổi nghỉ hưu",
           ((date(2026, 3, 27), "118/TCCB", "received"),
            (date(2026, 6, 10), "260/TCCB", "adopted"))),
    Advice("TERM-3", "44/VPPN-TCCB", date(2026, 4, 2), "bổ nhiệm lại đủ nhiệm kỳ",
           ((date(2026, 5, 15), "201/TCCB", "replied"),)),
    Advice("TERM-6-head", "75/VPPN-TCCB", date(2026, 6, 12), "luân chuyển khi đủ hai nhiệm kỳ",
           ((date(2026, 6, 19), "277/TCCB", "received"),)),
    Advice("RET-9", "90/VPPN-TCCB", date(2026, 7, 6), "kiện toàn người thay khi nghỉ hưu"),
    Advice("TERM-4", "122/VPPN-TCCB", date(2026, 10, 5), "kéo dài thời gian giữ chức vụ"),
)  # fmt: skip
"""Of five letters two were answered, one was received, and of two nothing is known."""

_TO: Final = "Vụ Tổ chức cán bộ"
_SAYS: Final = {"received": "tiếp nhận", "replied": "trả lời", "adopted": "thực hiện"}


def advise(office: Office) -> None:
    """Put the letters and what came back on the desk."""
    for each in ADVICE:
        person = office.cases[each.case]
        sent = told("advised", each.on, details={"about": each.about, "to": _TO}, who=person.id)
        _letter(office, person, f"V/v {each.about}: {person.name}", each.number, sent)
        for on, number, outcome in each.answers:
            came = told("answered", on, details={"number": each.number, "outcome": outcome},
                        who=person.id)  # fmt: skip
            title = f"V/v {_SAYS[outcome]} kiến nghị số {each.number}: {person.name}"
            _letter(office, person, title, number, came)


def _letter(office: Office, person: Person, title: str, number: str, says: Event) -> None:
    units = (person.post.unit.id,) if person.post else ()
    on = says.on.earliest if says.on else TODAY
    known = on + timedelta(days=2)
    office.desk.file(Paper("letter", title, on, known, (says,), number=number, units=units))
