"""The one table of what can happen, and of the words canbo uses.

Every kind of event stands here once: its names, the roles it needs, the details it may carry, what
it does to spells, whether it may be informal, and who may read it. The projection, the importers,
the checks, the forms and the legends read this table; adding a kind is adding an entry.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class Role(StrEnum):
    """What a node is to an event; the value is the relationship type."""

    WHO = "WHO"
    POST = "POST"
    FROM_POST = "FROM_POST"
    UNIT = "UNIT"
    FROM_UNIT = "FROM_UNIT"
    PARENT = "PARENT"


class SpanType(StrEnum):
    """The derived relationships that start at a person."""

    HOLDS = "HOLDS"
    PLANNED_FOR = "PLANNED_FOR"
    POSTED_TO = "POSTED_TO"


class Mode(StrEnum):
    """How a post is held."""

    FULL = "full"
    ACTING = "acting"
    IN_CHARGE = "in_charge"
    CONCURRENT = "concurrent"


class Lane(StrEnum):
    """Whose word it is: the organisation's, or somebody's."""

    OFFICIAL = "official"
    INFORMAL = "informal"


class Stance(StrEnum):
    """Whether a report says that an event happened or that it did not."""

    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"


class Mark(StrEnum):
    """Who may read it: everybody, those in scope, those in scope with clearance 2."""

    ORDINARY = "ordinary"
    PERSONAL = "personal"
    SENSITIVE = "sensitive"


class Closes(StrEnum):
    """Which spells of the person an event ends."""

    POST = "at its post"
    ORIGIN = "at the post or unit it leaves"
    PLAN = "the plan for its post"
    EVERYTHING = "everything the person holds"


class Structure(StrEnum):
    """What an event does to units and posts."""

    FOUNDS = "starts a unit"
    NAMES = "names a unit"
    MERGES = "ends units, which live on in another"
    SPLITS = "gives a unit successors"
    ENDS = "ends a unit"
    CREATES_POST = "starts a post"
    SETS_SEATS = "says how many seats a post has"


@dataclass(frozen=True, slots=True)
class Detail:
    """One field of an event's details: its JSON type and who may read it."""

    type: type | tuple[type, ...]
    required: bool = False
    mark: Mark = Mark.ORDINARY


@dataclass(frozen=True, slots=True)
class Effect:
    """What an event does when it is replayed; every field is optional.

    Attributes:
        opens: how the person holds the post from then on (or, at a unit, is posted there).
        seen: the person is seen in the post that day; the start stays unknown.
        plans: the person is planned for the post from then on.
        closes: which spells end.
        ends_others: it ends the person's other full spells unless ``details.also``.
        starts_term: the holder's next term begins.
        moves_term: the end of the holder's term moves to ``until``.
        resumes: it takes up again what was interrupted, the term included.
        sets: attributes of the person, each from a field of the details (``@on``: the day).
        structure: what it does to units and posts.
    """

    opens: Mode | None = None
    seen: bool = False
    plans: bool = False
    closes: Closes | None = None
    ends_others: bool = False
    starts_term: bool = False
    moves_term: bool = False
    resumes: bool = False
    sets: Mapping[str, str] = field(default_factory=dict)
    structure: Structure | None = None


@dataclass(frozen=True, slots=True)
class Kind:
    """One entry of the table.

    Attributes:
        needs: alternatives of roles; one alternative must be there in full.
        may: further roles it may have.
    """

    code: str
    vi: str
    en: str
    needs: tuple[frozenset[Role], ...]
    effect: Effect = Effect()
    may: frozenset[Role] = frozenset()
    details: Mapping[str, Detail] = field(default_factory=dict)
    informal: bool = True
    mark: Mark = Mark.ORDINARY


_WHO: Final = (frozenset({Role.WHO}),)
_HELD: Final = (frozenset({Role.WHO, Role.POST}),)
_MOVED: Final = (frozenset({Role.WHO, Role.POST}), frozenset({Role.WHO, Role.UNIT}))
_ORIGIN: Final = frozenset({Role.FROM_POST, Role.FROM_UNIT})
_UNIT: Final = (frozenset({Role.UNIT}),)
_SUBJECT: Final = (frozenset({Role.WHO}), frozenset({Role.UNIT}), frozenset({Role.POST}))
_ANYTHING: Final = frozenset({Role.WHO, Role.UNIT, Role.POST})
_VANISHES: Final = (frozenset({Role.FROM_UNIT, Role.UNIT}),)

_ALSO: Final = {"also": Detail(bool)}
_TOLD: Final = {name: Detail(str) for name in ("row", "role", "on_behalf_of", "area", "period")}
_ENDS: Final = {"ends": Detail(str)}
_MODE: Final = {"mode": Detail(str)}
_TEXT: Final = Detail(str)
_NUMBER: Final = Detail((int, float))
_PERSONAL: Final = Detail(str, mark=Mark.PERSONAL)
_SENSITIVE: Final = Detail(str, mark=Mark.SENSITIVE)

