"""The pages of rotation, flows, lines of heads, and of what follows if something happens."""

import csv
import re
from html import unescape
from io import StringIO
from urllib.parse import parse_qs, urlsplit

import pytest
from fastapi.testclient import TestClient

from graph.rules.loading import built_in
from graph.rules.parameters import Secondment
from graph.vocabulary import Role
from tests.api.conftest import Api
from tests.markup import Markup
from tests.next_office import DAY, established, staff
from tests.office import Office
from tests.pages_reader import opened, reader

THEN = "as_of=2026-06-01"


@pytest.fixture
def client(office: Office) -> TestClient:
    """Somebody who reads the pages of this office."""
    return reader(office.store)


@pytest.fixture
def merged(office: Office) -> Office:
    """Two branches became one; An led one of them on, Cam left the other without a head."""
    event = office.event
    both: dict[Role, str | tuple[str, ...]] = {
        Role.FROM_UNIT: ("old-1", "old-2"),
        Role.UNIT: "new",
    }
    office.say(
        "d1",
        established("tinh", "department", "2010-01-01"),
        established("old-1", "branch", "2010-01-01", "tinh"),
        established("old-2", "branch", "2010-01-01", "tinh"),
        established("new", "area_room", "2025-07-01", "tinh"),
        *(
            event("post_created", post=f"{unit}-{rank}", roles={Role.UNIT: unit}, title=rank,
                  rank=rank, seats=2)
            for unit in ("old-1", "old-2", "new", "tinh")
            for rank in ("head", "deputy")
        ),
    )  # fmt: skip
    office.say(
        "d2",
        event("appointed", "an", "old-1-head", "2020-01-01"),
        event("appointed", "binh", "old-2-deputy", "2020-01-01"),
        event("appointed", "binh", "old-1-deputy", "2022-01-01"),
        event("appointed", "cam", "old-2-head", "2021-01-01"),
        event("left_post", "cam", "old-2-head", "2023-01-01"),
        event("appointed", "dung", "old-2-deputy", "2021-01-01"),
        event("appointed", "dung", "old-1-deputy", "2022-03-01"),
    )
    office.say("d3", event("merged", on="2025-07-01", roles=both))
    office.say("d4", event("appointed", "an", "new-head", "2025-07-01"))
    office.say("d5", event("appointed", "binh", "tinh-deputy", "2026-01-01"))
    return office


def lines(client: TestClient, path: str) -> list[list[str]]:
    """The rows of a file, its heading first."""
    answer = client.get(path)
    assert answer.status_code == 200, answer.text
    return list(csv.reader(StringIO(answer.content.decode("utf-8-sig"))))


def size(office: Office) -> tuple[int, int]:
    """How many nodes and relationships the graph has."""
    with office.store.driver.session() as session:
        nodes = session.run("MATCH (n) RETURN count(n) AS number").single(strict=True)["number"]
        ties = session.run("MATCH ()-[r]->() RETURN count(r) AS number").single(strict=True)
    return nodes, ties["number"]


class TestRotations:
    @pytest.fixture
    def away(self, office: Office) -> Office:
        """An was lent to another unit for two years and never came back."""
        office.found("u", "here")
        office.found("v")
        office.say("d1", office.event("appointed", "an", "here", "2020-01-01"))
        lent = office.event("seconded", "an", on="2025-08-01", until="2027-07-31",
                            roles={Role.UNIT: "v"})  # fmt: skip
        office.say("d2", lent)
        return office

    def test_over_its_limit_it_names_the_rule(self, away: Office, client: TestClient) -> None:
        version = built_in().at(Secondment, away.clocks("2028-08-01").as_of)
        assert version
        within = opened(client, "/people/an/rotations?as_of=2026-08-01")
        assert "trong thời hạn tối đa" in within.words
        assert "quá thời hạn" not in within.words

        page = opened(client, "/people/an/rotations?as_of=2028-08-01")
        (row,) = [row for row in page.rows if row and row[0].startswith("biệt phái")]
        assert row[1].startswith("v")
        assert "01/08/2025" in row
        assert "36" in row
        over = next(each for each in row if "thời hạn tối đa" in each)
        assert over.startswith("đã quá")
        assert any(version.ref.citation in each for each in row)
        assert any("chưa ghi nhận việc trở về" in each for each in row)
        assert "/reports/d2" in {urlsplit(each).path for each in page.links}

    def test_a_long_stay_is_a_flag_with_its_rule_and_report(
        self, merged: Office, client: TestClient
    ) -> None:
        del merged
        page = opened(client, "/people/an/rotations?as_of=2028-01-01")
        row = next(row for row in page.rows if row and row[0] == "head new")
        assert row[1:3] == ["01/01/2020", "96"]
        assert row[3].startswith("giữ lâu: cần lưu ý, không phải vi phạm")
        assert "d4" in row[-1]
        assert "Chưa ghi nhận đợt luân chuyển hay biệt phái nào" in page.words

    def test_colleagues_are_counted_whole_and_shown_in_part(
        self, merged: Office, client: TestClient
    ) -> None:
        del merged
        page = opened(client, f"/people/an/colleagues?limit=1&{THEN}")
        assert [row[0] for row in page.rows] == ["binh"]
        assert "Hiển thị 1 người công tác cùng lâu nhất trong số 2 người" in page.words
        assert [row[0] for row in lines(client, f"/people/an/colleagues.csv?{THEN}")[1:]] == [
            "binh", "dung",
        ]  # fmt: skip


