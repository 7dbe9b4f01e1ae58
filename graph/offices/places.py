"""The provinces and districts of Vietnam before and after 01/07/2025, as the package has them.

The data come with ``vietnamadminunits`` (63 provinces with districts, 34 without). Only its file is
read: importing the package would load its address parser, which takes most of a second. Which old
provinces make which new one is the National Assembly's list of 12/06/2025 (domain.md, section 5).
"""

import sqlite3
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from graph.errors import RefusedError

SOUTH: Final = (
    "Phú Yên", "Khánh Hòa", "Ninh Thuận", "Bình Thuận", "Đắk Nông", "Lâm Đồng", "Bình Phước",
    "Tây Ninh", "Bình Dương", "Đồng Nai", "Bà Rịa - Vũng Tàu", "Hồ Chí Minh", "Long An",
    "Tiền Giang", "Bến Tre", "Trà Vinh", "Vĩnh Long", "Đồng Tháp", "An Giang", "Kiên Giang",
    "Cần Thơ", "Hậu Giang", "Sóc Trăng", "Bạc Liêu", "Cà Mau",
)  # fmt: skip
"""The 25 provinces from Phú Yên to Cà Mau. That Đắk Nông is the 25th is an assumption."""

MERGED: Final = {
    "Đắk Lắk": ("Đắk Lắk", "Phú Yên"),
    "Khánh Hòa": ("Khánh Hòa", "Ninh Thuận"),
    "Lâm Đồng": ("Lâm Đồng", "Bình Thuận", "Đắk Nông"),
    "Hồ Chí Minh": ("Hồ Chí Minh", "Bình Dương", "Bà Rịa - Vũng Tàu"),
    "Đồng Nai": ("Đồng Nai", "Bình Phước"),
    "Tây Ninh": ("Tây Ninh", "Long An"),
    "Đồng Tháp": ("Đồng Tháp", "Tiền Giang"),
    "Vĩnh Long": ("Vĩnh Long", "Bến Tre", "Trà Vinh"),
    "An Giang": ("An Giang", "Kiên Giang"),
    "Cần Thơ": ("Cần Thơ", "Sóc Trăng", "Hậu Giang"),
    "Cà Mau": ("Cà Mau", "Bạc Liêu"),
    "Tuyên Quang": ("Tuyên Quang", "Hà Giang"),
    "Lào Cai": ("Lào Cai", "Yên Bái"),
    "Thái Nguyên": ("Thái Nguyên", "Bắc Kạn"),
    "Phú Thọ": ("Phú Thọ", "Vĩnh Phúc", "Hòa Bình"),
    "Bắc Ninh": ("Bắc Ninh", "Bắc Giang"),
    "Hưng Yên": ("Hưng Yên", "Thái Bình"),
    "Hải Phòng": ("Hải Phòng", "Hải Dương"),
    "Ninh Bình": ("Ninh Bình", "Hà Nam", "Nam Định"),
    "Quảng Trị": ("Quảng Trị", "Quảng Bình"),
    "Đà Nẵng": ("Đà Nẵng", "Quảng Nam"),
    "Quảng Ngãi": ("Quảng Ngãi", "Kon Tum"),
    "Gia Lai": ("Gia Lai", "Bình Định"),
}
"""The new provinces that have more than one predecessor; every other one goes on alone."""

_KINDS: Final = {
    "Quận": "quận", "Huyện": "huyện", "Thị xã": "thị xã", "Thành phố": "thành phố",
}  # fmt: skip
_OLD: Final = """
SELECT DISTINCT province, provinceShort, provinceLat, provinceLon, provinceCode,
  district, districtType, districtCode, districtLat, districtLon
FROM admin_units_legacy ORDER BY provinceCode, districtCode
"""
_NEW: Final = """
SELECT DISTINCT province, provinceShort, provinceLat, provinceLon
FROM admin_units ORDER BY provinceCode
"""


@dataclass(frozen=True, slots=True)
class District:
    """A district; ``title`` is its name as an office bears it: huyện Y, quận 1, thành phố Z."""

    code: str
    title: str
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class Province:
    """A province; ``title`` is its name as an office bears it: tỉnh X, TP. Y."""

    name: str
    title: str
    lat: float
    lon: float
    districts: tuple[District, ...] = ()


def _title(full: str, name: str) -> str:
    return f"TP. {name}" if full.startswith("Thành phố") else f"tỉnh {name}"


def _district_title(full: str, kind: str) -> str:
    return f"{_KINDS[kind]}{full.removeprefix(kind)}"


def _read(statement: str) -> list[tuple[str, ...]]:
    """Ask the package's file.

    Raises:
        RefusedError: the package is not installed.
    """
    spec = find_spec("vietnamadminunits")
    if spec is None or spec.origin is None:
        message = "The list of provinces and districts, vietnamadminunits, is not installed."
        raise RefusedError(message, "Install it with canbo's extra: pip install 'canbo[demo]'.")
    file = Path(spec.origin).parent / "data" / "dataset.db"
    connection = sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)
    try:
        return connection.execute(statement).fetchall()
    finally:
        connection.close()


@lru_cache(maxsize=1)
def old_provinces() -> dict[str, Province]:
    """The 63 provinces until 30/06/2025, with their districts, by name."""
    districts: dict[str, list[District]] = {}
    heads: dict[str, tuple[str, float, float]] = {}
    for full, name, lat, lon, _, district, kind, code, dlat, dlon in _read(_OLD):
        heads[name] = (_title(full, name), float(lat), float(lon))
        title = _district_title(district, kind)
        districts.setdefault(name, []).append(District(code, title, float(dlat), float(dlon)))
    return {name: Province(name, *head, tuple(districts[name])) for name, head in heads.items()}


@lru_cache(maxsize=1)
def new_provinces() -> dict[str, Province]:
    """The 34 provinces from 01/07/2025, by name."""
    return {
        name: Province(name, _title(full, name), float(lat), float(lon))
        for full, name, lat, lon in _read(_NEW)
    }


def successor_of(old: str) -> str:
    """The new province an old one went into."""
    return next((new for new, merged in MERGED.items() if old in merged), old)