_CLOSES_POST: Final = Effect(closes=Closes.POST)
_MOVES: Final = Effect(opens=Mode.FULL, closes=Closes.ORIGIN)
_LEAVES: Final = Effect(closes=Closes.EVERYTHING, sets={"service_to": "@on"})

_TABLE: Final = (
    Kind("appointed", "bổ nhiệm", "appointed", _HELD,
         Effect(opens=Mode.FULL, ends_others=True), details={**_ALSO, **_TOLD}),
    Kind("acting", "giao quyền", "acting", _HELD, Effect(opens=Mode.ACTING)),
    Kind("in_charge", "giao phụ trách", "put in charge", _HELD, Effect(opens=Mode.IN_CHARGE)),
    Kind("concurrent", "kiêm nhiệm", "holds concurrently", _HELD, Effect(opens=Mode.CONCURRENT)),
    Kind("in_post", "có tên tại vị trí", "seen in post", _HELD,
         Effect(opens=Mode.FULL, seen=True), details={**_MODE, **_TOLD}),
    Kind("reappointed", "bổ nhiệm lại", "reappointed", _HELD, Effect(starts_term=True),
         details=_MODE),
    Kind("extended", "kéo dài thời gian giữ chức vụ", "term extended", _HELD,
         Effect(moves_term=True), details=_MODE),
    Kind("transferred", "điều động", "transferred", _MOVED, _MOVES, may=_ORIGIN, details=_ENDS),
    Kind("rotated", "luân chuyển", "rotated", _MOVED, _MOVES, may=_ORIGIN,
         details={**_ENDS, "purpose": _TEXT}),
    Kind("seconded", "biệt phái", "seconded", _MOVED, _MOVES, may=_ORIGIN, details=_ENDS),
    Kind("position_changed", "chuyển đổi vị trí công tác", "position changed", _MOVED, _MOVES,
         may=_ORIGIN, details=_ENDS),
    Kind("left_post", "thôi giữ chức", "left the post", _HELD, _CLOSES_POST, details=_ENDS),
    Kind("resigned", "từ chức", "resigned", _HELD, _CLOSES_POST,
         details={**_ENDS, "reason": _PERSONAL}),
    Kind("relieved", "miễn nhiệm", "relieved", _HELD, _CLOSES_POST, details=_ENDS),
    # What makes a spell is everybody's, as the spell is; why is said by a `disciplined` beside it.
    Kind("removed", "cách chức", "removed", _HELD, _CLOSES_POST, details=_ENDS),
    Kind("suspended", "tạm đình chỉ công tác", "suspended", _HELD, _CLOSES_POST, details=_ENDS),
    Kind("reinstated", "trở lại công tác", "reinstated", _HELD,
         Effect(opens=Mode.FULL, resumes=True), details=_MODE),
    Kind("planned", "quy hoạch vào", "planned for", _HELD, Effect(plans=True)),
    Kind("unplanned", "đưa ra khỏi quy hoạch", "taken off the plan", _HELD,
         Effect(closes=Closes.PLAN), details=_ENDS),
    Kind("recruited", "tuyển dụng", "recruited", _WHO, Effect(sets={"service_from": "@on"}),
         may=frozenset({Role.UNIT})),
    Kind("retired", "nghỉ hưu", "retired", _WHO, _LEAVES, may=frozenset({Role.UNIT})),
    Kind("left_service", "thôi việc", "left the service", _WHO, _LEAVES,
         may=frozenset({Role.UNIT}), details={"reason": _PERSONAL}),
    Kind("died", "từ trần", "died", _WHO, _LEAVES),
    Kind("recorded", "hồ sơ", "on record", _WHO,
         Effect(sets={name: name for name in (
             "name", "given_name", "family_name", "other_names", "sex", "birth_date",
             "birthplace", "hometown", "ethnicity", "religion", "health")}),
         details={
             "name": _TEXT, "given_name": _TEXT, "family_name": _TEXT,
             "other_names": Detail(list), "sex": _PERSONAL, "birth_date": _PERSONAL,
             "birthplace": _PERSONAL, "hometown": _PERSONAL, "ethnicity": _SENSITIVE,
             "religion": _SENSITIVE, "health": _SENSITIVE},
         informal=False),
    Kind("ranked", "ngạch", "ranked", _WHO, Effect(sets={"rank": "rank"}),
         details={"rank": Detail(str, required=True)}),
    Kind("trained", "đào tạo", "trained", _WHO, Effect(sets={"training": "course"}),
         details={"course": Detail(str, required=True), "level": _TEXT}),
    Kind("evaluated", "đánh giá", "evaluated", _WHO,
         Effect(sets={"evaluation": "grade", "evaluation_year": "year"}),
         details={"grade": Detail(str, required=True), "year": Detail(int, required=True),
                  "scheme": _TEXT}, mark=Mark.PERSONAL),
    Kind("commended", "khen thưởng", "commended", _WHO, Effect(sets={"commendation": "award"}),
         details={"award": Detail(str, required=True)}),
    Kind("disciplined", "kỷ luật", "disciplined", _WHO,
         Effect(sets={"discipline": "form", "disciplined_on": "@on"}),
         details={"form": Detail(str, required=True), "authority": _TEXT}, mark=Mark.PERSONAL),
    Kind("established", "thành lập", "established", _UNIT, Effect(structure=Structure.FOUNDS),
         may=frozenset({Role.PARENT}),
         details={"name": _TEXT, "kind": _TEXT, "lat": _NUMBER, "lon": _NUMBER}),
    Kind("renamed", "đổi tên", "renamed", _UNIT, Effect(structure=Structure.NAMES),
         details={"name": Detail(str, required=True)}),
    Kind("merged", "hợp nhất", "merged", _VANISHES, Effect(structure=Structure.MERGES)),
    Kind("split", "chia tách", "split", _VANISHES, Effect(structure=Structure.SPLITS)),
    Kind("dissolved", "giải thể", "dissolved", _UNIT, Effect(structure=Structure.ENDS)),
    Kind("post_created", "lập chức danh", "post created",
         (frozenset({Role.POST, Role.UNIT}),), Effect(structure=Structure.CREATES_POST),
         details={"title": _TEXT, "rank": _TEXT, "seats": Detail(int)}, informal=False),
    Kind("seats_set", "giao số cấp phó", "seats set", (frozenset({Role.POST}),),
         Effect(structure=Structure.SETS_SEATS), details={"seats": Detail(int, required=True)}),
    Kind("staffed", "giao biên chế", "staffing set", _UNIT,
         details={"allotted": Detail(int), "filled": Detail(int)}),
    Kind("inspected", "kiểm tra", "inspected", _UNIT, details={"follow_up": _TEXT}),
    Kind("advised", "kiến nghị", "advice sent", _SUBJECT, may=_ANYTHING,
         details={"about": Detail(str, required=True), "to": _TEXT}, informal=False),
    Kind("answered", "phản hồi kiến nghị", "advice answered", _SUBJECT, may=_ANYTHING,
         details={"number": Detail(str, required=True), "outcome": Detail(str, required=True)},
         informal=False),
    Kind("concern", "dấu hiệu", "concern",
         _SUBJECT, may=_ANYTHING,
         details={"about": Detail(str, required=True), "text": _SENSITIVE}, mark=Mark.SENSITIVE),
)  # fmt: skip