class TestUnits:
    def test_the_file_of_flows_holds_what_programs_get(
        self, merged: Office, client: TestClient, api: Api
    ) -> None:
        del merged
        told = api.get("/units/tinh/flows", as_of=DAY)
        rows = [
            [str(row["year"]), row["origin"]["name"], row["to"]["name"], str(row["moves"]),
             str(row["rose"])]
            for row in told["flows"]
        ]  # fmt: skip
        assert rows == [["2026", "old-1", "tinh", "1", "1"], ["2022", "old-2", "old-1", "2", "0"]]
        assert lines(client, f"/units/tinh/flows.csv?{THEN}")[1:] == rows
        page = opened(client, f"/units/tinh/flows?{THEN}")
        assert page.rows[: len(rows)] == rows
        assert client.get(f"/units/tinh/flows?{THEN}").text.count('class="heat heat-4"') == 2

        few = opened(client, f"/units/tinh/flows?years=3&{THEN}")
        assert [row for row in few.rows if row[0] == "2022"] == []
        assert lines(client, f"/units/tinh/flows.csv?years=3&{THEN}")[1:] == rows[:1]

    def test_a_line_shows_heads_and_vacancies_from_before_the_merger(
        self, merged: Office, client: TestClient
    ) -> None:
        del merged
        rows = lines(client, f"/units/new/line.csv?{THEN}")[1:]
        assert [(row[0], row[1], row[3], row[4].split(" (")[0]) for row in rows] == [
            ("an", "old-1 (head)", "01/01/2020", "01/07/2025"),
            ("cam", "old-2 (head)", "01/01/2021", "01/01/2023"),
            ("trống", "old-2 (head)", "01/01/2023", "01/07/2025"),
            ("an", "new (head)", "01/07/2025", "đang giữ"),
        ]
        page = opened(client, f"/units/new/line?{THEN}")
        assert "95% nguồn chính thức" in next(row for row in page.rows if row[0] == "cam")
        assert [row[:2] for row in page.rows[:3]] == [
            ["old-1", "đơn vị tiền thân"], ["old-2", "đơn vị tiền thân"],
            ["new", "chính đơn vị này"],
        ]  # fmt: skip
        early = lines(client, "/units/new/line.csv?as_of=2022-06-01")[1:]
        assert [row[0] for row in early] == ["an", "cam"]


