"""What the desk hears: rumours that come true, rumours that do not, signs of trouble, web news.

A note is informal: it never changes a fact. It names a month rather than a day, bears its grade,
and may come from two people who know nothing of each other. What a later decision made of it is
kept in ``Office.whispers``, so that a reviewer's judgements can be played.
"""

from datetime import date, timedelta
from typing import Final

from graph.demo.desk import TODAY, Grading, Paper, heard, told
from graph.demo.office import START, Office, Person, Post, Unit, Whisper
from graph.model import Event

_GRADES: Final = (
    (Grading("A", "2", "witnessed"), 4), (Grading("B", "1", "told"), 4),
    (Grading("B", "2", "told"), 18), (Grading("C", "2", "told"), 10),
    (Grading("C", "3", "told"), 30), (Grading("C", "4", "told"), 8),
    (Grading("D", "3", "inferred"), 8), (Grading("D", "4", "told"), 6),
    (Grading("E", "5", "told"), 4), (Grading("F", "3", "told"), 3), (Grading("F", "6", "told"), 5),
)  # fmt: skip
_TROUBLE: Final = (
    ("mất đoàn kết", "Nghe nói tập thể lãnh đạo không thống nhất, họp kéo dài."),
    ("điểm nóng", "Nhiều đơn khiếu nại về một vụ cưỡng chế, người dân tập trung trước trụ sở."),
    ("xin nghỉ", "Nhiều công chức có nguyện vọng thôi việc vì áp lực công việc."),
    ("thiếu người", "Một chấp hành viên phải thụ lý phần lớn số việc của đơn vị."),
    ("phản ánh", "Có phản ánh về tác phong, chưa kiểm chứng."),
)  # fmt: skip
_PLACES: Final = ("qua điện thoại", "bên lề hội nghị", "qua trao đổi trực tiếp", "qua người quen")


def whisper(office: Office, kind: str, person: Person, post: Post | None, on: date, *,
            true: bool, chance: float) -> None:  # fmt: skip
    """Perhaps hear of something some weeks ahead, whether or not it will happen."""
    rng = office.rng
    if rng.random() >= chance:
        return
    heard_on = on - timedelta(days=rng.randint(8, 100))
    if not START + timedelta(days=60) <= heard_on <= TODAY - timedelta(days=5):
        return
    event = _heard(office, told(kind, f"{on:%Y-%m}", who=person.id, post=post.id if post else None))
    what = f"{post.title} {post.unit.name}" if post else "rời ngành"
    for _ in range(2 if rng.random() < 0.2 else 1):
        title = f"Ghi chép {rng.choice(_PLACES)}: {_WHAT[kind]} {what} - {person.name}"
        unit = post.unit if post else person.post.unit if person.post else None
        units = (unit.id,) if unit else ()
        office.desk.file(_note(office, title, heard_on, event, 0, units))
        heard_on += timedelta(days=rng.randint(1, 12))
    place = post.id if post else None
    office.whispers.append(Whisper(event.id, kind, person.id, place, on, true))


_WHAT: Final = {
    "appointed": "khả năng bổ nhiệm", "resigned": "có ý định xin từ chức",
    "left_service": "có ý định xin", "retired": "có ý định xin",
}  # fmt: skip


def _heard(office: Office, event: Event) -> Event:
    return heard((office.seed, len(office.whispers), len(office.desk.papers)), event)


def _note(office: Office, title: str, on: date, event: Event, level: int,
          units: tuple[str, ...]) -> Paper:  # fmt: skip
    grades, weights = zip(*_GRADES, strict=True)
    (grading,) = office.rng.choices(grades, weights)
    known = on + timedelta(days=office.rng.randint(0, 3))
    return Paper("note", title, on, known, (event,), level=level, grading=grading, units=units,
                 source_class=_source_class(grading))  # fmt: skip


def _source_class(grading: Grading) -> str:
    """Whom a note of this grade usually comes from."""
    if grading.access == "witnessed":
        return "own"
    return {"A": "unit_officer", "B": "unit_officer", "C": "insider", "F": "anonymous"}.get(
        grading.reliability, "second_hand"
    )


def rumours(office: Office, month: date) -> None:
    """A month's signs of trouble, and rumours nothing comes of."""
    rng = office.rng
    departments = office.departments()
    for department in departments:
        if rng.random() < 0.07:
            _trouble(office, rng.choice(list(department.all_units())), office.day_in(month))
        leaders = [
            one
            for post in department.all_posts()
            if post.rank != "member"
            for one in post.holders
            if not one.fixed and one.months_left(month) > 24
        ]
        if leaders and rng.random() < 0.04:
            person = rng.choice(leaders)
            kind = rng.choice(("resigned", "left_service"))
            post = person.post if kind == "resigned" else None
            whisper(office, kind, person, post, month + timedelta(days=70), true=False, chance=1)


def _trouble(office: Office, unit: Unit, on: date) -> None:
    about, text = office.rng.choice(_TROUBLE)
    details = {"about": about, "text": text}
    event = told("concern", on, details=dict(details), unit=unit.id)
    title = f"Ghi chép {office.rng.choice(_PLACES)}: {about} tại {unit.name}"
    office.desk.file(_note(office, title, on, _heard(office, event), 1, (unit.id,)))


def announce(office: Office, person: Person, post: Post, on: date) -> None:
    """The department's web page tells of the ceremony, a few days off or by the month only."""
    told_on = on + timedelta(days=office.rng.choice((0, 0, 0, 0, 0, 2, 5)))
    written = f"{on:%Y-%m}" if office.rng.random() < 0.2 else told_on.isoformat()
    event = told("appointed", written, who=person.id, post=post.id)
    issued = told_on + timedelta(days=office.rng.randint(0, 3))
    title = f"Lễ công bố quyết định bổ nhiệm {post.title} {post.unit.name}: {person.name}"
    known = issued + timedelta(days=office.rng.randint(0, 5))
    office.desk.file(Paper("announcement", title, issued, known, (event,)))
