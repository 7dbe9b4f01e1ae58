"""Inventing people: age, sex, rank and years of service that suit a post.

Ages and shares are plausible inventions; rank codes are those of circular 03/2017/TT-BTP and, for
what is no judicial rank, of the general civil service (domain.md, section 4). The codes of
examiners that were swapped before 22/05/2017 are written as they have been since.
"""

from datetime import date
from typing import Final

from graph.demo.desk import told
from graph.demo.names import FEMALE, MALE, family_and_given
from graph.demo.office import START, Office, Person, Post
from graph.demo.retirement import month_after
from graph.model import Event, Json

RANKS: Final = {
    "03.299": "Chấp hành viên cao cấp", "03.300": "Chấp hành viên trung cấp",
    "03.301": "Chấp hành viên sơ cấp", "03.230": "Thẩm tra viên cao cấp",
    "03.231": "Thẩm tra viên chính", "03.232": "Thẩm tra viên", "03.302": "Thư ký thi hành án",
    "03.303": "Thư ký trung cấp thi hành án", "06.031": "Kế toán viên",
    "01.002": "Chuyên viên chính", "01.003": "Chuyên viên", "02.007": "Văn thư viên",
}  # fmt: skip
"""Ranks by code."""

NEXT_RANK: Final = {
    "03.303": "03.302", "03.301": "03.300", "03.300": "03.299", "03.232": "03.231",
    "01.003": "01.002",
}  # fmt: skip
"""The rank above."""

_RANKS_OF: Final[dict[str, tuple[tuple[str, ...], tuple[int, ...]]]] = {
    "department": (("03.299", "03.300"), (4, 6)),
    "branch": (("03.300", "03.301"), (6, 4)),
    "enforcer": (("03.300", "03.301"), (2, 8)),
    "examiner": (("03.231", "03.232"), (2, 8)),
    "clerk": (("03.302", "03.303"), (7, 3)),
    "accountant": (("06.031",), (1,)),
    "officer": (("01.002", "01.003"), (2, 8)),
    "treasurer": (("02.007",), (1,)),
}
_HIGH: Final = {"03.299", "03.300", "03.231", "01.002"}
_AGES: Final = {"department": (46, 57), "head": (40, 57), "deputy": (36, 54), "member": (25, 57)}
_WOMEN: Final = {"head": 0.22, "deputy": 0.33, "member": 0.5}


def rank_for(office: Office, post: Post) -> str:
    """A rank that suits a post."""
    if post.rank == "member":
        kind = post.role
    elif post.unit.kind in {"department", "general_department"}:
        kind = "department"
    elif post.unit.room in {"office", "personnel", "finance"}:
        kind = "officer"
    else:
        kind = "examiner" if post.unit.room == "inspection" else "branch"
    codes, weights = _RANKS_OF[kind]
    return office.rng.choices(codes, weights)[0]


def invent(office: Office, post: Post) -> Person:
    """Somebody who has served long enough for the post by the first day of the demo."""
    rng = office.rng
    top = post.unit.kind in {"department", "general_department"} and post.rank != "member"
    youngest, oldest = _AGES["department" if top else post.rank]
    sex = FEMALE if rng.random() < _WOMEN[post.rank] else MALE
    if sex == FEMALE:
        oldest = min(oldest, 53)
    year = START.year - round(rng.triangular(youngest, oldest))
    born = date(year, rng.randint(1, 12), rng.randint(1, 28))
    person = office.new_person(office.names.draw(sex), sex, born)
    latest = date(START.year - 1, 6, 1)
    person.recruited = min(month_after(born, 12 * rng.randint(22, 27)), latest)
    settle_rank(office, person, rank_for(office, post))
    return person


def settle_rank(office: Office, person: Person, rank: str) -> None:
    """Give a rank the person can have had for some time by now."""
    years = office.rng.randint(9, 14) if rank in _HIGH else office.rng.randint(1, 4)
    latest = date(START.year, 7, 1)
    person.rank = rank
    person.ranked_on = min(month_after(person.recruited, 12 * years), latest)


def recruit(office: Office, on: date, post: Post) -> Person:
    """Somebody new, in the lowest rank of the post."""
    rng = office.rng
    sex = FEMALE if rng.random() < 0.52 else MALE
    born = date(on.year - round(rng.triangular(23, 33, 25)), rng.randint(1, 12), rng.randint(1, 28))
    person = office.new_person(office.names.draw(sex), sex, born)
    person.recruited = person.ranked_on = on
    person.rank = _RANKS_OF[post.role][0][-1]
    return person


def personal_file(person: Person) -> Event:
    """What the personal file says of somebody."""
    family, given = family_and_given(person.name)
    details: dict[str, Json] = {
        "name": person.name, "family_name": family, "given_name": given, "sex": person.sex,
        "birth_date": person.born_as,
    }  # fmt: skip
    return told("recorded", details=details, who=person.id)


def service_file(person: Person) -> list[Event]:
    """The file, the recruitment and the present rank."""
    return [
        personal_file(person),
        told("recruited", person.recruited, who=person.id),
        told("ranked", person.ranked_on, details={"rank": person.rank}, who=person.id),
    ]