class TestWhatIf:
    WHERE = f"/units/tinh/cascade?within=6&{THEN}"

    @pytest.fixture(autouse=True)
    def staffed(self, office: Office) -> Office:
        """An office with a plan."""
        return staff(office)

    def opening(self, client: TestClient, path: str) -> list[str]:
        """What a page says of the head's post falling free; nothing where it does not."""
        text = opened(client, path).rows
        return next((row for row in text if row and row[0] == "head tinh" and len(row) == 4), [])

    def test_it_adds_an_opening_and_writes_nothing(
        self, office: Office, client: TestClient
    ) -> None:
        before = size(office)
        assert self.opening(client, self.WHERE) == []
        asked = client.get(f"{self.WHERE}&kind=resigned&who=an&on=2026-12-31&add=1")
        assert asked.status_code == 303
        there = asked.headers["location"]
        assert {name: each[0] for name, each in parse_qs(urlsplit(there).query).items()} == {
            "within": "6", "as_of": "2026-06-01", "assume": "resigned:an:2026-12-31",
        }  # fmt: skip

        page = opened(client, there)
        assert "Giả định, không ghi gì vào dữ liệu" in page.words
        assert self.opening(client, there)[1:3] == ["từ chức giả định", "31/12/2026"]
        back = f"/units/tinh/cascade?within=6&{THEN}"
        assert back in page.links, "each supposition can be taken away"
        assert size(office) == before

    def test_several_are_kept_and_each_is_taken_away_alone(self, client: TestClient) -> None:
        one = client.get(f"{self.WHERE}&assume=retired:an:2026-12-31"
                         "&kind=appointed&who=binh&post=head&add=1")  # fmt: skip
        both = client.get(f"{one.headers['location']}&kind=free&post_id=position:p1-head&add=1")
        there = both.headers["location"]
        query = {name: each[0] for name, each in parse_qs(urlsplit(there).query).items()}
        assert query["assume"] == "retired:an:2026-12-31;appointed:binh>head:2026-06-01"
        assert query["posts"] == "p1-head"
        page = opened(client, there)
        kept = [each for each in page.links if "posts=p1-head" in each and "assume=ret" in each]
        assert any("appointed" not in each and each.startswith("/units") for each in kept)
        assert self.opening(client, there) == [], "who is appointed takes the seat"
        moves = lines(client, there.replace("/cascade?", "/cascade.csv?"))
        assert [row[1] for row in moves[1:] if row[1].startswith("p1-head")]

    @pytest.mark.parametrize(
        ("typed", "told"),
        [
            ("kind=retired&who=Khong Co Ai&on=2026-12-31", "Không có gì trong dữ liệu mang tên"),
            ("kind=retired&who=an&on=31/12/2026", "Đây không phải là một ngày"),
            ("kind=retired&who=&on=2026-12-31", "Hãy cho biết là ai"),
            ("kind=retired&who=head&who_id=position:head&on=2026-12-31", "hãy chọn một cán bộ"),
            ("kind=appointed&who=an&on=2026-12-31", "Hãy cho biết chức danh nào"),
            ("kind=promoted&who=an&on=2026-12-31", "Hãy chọn điều giả định"),
        ],
    )
    def test_what_is_wrong_is_said_and_what_was_typed_is_kept(
        self, client: TestClient, typed: str, told: str
    ) -> None:
        answer = client.get(f"{self.WHERE}&assume=resigned:binh:2026-12-31&{typed}&add=1")
        page = Markup(answer.text)
        assert answer.status_code == 422
        assert page.faults == []
        assert told in page.words
        for name, each in parse_qs(typed).items():
            value = f' value="{each[0]}"'
            assert re.search(rf'name="{name}"[^>]*{re.escape(value)}', unescape(answer.text)), name
        assert 'name="assume" value="resigned:binh:2026-12-31"' in answer.text
        assert "t-moves" not in answer.text

    def test_what_may_be_meant_is_offered_and_chosen(self, client: TestClient) -> None:
        asked = f"{self.WHERE}&kind=appointed&who=binh&post=hea&on=2026-12-31&add=1"
        text = client.get(asked).text
        assert "Có nhiều kết quả phù hợp; hãy chọn một." in unescape(text)
        assert 'type="radio" name="post_id" value="position:head"' in text
        chosen = client.get(f"{asked}&post_id=&post_id=position:head")
        assert chosen.headers["location"].endswith("binh%3Ehead%3A2026-12-31")

    def test_an_address_that_supposes_nonsense_says_which(self, client: TestClient) -> None:
        wrong = "assume=dances:an:2026-01-01;retired:ghost:2026-12-31;retired:an:2026-12-31"
        page = opened(client, f"/people/binh/cascade?{wrong}&{THEN}", 422)
        assert "dances:an:2026-01-01 Không đọc được đây là giả định gì" in page.words
        assert "retired:ghost:2026-12-31 Không có ai, không có gì mang mã này" in page.words
        assert "Phương án điều chuyển" not in page.words
        opened(client, "/people/ghost/cascade", 404)
