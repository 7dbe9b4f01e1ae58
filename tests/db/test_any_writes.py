"""After any writes the graph equals a rebuild from its reports (property based, real database)."""

from datetime import date, timedelta
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from graph.dates import UNKNOWN_START
from graph.errors import NotFoundError, RefusedError
from graph.model import Judgement
from graph.projection import Span
from graph.projection.replay import replay
from graph.services.checking import check
from graph.store.ledger import read_ledger
from graph.vocabulary import Role
from tests.desk import judge, withdraw_judgement, withdraw_report

Office = Any  # the builder of tests/db/conftest.py

PEOPLE = ("an", "binh", "chi")
POSTS = ("head", "deputy")
FIRST_DAY = date(2020, 1, 1)

days = st.integers(0, 400).map(lambda number: (FIRST_DAY + timedelta(days=number)).isoformat())
partial = days.flatmap(lambda day: st.sampled_from([day, day, day[:7], day[:4]]))
facts = st.tuples(
    st.sampled_from(
        ("appointed", "acting", "in_post", "left_post", "reappointed", "retired", "transferred")
    ),
    st.sampled_from(PEOPLE),
    st.sampled_from(POSTS),
    partial,
)
writes = st.one_of(
    st.tuples(st.just("decision"), st.lists(facts, min_size=1, max_size=2)),
    st.tuples(st.just("staff_list"), st.lists(facts, min_size=0, max_size=2)),
    st.tuples(st.just("withdraw"), st.integers(0, 5)),
    st.tuples(st.just("join"), st.booleans()),
    st.tuples(st.just("merge"), days),
)


def _write(office: Office, number: int, write: tuple[str, Any]) -> None:
    kind, what = write
    try:
        if kind == "withdraw":
            withdraw_report(office.store, f"r{what}", "wrong", office.now())
        elif kind == "join":
            act = judge if what else withdraw_judgement
            act(office.store, Judgement("same_as", "an", "binh", "reviewer", "one"), office.now())
        elif kind == "merge":
            event = office.event("merged", on=what, roles={Role.FROM_UNIT: "u", Role.UNIT: "v"})
            office.say(f"r{number}", event)
        else:
            _say(office, number, kind, what)
    except (NotFoundError, RefusedError):
        pass  # nothing to withdraw, or no join to take back: that is an answer, too


def _say(office: Office, number: int, kind: str, what: list[tuple[str, str, str, str]]) -> None:
    events = {}
    for name, who, post, on in what:
        needs_post = None if name == "retired" else post
        roles = {Role.FROM_POST: POSTS[1 - POSTS.index(post)]} if name == "transferred" else None
        event = office.event(name, who, needs_post, on, roles=roles)
        events[event.id] = event
    covers = ["u"] if kind == "staff_list" else []
    issued = (FIRST_DAY + timedelta(days=40 * number)).isoformat()
    office.say(f"r{number}", *events.values(), kind=kind, issued=issued, covers=covers)


@settings(
    max_examples=10,
    phases=[Phase.explicit, Phase.generate],
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(plan=st.lists(writes, min_size=1, max_size=6))
def test_the_graph_equals_a_rebuild_from_its_reports(
    office: Office, plan: list[tuple[str, Any]]
) -> None:
    office.clear()
    office.found("u", *POSTS)
    office.say("other", office.event("established", roles={Role.UNIT: "v"}, name="v"))
    office.say("joined", *(office.event("recorded", who, name=who) for who in PEOPLE))

    for number, write in enumerate(plan):
        _write(office, number, write)

    assert check(office.store).differences == ()
    derived = office.store.plan("replay", lambda run: replay(read_ledger(run)))
    for span in (thing for thing in derived.open if isinstance(thing, Span)):
        assert span.valid_from <= span.valid_to
        assert span.valid_from >= UNKNOWN_START
