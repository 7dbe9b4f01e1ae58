"""Recording a decision, as a form and over the API: several things, and who is on no record yet."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response
from neo4j import Driver

from graph.store import Store
from tests.api.conftest import Api
from tests.markup import Markup
from tests.office import Office
from tests.pages_office import HOSTILE, small_office
from tests.pages_reader import opened, reader

SAME: Final = {"Sec-Fetch-Site": "same-origin"}
FRAGMENT: Final = {**SAME, "HX-Request": "true"}
PAPER: Final = {"paper": "decision", "number": "9/QĐ", "issued_on": "2026-01-05", "signer": "Ký"}
NEW: Final = "Lý Thị Tân"


@pytest.fixture(scope="module")
def client(driver: Driver) -> Iterator[TestClient]:
    """A reader of a small office."""
    made: Office = small_office(Store(driver))
    yield reader(made.store)
    made.clear()


def thing(number: int, kind: str, **boxes: str) -> dict[str, str]:
    """The boxes of a thing, as a page that showed them sends them."""
    ending = "" if number == 1 else f"-{number}"
    parts = re.compile(r"_(id|unknown|new|day|month|year)$")
    told = {"event": kind, "shown": kind, **boxes}
    return {
        (f"{parts.sub('', name)}{ending}{found[0]}" if (found := parts.search(name)) else
         f"{name}{ending}"): text
        for name, text in told.items()
    }  # fmt: skip


def send(client: TestClient, *told: Mapping[str, str], status: int = 422) -> Markup:
    """What comes back for a form."""
    form = {**PAPER, "things": "1"}
    for each in told:
        form |= each
    answer = client.post("/record", data=form, headers=SAME)
    assert answer.status_code == status, answer.text[-400:]
    page = Markup(answer.text)
    assert page.faults == []
    return page


def kept(client: TestClient, *told: Mapping[str, str]) -> str:
    """The page of the report that a form became."""
    form = {**PAPER, "things": "1"}
    for each in told:
        form |= each
    answer: Response = client.post("/record", data=form, headers=SAME)
    assert answer.status_code == 303, Markup(answer.text).words
    return opened(client, f"/reports/{answer.headers['location'].split('=')[1]}").words


class TestBoxes:
    def test_a_kind_brings_its_own(self, client: TestClient) -> None:
        form = {**thing(1, "disciplined"), "do": "show"}
        answer = client.post("/record", data=form, headers=FRAGMENT)
        assert answer.status_code == 200
        assert "<html" not in answer.text
        for box in ('name="who"', 'name="detail_form"', "khiển trách", "hình thức kỷ luật"):
            assert box in answer.text, box
        assert 'name="post"' not in answer.text

    def test_without_a_script_they_come_with_the_first_answer(self, client: TestClient) -> None:
        words = send(client, {"event": "evaluated"}).words
        assert "cần thêm các mục dưới đây" in words
        assert "bắt buộc phải có" not in words

    def test_what_is_missing_or_wrong_stands_beside_it(self, client: TestClient) -> None:
        page = client.post("/record", data=PAPER | thing(
            1, "evaluated", who="Nguyễn Văn An", who_id="person:an", detail_year="năm nay",
            on_month="13", on_year="2026"), headers=SAME)  # fmt: skip
        assert page.status_code == 422
        assert {"fault-detail_year", "fault-detail_grade", "fault-on"} == set(
            re.findall(r'id="(fault-[^"]+)"', page.text)
        )

    @pytest.mark.parametrize(
        ("unit", "told"),
        [("Cơ quan", "chưa chỉ rõ một mục duy nhất"), ("Viện X", "không có mục nào mang tên này")],
    )
    def test_a_unit_is_named_whole(self, client: TestClient, unit: str, told: str) -> None:
        words = send(client, thing(1, "dissolved", unit=unit, on_year="2026")).words
        assert told in words
        assert "lập hồ sơ mới" not in words

    def test_what_was_typed_stays_and_is_escaped(self, client: TestClient) -> None:
        form = {**PAPER, **thing(1, "died", who=HOSTILE), "things": "1", "do": "add"}
        answer = client.post("/record", data=form, headers=SAME)
        assert answer.status_code == 200
        assert (HOSTILE in answer.text, "&lt;script&gt;" in answer.text) == (False, True)
        for box in ('name="event-2"', 'name="things" value="2"', 'value="9/QĐ"'):
            assert box in answer.text, box


class TestThings:
    def test_one_paper_decides_several(self, client: TestClient) -> None:
        words = kept(
            client,
            {"things": "2", "number": "10/QĐ"},
            thing(
                1,
                "left_post",
                who="Trần Thị Bình",
                who_id="person:binh",
                post="Trưởng cơ quan",
                on_year="2026",
            ),
            thing(
                2,
                "disciplined",
                who="Lê Cẩm",
                who_id="person:cam",
                detail_form="cảnh cáo",
                on_year="2026",
            ),
        )
        assert "thôi giữ chức" in words
        assert "kỷ luật" in words

    def test_it_founds_a_unit_its_post_and_its_head(self, client: TestClient) -> None:
        things = (
            {"things": "3", "number": "11/QĐ"},
            thing(1, "established", unit="Phòng Bảy", parent="Cơ quan tỉnh Mới", on_year="2026"),
            thing(2, "post_created", post="Trưởng phòng Bảy", unit_new="@1", detail_seats="1"),
            thing(3, "appointed", who=NEW, post="Trưởng phòng Bảy", on_year="2026"),
        )
        asked = client.post("/record", data={**PAPER, **things[0], **things[1], **things[2],
                                             **things[3]}, headers=SAME)  # fmt: skip
        assert asked.status_code == 422
        assert f'name="who-3_unknown" value="{NEW}"' in asked.text
        assert client.get("/", params={"q": "Phòng Bảy"}).text.count("/units/u_") == 0
        words = kept(client, *things, {"who-3_unknown": NEW})
        assert "Phòng Bảy" in words
        assert NEW in words

    def test_a_later_thing_is_offered_what_an_earlier_one_founds(self, client: TestClient) -> None:
        form = {"things": "2", "do": "show", **thing(1, "established", unit="Phòng Chín"),
                **thing(2, "post_created")}  # fmt: skip
        answer = client.post("/record", data=form, headers=FRAGMENT)
        assert 'name="unit-2_new" value="@1"' in answer.text
        assert "Phòng Chín (1)" in answer.text


class TestNewcomers:
    @pytest.mark.parametrize("name", ["Lê Cẩm", "le cam"])
    def test_somebody_of_the_name_is_offered_first(self, client: TestClient, name: str) -> None:
        form = {**PAPER, **thing(1, "planned", who=name, post="Trưởng cơ quan", on_year="2026")}
        asked = client.post("/record", data=form, headers=SAME).text
        assert 'name="who_id" value="person:cam"' in asked
        assert "Cơ quan tỉnh Mới</small>" in asked
        assert f'name="who_unknown" value="{name}"' in asked

    def test_whoever_is_chosen_is_meant_and_whoever_is_new_is_new(self, client: TestClient) -> None:
        alike = thing(1, "planned", who="Lê Cẩm", post="Trưởng cơ quan", on_year="2026")
        kept(client, alike, {"number": "12/QĐ", "who_id": "person:cam"})
        kept(client, alike, {"number": "13/QĐ", "who_unknown": "Lê Cẩm"})
        hits = client.get("/api/v1/search", params={"q": "Lê Cẩm"}).json()["hits"]
        assert len([each for each in hits if each["name"] == "Lê Cẩm"]) == 2

    def test_of_another_name_it_was_not_said(self, client: TestClient) -> None:
        changed = thing(1, "appointed", who="Lê Khác Hẳn", post="Trưởng cơ quan", on_year="2026",
                        who_unknown="Lê Cũ")  # fmt: skip
        assert "lập hồ sơ mới cho “Lê Khác Hẳn”" in send(client, changed).words

    def test_a_unit_of_the_name_is_offered_first(self, client: TestClient) -> None:
        alike = thing(1, "established", unit="Phòng khu vực 2", parent="Cơ quan tỉnh Mới")
        words = send(client, alike).words
        assert "đã có mục mang tên này" in words
        assert "ghi là đơn vị mới" in words

    def test_a_restricted_paper_opens_no_record(self, client: TestClient) -> None:
        form = thing(1, "recorded", who="Lê Riêng Tư", who_unknown="Lê Riêng Tư")
        words = send(client, form, {"level": "1", "number": "14/QĐ"}).words
        assert "không dùng để lập hồ sơ mới" in words
        assert "/people/p_" not in client.get("/", params={"q": "Lê Riêng Tư"}).text


class TestApi:
    def test_named_and_pointed_at(self, api: Api) -> None:
        says = [
            {"kind": "established", "details": {"name": "Phòng Năm"}},
            {"kind": "post_created", "unit": "@1", "details": {"title": "Trưởng phòng"}},
            {"kind": "appointed", "named": NEW, "post": "@2", "on": "2026-02-01"},
        ]
        body = {"number": "1", "issued_on": "2026-01-01", "signer": "Ký", "says": says}
        made = api.client.post("/api/v1/reports", json=body)
        api.contract.check(made)
        assert made.status_code == 201, made.text
        (person,) = api.get("/people", name=NEW)["people"]
        (held,) = api.get(f"/people/{person['id']}/history")["tenures"]
        assert held["post"]["title"] == "Trưởng phòng"

    @pytest.mark.parametrize(
        ("said", "fault"),
        [
            ({"kind": "appointed", "person": "@9", "post": "@1"}, "claim 1: @9 is no claim"),
            ({"kind": "appointed", "named": " ", "post": "x"}, "claim 1: appointed needs"),
            ({"kind": "established"}, "claim 1: established needs the detail 'name'"),
        ],
    )
    def test_what_cannot_be_is_said_with_its_claim(
        self, api: Api, said: dict[str, str], fault: str
    ) -> None:
        body = {"number": "1", "issued_on": "2026-01-01", "signer": "Ký", "says": [said]}
        answer = api.client.post("/api/v1/reports", json=body)
        api.contract.check(answer)
        assert answer.status_code == 422
        assert fault in answer.json()["detail"]