NAMED: Final = "named"
"""The detail that holds the name of somebody heard of who is on no record yet."""


def _with_name(kind: Kind) -> Kind:
    """A kind that may be informal may speak of somebody by a name alone; it is for few."""
    takes_person = Role.WHO in kind.may.union(*kind.needs)
    return (
        replace(kind, details={**kind.details, NAMED: _SENSITIVE})
        if kind.informal and takes_person
        else kind
    )


KINDS: Final[Mapping[str, Kind]] = MappingProxyType(
    {kind.code: _with_name(kind) for kind in _TABLE}
)
"""Every kind of event by its code."""

PERSON_ATTRIBUTES: Final = tuple(
    dict.fromkeys(name for kind in _TABLE for name in kind.effect.sets)
)
"""The derived attributes of a person, in the order of the table."""


@dataclass(frozen=True, slots=True)
class Grade:
    """One step of a scale: its code, its words and, where it has one, its number."""

    code: str
    vi: str
    en: str
    value: float | None = None


ROLES: Final[Mapping[Role, Grade]] = {
    Role.WHO: Grade("who", "người", "person"),
    Role.POST: Grade("post", "chức danh", "post"),
    Role.FROM_POST: Grade("from_post", "chức danh trước đó", "former post"),
    Role.UNIT: Grade("unit", "đơn vị", "unit"),
    Role.FROM_UNIT: Grade("from_unit", "đơn vị trước đó", "former unit"),
    Role.PARENT: Grade("parent", "đơn vị cấp trên", "unit above"),
}
"""What the roles of an event are called."""

RECEIVED: Final = "received"
"""The outcome of advice that arrived, and of which no more is known."""

OUTCOMES: Final[Mapping[str, Grade]] = {
    each.code: each
    for each in (
        Grade(RECEIVED, "đã tiếp nhận", "received"),
        Grade("replied", "đã trả lời", "replied to"),
        Grade("adopted", "đã thực hiện", "adopted"),
        Grade("declined", "không thực hiện", "declined"),
    )
}
"""What becomes of advice: it is received, replied to, adopted or declined."""

