"""The worked cases of the field, each with somebody or something of the demo that shows it.

``CASES`` is the table: the case, the name to look for, and what is to be found there. The people
live where ``home`` says and chance leaves them alone; what happens to them is written here. Every
other act of theirs (retirement, the end of a term) follows the rules of domain.md, sections 1 and
2, like everybody else's, only without chance.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from graph.demo.names import FEMALE, MALE


@dataclass(frozen=True, slots=True)
class Act:
    """Something that happens to a person of a case on a day, at a role of the home unit."""

    kind: str
    on: date
    role: str = ""
    until: date | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """A worked case.

    Attributes:
        born: the date of birth as written; a year alone where only that is known.
        home: the province of 2015 and the place of the branch in it.
        role: the post held on the first day; ``since`` says from when.
        keeps: a role of which one seat is left to the case; ``@`` stands for the department's
            accounts, a room of their own or part of its office.
    """

    id: str
    name: str
    sex: str
    born: str
    home: tuple[str, int]
    role: str
    shows: str
    since: date | None = None
    keeps: str = ""
    acts: tuple[Act, ...] = ()


_D = date
_TERM = (Act("appointed", _D(2021, 3, 1), "deputy"),)
_JULY = (Act("appointed", _D(2021, 7, 1), "deputy"),)

CASES: Final = (
    Case("RET-1", "Lê Vĩnh Trường", MALE, "1965-10-14", ("Long An", 0), "enforcer",
         "61y9m; retires 31/07/2027"),
    Case("RET-2", "Phạm Gia Tường", MALE, "1966-03-09", ("Long An", 1), "enforcer",
         "61y9m; retires 31/12/2027"),
    Case("RET-3", "Đoàn Khắc Ninh", MALE, "1966-04-21", ("Long An", 2), "enforcer",
         "62y0m; retires 30/04/2028"),
    Case("RET-4a", "Trần Cảnh Toại", MALE, "1960-12-02", ("Long An", 3), "enforcer",
         "60y0m; retired 31/12/2020"),
    Case("RET-4b", "Hồ Sĩ Tuyển", MALE, "1961-01-17", ("Long An", 4), "enforcer",
         "60y3m; retired 30/04/2021"),
    Case("RET-5a", "Nguyễn Thị Lệ Khuê", FEMALE, "1969-04-11", ("Tiền Giang", 0), "clerk",
         "56y8m; retired 31/12/2025"),
    Case("RET-5b", "Võ Thị Ái Liễu", FEMALE, "1969-05-23", ("Tiền Giang", 1), "clerk",
         "57y0m; retired 31/05/2026 (public tables are wrong here)"),
    Case("RET-6a", "Huỳnh Thị Mộng Cầm", FEMALE, "1975-04-05", ("Tiền Giang", 2), "clerk",
         "59y8m; retires 31/12/2034"),
    Case("RET-6b", "Đặng Thị Ánh Hường", FEMALE, "1975-05-19", ("Tiền Giang", 3), "clerk",
         "60y0m; retires 31/05/2035"),
    Case("RET-7a", "Phan Thị Tố Nữ", FEMALE, "1972-02-08", ("Bến Tre", 0), "enforcer",
         "58y4m; retires 30/06/2030"),
    Case("RET-7b", "Bùi Thị Lệ Thủy", FEMALE, "1971-03-30", ("Bến Tre", 1), "enforcer",
         "57y8m; retires 30/11/2028"),
    Case("RET-7c", "Lương Thị Ngà", FEMALE, "1970-01-12", ("Bến Tre", 2), "enforcer",
         "57y4m; retires 31/05/2027"),
    Case("RET-8a", "Ngô Khải Hoàn", MALE, "1962-06-27", ("Bến Tre", 3), "enforcer",
         "60y6m; retired 31/12/2022"),
    Case("RET-8b", "Dương Tuấn Kha", MALE, "1968-07-15", ("Bến Tre", 4), "enforcer",
         "62y; retires 31/07/2030; a first term only if the dossier came by 07/2025"),
    Case("RET-9", "Danh Sà Rương", MALE, "1965", ("Sóc Trăng", 0), "enforcer",
         "only the year is known: 31/07/2026, imprecise, and nobody has decided"),
    Case("RET-10", "Lê Vĩnh Bửu", MALE, "1965-10-03", ("Long An", 5), "enforcer",
         "early exit 01/06/2025 wins over the forecast 31/07/2027",
         acts=(Act("retired", _D(2025, 6, 1)),)),
    Case("TERM-1", "Trịnh Hoài Bắc", MALE, "1965-10-20", ("Vĩnh Long", 0), "enforcer",
         "term to 28/02/2026, 17 months left: extended to 31/07/2027", keeps="deputy",
         acts=_TERM),
    Case("TERM-2", "Cao Xuân Thạnh", MALE, "1968-07-04", ("Vĩnh Long", 1), "enforcer",
         "term to 30/06/2026, 49 months left: reappointed to 31/07/2030", keeps="deputy",
         acts=_JULY),
    Case("TERM-3", "Trần Thị Thiên Hương", FEMALE, "1980-02-16", ("Vĩnh Long", 2), "enforcer",
         "term to 30/06/2026, 164 months left: reappointed to 30/06/2031", keeps="deputy",
         acts=_JULY),
    Case("TERM-4", "Võ Đăng Khiêm", MALE, "1966-03-25", ("Vĩnh Long", 3), "enforcer",
         "term to 14/09/2027, 3 months left: to be extended to 31/12/2027", keeps="deputy",
         acts=(Act("appointed", _D(2022, 9, 15), "deputy"),)),
    Case("TERM-5", "Lý Thường Tín", MALE, "1968-07-29", ("Vĩnh Long", 4), "enforcer",
         "term to 31/07/2028, exactly 24 months left: to be reappointed", keeps="deputy",
         acts=(Act("appointed", _D(2023, 8, 1), "deputy"),)),
    Case("TERM-6", "Nguyễn Trần Kha", MALE, "1975-08-08", ("Trà Vinh", 0), "enforcer",
         "a deputy's third term in a row from 01/03/2026: no cap", keeps="deputy",
         acts=(Act("appointed", _D(2016, 3, 1), "deputy"),)),
    Case("TERM-6-head", "Kim Sơn Rinh", MALE, "1974-05-06", ("Trà Vinh", 1), "deputy",
         "head since 01/09/2018: eight years on 01/09/2026, a flag", since=_D(2014, 5, 1),
         keeps="head", acts=(Act("appointed", _D(2018, 9, 1), "head"),)),
    Case("TERM-6-before", "Thạch Thanh Rẩy", MALE, "1958-08-10", ("Trà Vinh", 1), "head",
         "the predecessor: 60y0m, retired 31/08/2018", since=_D(2012, 9, 1)),
    Case("TERM-7", "Phạm Viết Thuần", MALE, "1976-11-13", ("Hậu Giang", 0), "deputy",
         "acting 01/01/2024, appointed 01/07/2024: term to 30/06/2029", since=_D(2013, 7, 1),
         keeps="head",
         acts=(Act("acting", _D(2024, 1, 1), "head"), Act("appointed", _D(2024, 7, 1), "head"))),
    Case("TERM-7-before", "Lâm Hoàng Nhựt", MALE, "1963-03-18", ("Hậu Giang", 0), "head",
         "the predecessor: 60y9m, retired 31/12/2023", since=_D(2013, 2, 1)),
    Case("DISC-1", "Tô Bửu Long", MALE, "1982-04-02", ("Kiên Giang", 0), "enforcer",
         "khiển trách from 01/06/2025; not up to his duties in 2025 (EVAL-1)",
         acts=(Act("disciplined", _D(2025, 6, 1), detail="khiển trách"),
               Act("evaluated", _D(2025, 12, 20), detail="Không hoàn thành nhiệm vụ"))),
    Case("DISC-2", "Quách Tấn Lực", MALE, "1979-12-24", ("Kiên Giang", 1), "enforcer",
         "cảnh cáo from 15/03/2026",
         acts=(Act("disciplined", _D(2026, 3, 15), detail="cảnh cáo"),)),
    Case("ROT-1a", "Châu Minh Thạo", MALE, "1965-05-15", ("Cần Thơ", 0), "accountant",
         "three years in post on 01/06/2025, 17 months to retirement on 30/06/2025: exempt",
         keeps="@accountant", acts=(Act("position_changed", _D(2022, 6, 1), "@accountant"),)),
    Case("ROT-1b", "Diệp Thế Ngãi", MALE, "1965-06-15", ("Tiền Giang", 4), "accountant",
         "the same with 18 months to retirement: due",
         keeps="@accountant", acts=(Act("position_changed", _D(2022, 6, 1), "@accountant"),)),
    Case("PLAN-1", "Tăng Bảo Trân", FEMALE, "1984-09-09", ("Cà Mau", 0), "enforcer",
         "planned for four posts; the post of the first is planned for four people",
         acts=(Act("planned", _D(2024, 5, 15), detail="4"),)),
    Case("EVAL-1", "Đinh Thị Hoài Ân", FEMALE, "1985-10-10", ("Cà Mau", 1), "enforcer",
         "tốt for 2024, xuất sắc for 2025",
         acts=(Act("evaluated", _D(2024, 12, 20), detail="Hoàn thành tốt nhiệm vụ"),
               Act("evaluated", _D(2025, 12, 20), detail="Hoàn thành xuất sắc nhiệm vụ"))),
)  # fmt: skip
"""People of the worked cases."""

UNIT_CASES: Final = {
    "UNIT-1": ("Cục THADS tỉnh Đồng Tháp", "THADS tỉnh Đồng Tháp",
               "two units; the latter comes from Đồng Tháp and Tiền Giang and has 12 area rooms"),
    "REP-1": ("Cục THADS tỉnh Bạc Liêu", "THADS tỉnh Cà Mau",
              "no list at 31/03/2024; the list of 31/03/2026 came after its day, 06/04/2026"),
}  # fmt: skip
"""Units of the worked cases: the unit before 01/07/2025, the unit after, what is to be found."""

NAMES: Final = frozenset(case.name for case in CASES)
"""Names nobody else in the demo bears."""
