"""What services refuse is said on the pages in the reader's language, and to programs as before."""

from collections.abc import Iterator, Mapping

import pytest
from fastapi.testclient import TestClient
from neo4j import Driver

from api.access import Access
from api.main import create_app
from graph.accounts import Duty
from graph.store import Store
from graph.vocabulary import Role
from tests.api.conftest import ADDRESS, KEY
from tests.markup import Markup
from tests.office import Office
from tests.pages_reader import reader
from tests.people import CHEAP, PASSWORD, Staff

OWN = {"Sec-Fetch-Site": "same-origin"}
NOTE = {
    "about_id": "person:an", "post_id": "position:chief", "kind": "resigned", "on_year": "2026",
    "asked": "1", "source_class": "insider",
}  # fmt: skip


@pytest.fixture(scope="module")
def office(driver: Driver) -> Iterator[Office]:
    """An office of one unit, which An heads."""
    made = Office(Store(driver))
    made.clear()
    made.found("u", "chief")
    made.say(
        "d1",
        made.event("appointed", "an", "chief", "2018-01-01"),
        made.event("recorded", "an", name="Nguyễn Văn An"),
        made.event("established", roles={Role.UNIT: "u"}, name="Đơn vị U"),
    )
    yield made
    made.clear()


@pytest.fixture(scope="module")
def client(office: Office) -> TestClient:
    """Its operator, at the pages."""
    return reader(office.store)


def posted(
    client: TestClient, path: str, form: Mapping[str, str], status: int, language: str = "vi"
) -> str:
    """The words of the page that answers a form."""
    answer = client.post(f"{path}?lang={language}", data=dict(form), headers=OWN)
    client.cookies.clear()
    assert answer.status_code == status, answer.text
    page = Markup(answer.text)
    assert page.faults == []
    return page.words


class TestForms:
    @pytest.mark.parametrize(
        ("changed", "vi", "en"),
        [
            (
                {"reliability": "A", "access": "witnessed"},
                "Chưa ghi nhận được. Hãy sửa các mục sau: nguồn của một ghi nhận chỉ được xếp cao "
                "nhất là B.",
                "It was not noted. The note was not recorded: a note claims B at most for its "
                "source.",
            ),
            (
                {"text": "x" * 4_001},
                "nguyên văn lời kể chỉ được dài tối đa 4.000 ký tự",
                "the text has at most 4,000 characters",
            ),
            (
                {"level": "2", "text": "x", "readers": "ai-do"},
                "Không có tài khoản “ai-do”.",
                "There is no account “ai-do”.",
            ),
            ({"about_id": "person:nobody"}, "Không có cán bộ “nobody”.", "There is no person"),
        ],
    )
    def test_a_note(self, client: TestClient, changed: dict[str, str], vi: str, en: str) -> None:
        said = posted(client, "/observe", NOTE | changed, 422)
        assert vi in said
        assert en not in said
        assert en in posted(client, "/observe", NOTE | changed, 422, "en")

    def test_a_box_says_what_is_wrong_with_it(self, client: TestClient) -> None:
        wrong = NOTE | {"reliability": "A", "credibility": "1", "access": "told", "level": "0",
                        "kind": "concern", "concern": "x", "readers": "ai-do"}  # fmt: skip
        text = client.post("/observe", data=wrong, headers=OWN).text
        for box, said in (
            ("reliability", "nguồn của một ghi nhận chỉ được xếp cao nhất là B"),
            ("access", "điều được kể lại hoặc suy ra không được xếp loại A"),
            ("level", "là thông tin nhạy cảm, không được để mức bảo vệ 0"),
            ("readers", "chỉ nêu người được đọc ở mức bảo vệ 2"),
        ):
            assert f'aria-describedby="fault-{box}"' in text
            assert said in text.partition(f'id="fault-{box}" role="alert">')[2].partition("<")[0]
        assert 'id="fault-credibility"' not in text

    def test_a_file_with_a_stamp(self, client: TestClient) -> None:
        for language, wanted in (
            ("vi", "Tệp có dấu chỉ độ mật MẬT (trang 1, dòng 1). canbo chỉ giữ dữ liệu không mật"),
            ("en", "The file is marked MẬT (page 1, line 1). canbo holds non-secret data only"),
        ):
            answer = client.post(
                f"/record/d1/files?lang={language}", headers=OWN,
                files={"file": ("quyet-dinh.txt", "MẬT\nQuyết định".encode(), "text/plain")},
            )  # fmt: skip
            client.cookies.clear()
            assert answer.status_code == 422
            assert wanted in Markup(answer.text).words

    def test_a_file_that_was_not_chosen(self, client: TestClient) -> None:
        answer = client.post("/record/d1/files", headers=OWN, files={"file": ("", b"")})
        assert answer.status_code == 422
        assert "tệp: đang để trống" in Markup(answer.text).words

    def test_ones_own_note_is_reviewed_by_somebody_else(self, client: TestClient) -> None:
        noted = client.post("/observe", data=NOTE, headers=OWN)
        assert noted.status_code == 303, noted.text
        signal = noted.headers["location"].partition("done=")[2]
        events = client.get("/api/v1/events", params={"about": "an"}).json()["events"]
        official = next(each["id"] for each in events if each["kind"] == "appointed")
        verdict = {"official": official, "verdict": "same", "why": "x"}
        path = f"/signals/{signal}/review"
        said = posted(client, path, verdict, 409)
        assert "Bạn đã ghi nhận về tín hiệu này nên không tự đối chiếu" in said
        assert "You wrote" in posted(client, path, verdict, 409, "en")
        assert "đều phải ghi lý do" in posted(client, path, verdict | {"why": " "}, 422)

    def test_a_new_password_stands_beside_its_field(self, office: Office) -> None:
        Staff(office.store).hire("canbo", Duty.OFFICER)
        app = create_app(office.store, Access(KEY), hasher=CHEAP)
        client = TestClient(app, ADDRESS, headers=OWN, follow_redirects=False)
        entry = {"name": "canbo", "password": PASSWORD}
        assert client.post("/sign-in", data=entry).status_code == 303
        answer = client.post("/account/password", data={"current": PASSWORD, "new": "ngan"})
        page = Markup(answer.text)
        assert answer.status_code == 409
        assert "Mật khẩu mới ngắn hơn 12 ký tự." in page.words
        assert 'aria-invalid="true" aria-describedby="fault-new"' in answer.text
        assert 'id="fault-new"' in answer.text


