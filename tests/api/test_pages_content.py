"""What single pages show, and what they keep to themselves."""

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient
from neo4j import Driver

from graph.errors import UnreachableError
from graph.store import Store
from tests.markup import Markup
from tests.office import Office
from tests.pages_office import FORMULA, HOSTILE, small_office
from tests.pages_reader import opened, reader


@pytest.fixture(scope="module")
def client(driver: Driver) -> Iterator[TestClient]:
    """A reader of a small office; nothing in this file writes."""
    office = small_office(Store(driver))
    yield reader(office.store)
    office.clear()


class TestPersonal:
    """The operator reads what is personal, as the API tells it; in words, and as a dispute."""

    def test_pages_tell_it(self, client: TestClient) -> None:
        told = opened(client, "/people/an/events").words
        assert "đánh giá" in told
        assert "kỷ luật" in told

    def test_a_birthday_in_dispute_is_a_dispute(self, client: TestClient) -> None:
        page = client.get("/people/an").text
        assert "t-disputes" in page
        assert all(day in page for day in ("05/05/1970", "06/06/1971"))


class TestErrors:
    def test_nothing_there(self, client: TestClient) -> None:
        for path in ("/units/x", "/posts/x", "/people/x", "/events/x", "/reports/x", "/x"):
            page = opened(client, path, 404)
            assert "Không có gì ở địa chỉ này" in page.words, path
            assert "Mã yêu cầu" in page.words

    def test_no_text_of_the_services_is_shown(self, client: TestClient) -> None:
        assert "There is no" not in client.get("/units/x").text

    def test_a_defect(self, client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
        def fails(*_: object, **__: object) -> None:
            raise RuntimeError(HOSTILE)

        monkeypatch.setattr("api.routers.pages.tree", fails)
        answer = client.get("/")
        assert answer.status_code == 500
        assert Markup(answer.text).faults == []
        assert "canbo không trả lời được" in answer.text
        assert answer.headers["x-request-id"] in answer.text

    def test_no_database(self, client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
        def fails(*_: object, **__: object) -> None:
            raise UnreachableError("Nobody answers at bolt.")  # noqa: EM101, TRY003 - a scenario

        monkeypatch.setattr("api.routers.pages.tree", fails)
        page = opened(client, "/", 503)
        assert "Cơ sở dữ liệu không phản hồi" in page.words
        assert "bolt" not in page.words

    def test_nobody_signed_in(self, client: TestClient) -> None:
        answer = client.get("/people/an", headers={"Authorization": ""})
        assert answer.status_code == 303
        assert answer.headers["location"].startswith("/sign-in?next=")


class TestFiles:
    def test_a_formula_is_text_in_a_file(self, client: TestClient) -> None:
        answer = client.get("/units/tinh/posts.csv")

        assert answer.headers["content-type"].startswith("text/csv")
        assert answer.content.startswith(b"\xef\xbb\xbf")
        assert "\"'=HYPERLINK(" in answer.text
        assert not [line for line in answer.text.splitlines() if line.lstrip('"').startswith("=")]

    @pytest.mark.parametrize(
        ("page", "file"),
        [
            ("/posts/truong", "/posts/truong/holders.csv"),
            ("/people/an/events", "/people/an/events.csv"),
            ("/reports/d-binh", "/reports/d-binh/events.csv"),
        ],
    )
    def test_a_file_holds_the_rows_of_the_page(
        self, client: TestClient, page: str, file: str
    ) -> None:
        rows = opened(client, page).rows
        lines = client.get(file).text.splitlines()[1:]
        shown = [each for each in rows if each]

        assert 0 < len(lines) <= len(shown)
        for line, row in zip(lines, shown, strict=False):
            assert row[0].split(" ")[0] in line

    def test_static_files_are_cached(self, client: TestClient) -> None:
        vendored = client.get("/static/vendor/htmx-2.0.11.min.js")
        own = client.get("/static/canbo.css")

        assert "immutable" in vendored.headers["cache-control"]
        assert own.headers["cache-control"] == "no-cache"
        again = client.get("/static/canbo.css", headers={"If-None-Match": own.headers["etag"]})
        assert again.status_code == 304
        assert client.get("/static/../api/main.py").status_code == 404


class TestContent:
    def test_the_tree_counts_what_is_below(self, client: TestClient) -> None:
        page = opened(client, "/?unit=phong-10&as_of=2021-12-31")
        assert "Cơ quan tỉnh Mới 4 đơn vị · 5 người" in page.words
        assert page.words.index("Phòng khu vực 2") < page.words.index("Phòng khu vực 10")
        assert "Cục tỉnh cũ" not in page.words

    def test_a_branch_is_a_fragment(self, client: TestClient) -> None:
        answer = client.get("/units/tinh/branch", headers={"HX-Request": "true"})
        assert "<html" not in answer.text
        assert "Phòng khu vực 10" in answer.text

    def test_what_has_ended_is_found_and_said_to_have(self, client: TestClient) -> None:
        assert "Cục tỉnh cũ kết thúc 01/07/2020" in opened(client, "/?q=cuc tinh cu").words
        page = opened(client, "/units/cu")
        assert "đã hợp nhất vào" in page.words.lower()

    def test_a_unit_that_is_not_there_says_so_and_where_to_look(self, client: TestClient) -> None:
        ended = opened(client, "/units/cu")
        assert "đã kết thúc hoạt động từ ngày 01/07/2020" in ended.words
        assert {"/units/tinh", "/units/cu?as_of=2020-06-30"} <= set(ended.links)
        early = opened(client, "/units/tinh?as_of=2014-12-31")
        assert "thành lập ngày 01/01/2015; vào ngày đang xem chưa có đơn vị" in early.words
        assert "/units/tinh?as_of=2015-01-01" in early.links
        assert "vào ngày đang xem" not in opened(client, "/units/cu?as_of=2020-06-30").words

    def test_a_post_leads_across_a_merger(self, client: TestClient) -> None:
        old, new = opened(client, "/posts/cu-truong"), opened(client, "/posts/truong")
        assert "Chức danh tương ứng về sau: Trưởng cơ quan, Cơ quan tỉnh Mới" in old.words
        assert "kết thúc 01/07/2020" in old.words
        assert "/posts/truong" in old.links
        assert "Chức danh tương ứng trước đó: Trưởng cũ, Cục tỉnh cũ" in new.words

    def test_a_search_as_one_types_is_a_fragment(self, client: TestClient) -> None:
        asked = {"HX-Request": "true", "HX-Target": "found"}
        answer = client.get("/?q=binh", headers=asked)
        assert "<html" not in answer.text
        assert "Trần Thị Bình" in answer.text
        assert answer.headers["hx-replace-url"] == "/?q=binh"

    def test_the_four_states_have_words(self, client: TestClient) -> None:
        assert "trống" in opened(client, "/units/phong-1").words
        assert "quyền" in opened(client, "/units/tinh?as_of=2020-05-01").words
        assert "chưa rõ" in opened(client, "/people/xau").words
        then = "as_of=2020-01-10&known_at=2020-01-10"
        assert "01/03/2020 dự kiến" in opened(client, f"/posts/truong?{then}").words
        assert "01/03/2020 sau ngày đang xem" in opened(client, f"/posts/truong?{then[:16]}").words

    def test_a_gap_is_a_row(self, client: TestClient) -> None:
        rows = opened(client, "/posts/truong").rows
        assert [row[0] for row in rows if row][:3] == ["Nguyễn Văn An", "trống", "Trần Thị Bình"]

    def test_evidence_stands_under_every_row(self, client: TestClient) -> None:
        page = opened(client, "/posts/truong")
        assert "d-binh" in page.words
        assert "A1" in page.words
        assert "A: nguồn hoàn toàn tin cậy" in page.words
        assert "/reports/d-binh" in page.links

    def test_both_sides_of_a_dispute_are_listed(self, client: TestClient) -> None:
        words = opened(client, "/posts/truong").words
        listed = words[words.index("Thông tin mâu thuẫn") :]
        assert "ghi khác nhau về ngày bắt đầu" in listed
        first, second = listed.index("01/09/2020"), listed.index("11/09/2020")
        assert first < listed.index("d-binh") < second < listed.index("d-binh-2")

    def test_conflicts_of_its_posts_are_on_the_page_of_a_unit(self, client: TestClient) -> None:
        assert "3 người, 2 chỗ" in opened(client, "/units/tinh").words

    def test_an_event_says_who_says_so(self, client: TestClient) -> None:
        (link,) = {each for each in opened(client, "/reports/dt-an").links if "/events/e" in each}
        words = opened(client, link).words
        assert "Đào tạo, 2017" in words
        assert "khóa đào tạo Cao cấp lý luận chính trị" in words
        assert "dt-an" in words


def test_an_empty_graph_says_how_to_begin(driver: Driver) -> None:
    store = Store(driver)
    Office(store).clear()
    client = reader(store)
    page = Markup(client.get("/").text)
    assert page.faults == []
    assert "Chưa có dữ liệu" in page.words
    assert "canbo import" in page.words
    assert FORMULA not in page.words
