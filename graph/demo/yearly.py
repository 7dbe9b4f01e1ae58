"""What comes round once a year: evaluations, plans, ranks, courses and awards.

Leaders are evaluated each December, under the scheme in force (domain.md, section 8). Planning is
reviewed each spring: at most three people a post, and people leave the plan when they are too old,
under a measure, or have got the post. Ranks rise by the Minister's rounds.
"""

from datetime import date, timedelta
from typing import Final

from graph.demo.acts import assign, decide
from graph.demo.desk import told
from graph.demo.office import Office, Person, Post, Unit
from graph.demo.retirement import months_between
from graph.demo.staff import NEXT_RANK
from graph.model import Event, Json

_GRADES: Final = ("Hoàn thành xuất sắc nhiệm vụ", "Hoàn thành tốt nhiệm vụ",
                  "Hoàn thành nhiệm vụ", "Không hoàn thành nhiệm vụ")  # fmt: skip
_COURSES: Final = (("Cao cấp lý luận chính trị", "cao cấp"),
                   ("Bồi dưỡng ngạch chuyên viên chính", "chính"),
                   ("Nghiệp vụ Chấp hành viên", "sơ cấp"))  # fmt: skip
_AWARDS: Final = ("Bằng khen của Bộ trưởng Bộ Tư pháp", "Chiến sĩ thi đua ngành Tư pháp",
                  "Kỷ niệm chương Vì sự nghiệp Tư pháp")  # fmt: skip
_PLANNED: Final = 2


def evaluate(office: Office, year: int) -> None:
    """The evaluation of those who lead: the department's leaders and the heads below them."""
    on = date(year, 12, 20)
    scheme = "NĐ 56/2015" if year < 2020 else "NĐ 90/2020"
    for department in office.departments():
        events = []
        for post in department.all_posts():
            if post.rank == "head" or (post.unit is department and post.rank == "deputy"):
                events += [_graded(office, one, on, scheme) for one in post.holders
                           if not one.fixed and one.touched < date(year, 12, 1)]  # fmt: skip
        decide(office, "department", f"đánh giá, xếp loại chất lượng năm {year}", events,
               on + timedelta(days=office.rng.randint(2, 9)), of=f"lãnh đạo {department.name}",
               lost=0.03, slow=0.15, unit=department.id)  # fmt: skip


def _graded(office: Office, person: Person, on: date, scheme: str) -> Event:
    disciplined = person.barred_to > on + timedelta(days=365)
    weights = (0, 0, 5, 5) if disciplined else (17, 70, 12, 1)
    (grade,) = office.rng.choices(_GRADES, weights)
    details: dict[str, Json] = {"grade": grade, "year": on.year, "scheme": scheme}
    return told("evaluated", on, details=details, who=person.id)


def review_plans(office: Office, year: int) -> None:
    """Take off the plans who no longer belongs there; plan new people where few are left."""
    month = date(year, 5, 1)
    for department in office.departments():
        on = date(year, 5, office.rng.choice((5, 10, 20, 25)))
        events: list[Event] = []
        for post in list(department.all_posts()):
            top = post.unit is department
            if post.rank == "head" or (top and post.rank == "deputy"):
                events += _review(office, post, on)
                wanted = 3 if top else _PLANNED
                if len(post.planned) < wanted:
                    events += _plan_for(office, post, department, on, wanted, month)
        if events:
            decide(office, "general", f"phê duyệt, rà soát quy hoạch năm {year}", events,
                   on - timedelta(days=3), of=f"của {department.name}", slow=0.2, usual=40,
                   unit=department.id)  # fmt: skip


def _review(office: Office, post: Post, on: date) -> list[Event]:
    events: list[Event] = []
    if any(person.fixed for person in post.planned):
        return events
    for person in list(post.planned):
        out = (person.months_left(on) < 60 or person.barred_to > on or person.post is post
               or office.rng.random() < 0.06)  # fmt: skip
        if out:
            post.planned.remove(person)
            person.planned_for.remove(post)
            events.append(told("unplanned", on, who=person.id, post=post.id))
    return events


def _plan_for(office: Office, post: Post, department: Unit, on: date, wanted: int,
              month: date) -> list[Event]:  # fmt: skip
    top = post.unit is department
    below = {"deputy"} if post.rank == "head" else {"head"}
    source = department.all_posts() if top else post.unit.posts.values()
    able = [
        one
        for each in source
        if each is not post and (each.rank in below or (not top and each.role == "enforcer"))
        for one in each.holders
        if one.months_left(on) >= 60 and one.barred_to < on and not one.fixed
        and len(one.planned_for) < 3 and one not in post.planned and one.touched < month
    ]  # fmt: skip
    chosen = office.rng.sample(able, min(len(able), wanted - len(post.planned)))
    for person in chosen:
        post.planned.append(person)
        person.planned_for.append(post)
    return [told("planned", on, who=person.id, post=post.id) for person in chosen]


def raise_ranks(office: Office, year: int) -> None:
    """The Minister's round: clerks become enforcers where there is room, others rise a rank."""
    on = date(year, 10, 1) if year % 2 else date(year, 9, 1)
    for department in office.departments():
        events: list[Event] = []
        for post in list(department.all_posts()):
            for person in list(post.holders):
                events += _raised(office, person, post, department, on)
        if events:
            decide(office, "minister", "bổ nhiệm ngạch", events, on - timedelta(days=6),
                   of=f"đối với công chức của {department.name}", lost=0.02, slow=0.12)  # fmt: skip


def _raised(office: Office, person: Person, post: Post, department: Unit, on: date) -> list[Event]:
    years = months_between(person.ranked_on, on) / 12
    held = person.fixed or person.barred_to > on or person.touched >= on.replace(day=1)
    if held or years < 4 or person.months_left(on) < 12 or not post.holders:
        return []
    if person.rank == "03.302" and post.role == "clerk":
        since = on.replace(day=1)
        seats = [each for each in department.all_posts()
                 if each.role == "enforcer" and each.free > 0
                 and (each.vacant_since is None or each.vacant_since < since)]  # fmt: skip
        if not seats or office.rng.random() > 0.5:
            return []
        _rank(person, "03.301", on)
        return [_ranked(person, on), *assign(person, seats[0], on, "position_changed")]
    rank = NEXT_RANK.get(person.rank)
    if not rank or years < 5 or office.rng.random() > (0.05 if rank == "03.299" else 0.1):
        return []
    _rank(person, rank, on)
    return [_ranked(person, on)]


def _rank(person: Person, rank: str, on: date) -> None:
    person.rank, person.ranked_on = rank, on


def _ranked(person: Person, on: date) -> Event:
    return told("ranked", on, details={"rank": person.rank}, who=person.id)


def courses_and_awards(office: Office, year: int) -> None:
    """A course and an award list a department; both concern few."""
    for department in office.departments():
        leaders = [one for post in department.all_posts() if post.rank != "member"
                   for one in post.holders]  # fmt: skip
        if len(leaders) < 4:
            continue
        on = date(year, 8, office.rng.randint(3, 26))
        course, level = office.rng.choice(_COURSES)
        events = [told("trained", on, details={"course": course, "level": level}, who=one.id)
                  for one in office.rng.sample(leaders, 2)]  # fmt: skip
        award = office.rng.choice(_AWARDS)
        events += [told("commended", on, details={"award": award}, who=one.id)
                   for one in office.rng.sample(leaders, 2)]  # fmt: skip
        decide(office, "general", "cử đi học và khen thưởng", events, on,
               of=f"công chức của {department.name}", lost=0.05, unit=department.id)  # fmt: skip