class TestAddresses:
    @pytest.mark.parametrize(
        ("path", "status", "vi", "en"),
        [
            ("/units/x", 404, "Không có đơn vị “x”.", "There is no unit “x”."),
            ("/signals/x", 404, "Không có tín hiệu “x”.", "There is no signal “x”."),
            ("/signals?days=-1", 422, "days: phải từ 0 trở lên",
             "days: Input should be greater than or equal to 0"),
            ("/due?kind=x", 422, "Không có danh sách “x”.", "There is no list “x”."),
            ("/people/x", 404, "Không có cán bộ “x”.", "There is no person “x”."),
            ("/units/u?as_of=31-12", 422, "“31-12” không phải là một ngày hợp lệ.",
             "“31-12” is not a day"),
        ],
    )  # fmt: skip
    def test_it_is_said_in_either_language(
        self, client: TestClient, path: str, status: int, vi: str, en: str
    ) -> None:
        said = {}
        for language in ("vi", "en"):
            answer = client.get(path, headers={"Cookie": f"canbo_lang={language}"})
            assert answer.status_code == status
            said[language] = Markup(answer.text).words
        assert vi in said["vi"]
        assert en in said["en"]
        assert en not in said["vi"]
        assert vi not in said["en"]

    def test_no_command_is_named(self, client: TestClient) -> None:
        for path in ("/units/x", "/due?kind=departures", "/due?kind=unanswered"):
            assert "`" not in client.get(path).text

    def test_programs_are_told_in_english(self, client: TestClient) -> None:
        told = client.get("/api/v1/units/x", headers={"Cookie": "canbo_lang=vi"}).json()
        assert told["detail"] == "There is no unit 'x'."
        assert told["hint"].startswith("Search for it, or look it up by its name")
        told = client.get("/api/v1/signals?limit=0&lang=vi").json()
        assert told["detail"].startswith("query.lang: there is no such parameter here")
        told = client.get("/api/v1/signals?limit=0").json()
        assert told["detail"] == "query.limit: Input should be greater than or equal to 1"
