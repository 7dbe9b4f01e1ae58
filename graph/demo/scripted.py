"""Play the worked cases: put their people where they belong and let happen what is written."""

from collections.abc import Iterator
from datetime import date, timedelta

from graph.demo.acts import appoint, assign, decide, exit_service, stand_in
from graph.demo.cases import CASES, Act, Case
from graph.demo.desk import told
from graph.demo.office import Office, Person, Post, Unit
from graph.demo.opening import place
from graph.demo.staff import rank_for, settle_rank
from graph.model import Event, Json


def place_cases(office: Office) -> None:
    """Put the people of the cases into their posts of 2015."""
    by_name = {unit.name: unit for unit in office.departments()}
    for case in CASES:
        province, number = case.home
        department = (
            by_name.get(f"Cục THADS tỉnh {province}") or by_name[f"Cục THADS TP. {province}"]
        )
        branches = [unit for unit in department.children if unit.kind == "branch"]
        branch = branches[number]
        person = _person(office, case)
        post = _room_for(branch.posts[case.role])
        settle_rank(office, person, rank_for(office, post))
        place(office, person, post, case.since)
        if case.keeps:
            kept = _post(branch, case.keeps)
            kept.seats = max(kept.seats, len(kept.holders) + (kept.rank != "head"))
            kept.kept += 1


def _person(office: Office, case: Case) -> Person:
    year, month, day = (int(part) for part in f"{case.born}-01-01".split("-")[:3])
    born = date(year, month, day)
    person = office.new_person(case.name, case.sex, born, case.born)
    person.fixed = True
    person.recruited = date(born.year + 25, 7, 1)
    office.cases[case.id] = person
    return person


def _room_for(post: Post) -> Post:
    post.seats = max(post.seats, len(post.holders) + 1)
    return post


def _post(branch: Unit, role: str) -> Post:
    """A post of the branch, or of the department's accounts."""
    if not role.startswith("@"):
        return branch.posts[role]
    rooms = [unit for unit in branch.department.children if unit.kind == "room"]
    return next(room.posts[role[1:]] for room in rooms if role[1:] in room.posts)


def acts_in(office: Office, month: date) -> None:
    """Let happen what the cases say happens this month."""
    for case in CASES:
        person = office.cases[case.id]
        for act in case.acts:
            if (act.on.year, act.on.month) == (month.year, month.month) and not person.gone:
                _play(office, person, act)


def _play(office: Office, person: Person, act: Act) -> None:
    here = person.post.unit if person.post else office.root
    match act.kind:
        case "appointed":
            events = appoint(person, _kept(here, act.role), act.on)
        case "acting":
            events = stand_in(person, _kept(here, act.role, release=False), act.on, "acting")
        case "position_changed":
            events = assign(person, _kept(here, act.role), act.on, "position_changed")
        case "retired":
            events = exit_service(person, "retired", act.on)
        case "planned":
            events = list(_plan_too_much(person, here, act.on, int(act.detail)))
        case _:
            events = [_remark(person, act)]
    series = "department" if act.kind in {"evaluated", "position_changed"} else "general"
    decide(office, series, _VERBS[act.kind], events, act.on - timedelta(days=5),
           of=f"đối với {person.name}", slow=0.0, unit=here.department.id)  # fmt: skip


_VERBS = {
    "appointed": "bổ nhiệm", "acting": "giao quyền", "position_changed": "chuyển đổi vị trí",
    "retired": "nghỉ hưu trước tuổi", "planned": "phê duyệt quy hoạch",
    "disciplined": "thi hành kỷ luật", "evaluated": "đánh giá, xếp loại",
}  # fmt: skip


def _kept(here: Unit, role: str, *, release: bool = True) -> Post:
    post = _post(here, role)
    if release:
        post.kept = max(0, post.kept - 1)
    return post


def _remark(person: Person, act: Act) -> Event:
    if act.kind == "disciplined":
        person.barred_to = act.on + timedelta(days=730)
        details = {"form": act.detail, "authority": "administrative"}
        return told("disciplined", act.on, details=dict(details), who=person.id)
    graded: dict[str, Json] = {"grade": act.detail, "year": act.on.year, "scheme": "NĐ 90/2020"}
    return told("evaluated", act.on, details=graded, who=person.id)


def _plan_too_much(person: Person, here: Unit, on: date, posts: int) -> Iterator[Event]:
    """One person planned for four posts, the first of them for four people: one too many each."""
    branches = [unit for unit in here.department.children if unit.kind == "branch"]
    first = here.posts["head"]
    colleagues = [holder for post in here.department.all_posts() for holder in post.holders
                  if post.unit is not here and post.rank == "deputy"]  # fmt: skip
    for post in [first, *(unit.posts["head"] for unit in branches if unit is not here)][:posts]:
        yield _plan(person, post, on)
    for colleague in colleagues[: 4 - len(first.planned)]:
        yield _plan(colleague, first, on)


def _plan(person: Person, post: Post, on: date) -> Event:
    post.planned.append(person)
    person.planned_for.append(post)
    return told("planned", on, who=person.id, post=post.id)


def close_keeping(office: Office) -> None:
    """After the reorganisation no seat is kept any more."""
    for post in office.root.all_posts():
        post.kept = 0
