"""Invented Vietnamese names: a surname, a middle name and a given name drawn on their own.

The syllables are the common ones and the weights only roughly those of the south; no list of real
people lies behind them, and two people may well share a name, as they do in any office.
"""

from random import Random
from typing import Final

MALE: Final = "male"
FEMALE: Final = "female"

_SURNAMES: Final = {
    "Nguyễn": 310, "Trần": 110, "Lê": 95, "Phạm": 65, "Huỳnh": 52, "Võ": 45, "Phan": 42,
    "Trương": 25, "Bùi": 20, "Đặng": 21, "Đỗ": 14, "Ngô": 14, "Hồ": 15, "Dương": 11, "Lý": 7,
    "Đinh": 8, "Mai": 8, "Lâm": 8, "Thạch": 5, "Sơn": 3, "Kim": 3, "Danh": 3, "Châu": 5, "Tô": 4,
    "Cao": 6, "Tạ": 3, "Lương": 6, "Hà": 5, "Đoàn": 8, "Vũ": 9, "Hoàng": 9, "Trịnh": 4, "Lưu": 4,
    "Tăng": 2, "Quách": 2, "Thái": 3, "Từ": 2, "La": 2, "Diệp": 2, "Văn": 2,
}  # fmt: skip
_MIDDLES: Final = {
    MALE: {
        "Văn": 240, "Hữu": 60, "Minh": 70, "Quốc": 60, "Thanh": 65, "Hoàng": 60, "Công": 30,
        "Đức": 30, "Ngọc": 35, "Thành": 35, "Trọng": 20, "Xuân": 20, "Tấn": 25, "Phước": 25,
        "Chí": 15, "Trung": 20, "Anh": 15, "Đình": 15, "Bá": 10, "Thế": 10, "Nhật": 8, "Duy": 20,
    },
    FEMALE: {
        "Thị": 330, "Ngọc": 75, "Thanh": 60, "Kim": 60, "Thu": 40, "Mỹ": 40, "Hồng": 40,
        "Bích": 35, "Như": 20, "Phương": 30, "Tuyết": 20, "Thùy": 30, "Cẩm": 15, "Diễm": 15,
        "Hoàng": 15, "Minh": 15, "Thị Ngọc": 30, "Thị Thanh": 30, "Thị Kim": 25, "Thị Mỹ": 20,
        "Thị Hồng": 20,
    },
}  # fmt: skip
_GIVEN: Final = {
    MALE: [
        "Hùng", "Dũng", "Tuấn", "Tâm", "Minh", "Sơn", "Long", "Phúc", "Nghĩa", "Hải", "Thành",
        "Hiếu", "Khoa", "Đạt", "Tín", "Lộc", "Phong", "Tài", "Quang", "Vinh", "Hưng", "Cường",
        "Toàn", "Bình", "Nam", "Trí", "Nhân", "Đức", "Thắng", "Lợi", "Hòa", "Kiệt", "Khánh", "An",
        "Bảo", "Giang", "Phát", "Thịnh", "Thuận", "Tùng", "Trung", "Việt", "Vũ", "Luân", "Lâm",
        "Hậu", "Dương", "Danh", "Duy", "Đông", "Tiến", "Sang", "Quý", "Nghiệp", "Khang", "Hoàng",
        "Tân", "Triều", "Liêm", "Chương",
    ],
    FEMALE: [
        "Lan", "Hoa", "Mai", "Hương", "Hạnh", "Thủy", "Nga", "Phượng", "Tuyết", "Loan", "Thảo",
        "Trang", "Linh", "Yến", "Oanh", "Nhung", "Hằng", "Thúy", "Vân", "Dung", "Hà", "Anh", "Ngân",
        "Châu", "Trinh", "Diễm", "Quyên", "Xuân", "Nguyệt", "Hiền", "Thu", "Liên", "Bích", "Cúc",
        "Đào", "Kiều", "Lý", "Ngọc", "Nhi", "Nhàn", "Phương", "Quỳnh", "Sương", "Tiên", "Trâm",
        "Tú", "Uyên", "Vy", "Thơ", "Thắm", "Huyền", "Duyên", "Giàu", "Chi", "Hân", "My", "Tâm",
        "Thương", "Bình",
    ],
}  # fmt: skip


class Names:
    """Draws names; never one of ``taken``, which belong to people who must be found by name."""

    def __init__(self, rng: Random, taken: frozenset[str] = frozenset()) -> None:
        self._rng = rng
        self._taken = taken
        self._surnames = (list(_SURNAMES), list(_SURNAMES.values()))
        self._middles = {sex: (list(of), list(of.values())) for sex, of in _MIDDLES.items()}

    def draw(self, sex: str) -> str:
        """A name for a man or a woman."""
        while True:
            (surname,) = self._rng.choices(*self._surnames)
            (middle,) = self._rng.choices(*self._middles[sex])
            given = self._rng.choice(_GIVEN[sex])
            name = f"{surname} {middle} {given}"
            if given not in middle.split() and given != surname and name not in self._taken:
                return name


def family_and_given(name: str) -> tuple[str, str]:
    """The surname, which comes first, and the given name, which comes last."""
    parts = name.split()
    return parts[0], parts[-1]
