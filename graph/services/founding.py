"""Begin a real office: put the real units and leaders' posts into an empty graph."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Final

from graph.errors import RefusedError
from graph.grading import asserted
from graph.ids import derived_id
from graph.model import Assertion, Change, Node, Report
from graph.offices.founding import REGISTER, TITLE, Office, Said, offices, post_id, posts, said
from graph.progress import Progress, silent
from graph.services.origin import read_origin
from graph.store import Store
from graph.store.runner import Run
from graph.vocabulary import RELIABILITY, REPORT_KINDS

_KIND: Final = "register"
_INFERRED: Final = RELIABILITY["C"]
_WHY: Final = "suy ra từ số khu vực cả nước và mã huyện; cần đối chiếu với quyết định thành lập"


@dataclass(frozen=True, slots=True)
class Founded:
    """What was written, or with a dry run would be.

    Attributes:
        former, units: units until 30/06/2025, and since.
        posts: leaders' posts on both sides.
        statements, inferred: things said, and how many of them had to be inferred.
        recorded_at: when it was recorded; None where nothing was.
    """

    national: bool
    dry_run: bool
    former: int
    units: int
    posts: int
    statements: int
    inferred: int
    recorded_at: datetime | None = None


def found_offices(
    store: Store, *, national: bool, dry_run: bool = False, progress: Progress = silent
) -> Founded:
    """Write the real units and leaders' posts, and nobody in them, as one register.

    Raises:
        RefusedError: the graph is not empty, or the list of provinces is not installed.
    """
    listed = offices(national=national)
    told = tuple(said(listed))
    change = _change(listed, told)

    def decide(run: Run) -> Change:
        _refuse_unless_empty(run)
        return change

    if dry_run:
        store.plan("plan founding", decide)
        moment = None
    else:
        progress("writing units and posts", 0, 0)
        moment = store.record("found offices", decide).at
    return Founded(
        national=national,
        dry_run=dry_run,
        former=sum(not office.new for office in listed),
        units=sum(office.new for office in listed),
        posts=len(change.positions),
        statements=len(told),
        inferred=sum(each.inferred for each in told),
        recorded_at=moment,
    )


def _refuse_unless_empty(run: Run) -> None:
    found = read_origin(run)
    if found.events or found.demo:
        holds = f"the invented demo office ({found.demo.name})" if found.demo else "data already"
        message = f"The graph holds {holds}; the real offices are only for an empty one."
        raise RefusedError(message, "Use another folder: CANBO_HOME=FOLDER canbo init.")


def _change(listed: tuple[Office, ...], told: tuple[Said, ...]) -> Change:
    report = Report(
        id=derived_id("r", REGISTER, [each.event.id for each in told]),
        kind=_KIND,
        lane=REPORT_KINDS[_KIND].lane,
        received_at=datetime.now(UTC),
        title=TITLE,
        register=REGISTER,
    )
    return Change(
        units=tuple(Node(office.id, office.key, REGISTER) for office in listed),
        positions=tuple(
            Node(post_id(key), key, REGISTER) for office in listed for key, *_ in posts(office)
        ),
        reports=(report,),
        assertions=tuple(_assertion(report.id, each) for each in told),
    )


def _assertion(report: str, each: Said) -> Assertion:
    made = asserted(report, _KIND, each.event, row=each.row)
    if not each.inferred:
        return made
    return replace(
        made,
        reliability=_INFERRED.code,
        credibility="3",
        access="inferred",
        confidence=_INFERRED.value,
        why=_WHY,
    )
