"""A small office for the pages: every state a page can show, and names that would break it."""

from typing import Final

from graph.dates import parse_date
from graph.model import Event, Json, make_event
from graph.store import Store
from graph.vocabulary import Lane, Role
from tests.office import Office

HOSTILE: Final = "<script>alert(1)</script>"
BREAKOUT: Final = '"><img src=x onerror=alert(1)>'
FORMULA: Final = '=HYPERLINK("http://192.0.2.1/";"x")'
DEPUTIES: Final = ("cam", "dung", "em")
BIRTHDAYS: Final = ("1970-05-05", "1971-06-06")

PAGES: Final = (
    "/",
    "/?q=phong",
    "/?unit=phong-10",
    "/units/tinh",
    "/units/cu",
    "/units/phong-1",
    "/units/tinh/events",
    "/posts/truong",
    "/posts/trong",
    "/people/an",
    "/people/xau",
    "/posts/truong/candidates",
    "/posts/truong/cascade",
    "/people/binh/cascade",
    "/people/an/profile",
    "/units/tinh/bench",
    "/units/tinh/cascade",
    "/units/tinh/cascade?assume=resigned:cam:2099-12-31&posts=truong",
    "/people/an/rotations",
    "/people/cam/rotations",
    "/people/cam/colleagues",
    "/units/cuc/flows",
    "/units/tinh/line",
    "/reports/d-binh",
    "/signals",
    "/signals?state=expired",
    "/sign-in",
)
"""An address of every kind of page."""


def small_office(store: Store) -> Office:
    """Fill an empty graph."""
    office = Office(store)
    office.clear()
    _units(office)
    _posts(office)
    _tenures(office)
    _persons(office)
    return office


def _units(office: Office) -> None:
    def founded(unit: str, name: str, kind: str, on: str, parent: str | None = None) -> Event:
        roles: dict[Role, str | tuple[str, ...]] = {Role.UNIT: unit}
        if parent:
            roles[Role.PARENT] = parent
        details: dict[str, Json] = {"name": name, "kind": kind}
        return make_event("established", roles, parse_date(on), None, details, Lane.OFFICIAL)

    office.say("tl-cuc", founded("cuc", "Cục Quản lý", "general_department", "2010-01-01"))
    office.say(
        "tl",
        founded("cu", "Cục tỉnh cũ", "department", "2010-01-01", "cuc"),
        founded("tinh", "Cơ quan tỉnh Mới", "department", "2015-01-01", "cuc"),
        *(
            founded(f"phong-{number}", f"Phòng khu vực {number}", "area_room", "2015", "tinh")
            for number in (1, 2, 10)
        ),
        founded("xau-phong", BREAKOUT, "room", "2015-06", "tinh"),
    )
    roles: dict[Role, str | tuple[str, ...]] = {Role.FROM_UNIT: "cu", Role.UNIT: "tinh"}
    office.say("d-merge", office.event("merged", on="2020-07-01", roles=roles), issued="2020-06-15")


def _posts(office: Office) -> None:
    def made(post: str, title: str, unit: str, rank: str, seats: int | None) -> Event:
        return office.event(
            "post_created", post=post, on="2015-01-01", roles={Role.UNIT: unit},
            title=title, rank=rank, seats=seats,
        )  # fmt: skip

    office.say(
        "cd",
        made("truong", "Trưởng cơ quan", "tinh", "head", 1),
        made("pho", "Phó Trưởng cơ quan", "tinh", "deputy", 2),
        made("ke-toan", FORMULA, "tinh", "member", None),
        made("trong", "Trưởng phòng", "phong-1", "head", 1),
        made("cu-truong", "Trưởng cũ", "cu", "head", 1),
    )


def _tenures(office: Office) -> None:
    event, say = office.event, office.say
    say("d-an", event("appointed", "an", "truong", "2016-02-01", until="2021-01-31"),
        issued="2016-01-20")  # fmt: skip
    say("d-an-end", event("left_post", "an", "truong", "2020-03-01"), issued="2020-02-20")
    say("d-acting", event("acting", "binh", "truong", "2020-04-01"), issued="2020-03-30")
    say("d-binh", event("appointed", "binh", "truong", "2020-09-01", until="2098-08-31"),
        issued="2020-08-20")  # fmt: skip
    say("d-binh-2", event("appointed", "binh", "truong", "2020-09-11"), issued="2020-08-25")
    say("d-pho", *(event("appointed", person, "pho", "2019-01-01") for person in DEPUTIES),
        issued="2018-12-20")  # fmt: skip
    say("ds-2021", event("in_post", "xau", "ke-toan", "2021-06-30", row="3"),
        kind="staff_list", issued="2021-06-30")  # fmt: skip
    say("d-cu", event("appointed", "gia", "cu-truong", "2012"), issued="2012-01-01")


def _persons(office: Office) -> None:
    event, say = office.event, office.say
    names = {"an": "Nguyễn Văn An", "binh": "Trần Thị Bình", "cam": "Lê Cẩm", "dung": "Vũ Dung",
             "em": "Đỗ Em", "xau": HOSTILE, "gia": "Hồ Gia"}  # fmt: skip
    told = (event("recorded", person, name=name) for person, name in names.items())
    say("hs", *told, kind="register")
    for number, birthday in enumerate(BIRTHDAYS):
        say(f"ks-{number}", event("recorded", "an", birth_date=birthday), kind="register")
    say(
        "kl-an",
        event("evaluated", "an", on="2018-12-20", grade="Xuất sắc hạng A", year=2018),
        event("disciplined", "an", on="2019-05-01", form="Khiển trách hạng B"),
    )
    rumour = event("resigned", "xau", "ke-toan", "2021-12", informal=True)
    say("gc-1", rumour, kind="note")
    say("gc-2", rumour, kind="note")
    say("dt-an", event("trained", "an", on="2017", course="Cao cấp lý luận chính trị"))