MODES: Final[Mapping[Mode, Grade]] = {
    Mode.FULL: Grade("full", "chính thức", "full"),
    Mode.ACTING: Grade("acting", "quyền", "acting"),
    Mode.IN_CHARGE: Grade("in_charge", "phụ trách", "in charge"),
    Mode.CONCURRENT: Grade("concurrent", "kiêm nhiệm", "concurrent"),
}
"""What the ways to hold a post are called."""

RELIABILITY: Final[Mapping[str, Grade]] = {
    grade.code: grade
    for grade in (
        Grade("A", "hoàn toàn tin cậy", "completely reliable", 0.95),
        Grade("B", "thường tin cậy", "usually reliable", 0.85),
        Grade("C", "khá tin cậy", "fairly reliable", 0.70),
        Grade("D", "thường không tin cậy", "not usually reliable", 0.55),
        Grade("E", "không tin cậy", "unreliable", 0.35),
        Grade("F", "không đánh giá được", "cannot be judged"),
    )
}
"""Reliability of a source (Admiralty code) and the chance that it is right; F is unknown."""

CREDIBILITY: Final[Mapping[str, Grade]] = {
    grade.code: grade
    for grade in (
        Grade("1", "được nguồn độc lập khác xác nhận", "confirmed by another source", 0.90),
        Grade("2", "có lẽ đúng", "probably true", 0.70),
        Grade("3", "có thể đúng", "possibly true", 0.50),
        Grade("4", "còn nghi ngờ", "doubtful", 0.30),
        Grade("5", "khó có thể đúng", "improbable", 0.10),
        Grade("6", "không đánh giá được", "cannot be judged"),
    )
}
"""Credibility of a piece of information (Admiralty code; STIX values); 6 is unknown."""

ACCESS: Final[Mapping[str, Grade]] = {
    grade.code: grade
    for grade in (
        Grade("witnessed", "chứng kiến", "witnessed"),
        Grade("told", "được kể lại", "told"),
        Grade("inferred", "suy ra", "inferred"),
    )
}
"""How a source came to know."""


@dataclass(frozen=True, slots=True)
class SourceClass:
    """A kind of informant, with what a note of it starts from unless its author says otherwise."""

    code: str
    vi: str
    en: str
    reliability: str
    credibility: str
    access: str
    level: int


SOURCE_CLASSES: Final[Mapping[str, SourceClass]] = {
    each.code: each
    for each in (
        SourceClass("own", "tôi trực tiếp chứng kiến", "I saw it myself", "B", "2", "witnessed", 1),
        SourceClass("unit_officer", "cán bộ tổ chức của đơn vị",
                    "the unit's own personnel officer", "B", "2", "told", 1),
        SourceClass("insider", "người quen trong đơn vị", "an acquaintance inside the unit",
                    "C", "3", "told", 1),
        SourceClass("second_hand", "nghe qua người khác", "heard at second hand",
                    "D", "4", "told", 1),
        SourceClass("anonymous", "không rõ nguồn", "of unknown origin", "F", "6", "told", 1),
        SourceClass("unit_news", "tin trên trang của đơn vị", "the unit's own news page",
                    "B", "2", "witnessed", 0),
    )
}  # fmt: skip
"""Kinds of informant by code, with the default grade, access and level of what they say."""

CONCERNS: Final = ("mất đoàn kết", "điểm nóng", "xin nghỉ", "thiếu người", "phản ánh")
"""What a concern is usually about; an officer may name something else."""


@dataclass(frozen=True, slots=True)
class ReportKind:
    """A kind of report, with the grade it has unless somebody says otherwise.

    Attributes:
        signed: a signed decision outranks every other report on the same fact.
    """

    code: str
    vi: str
    en: str
    lane: Lane
    reliability: str
    credibility: str
    access: str
    signed: bool = False


REPORT_KINDS: Final[Mapping[str, ReportKind]] = {
    kind.code: kind
    for kind in (
        ReportKind("decision", "quyết định", "signed decision", Lane.OFFICIAL, "A", "1",
                   "witnessed", signed=True),
        ReportKind("staff_list", "danh sách cán bộ", "staff list", Lane.OFFICIAL, "A", "2",
                   "witnessed"),
        ReportKind("register", "sổ đăng ký", "register", Lane.OFFICIAL, "A", "2", "witnessed"),
        ReportKind("letter", "công văn", "official letter", Lane.OFFICIAL, "A", "1",
                   "witnessed", signed=True),
        ReportKind("announcement", "tin trên trang đơn vị", "unit announcement", Lane.OFFICIAL,
                   "B", "2", "witnessed"),
        ReportKind("note", "ghi chép", "note", Lane.INFORMAL, "C", "3", "told"),
    )
}  # fmt: skip
"""Kinds of report by code; default grades as in the field's practice."""
