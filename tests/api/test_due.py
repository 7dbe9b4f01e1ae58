"""What falls due over HTTP and on its page; the rules, asked without a database."""

import csv
import json
from collections.abc import Iterator
from io import BytesIO, StringIO

import pytest
from fastapi.testclient import TestClient
from neo4j import Driver
from openpyxl import load_workbook

from graph.cli.main import run
from graph.dates import parse_date
from graph.model import Json, make_event
from graph.store import Store
from graph.vocabulary import Role
from tests.api.conftest import Api, api_on
from tests.office import Office
from tests.pages_reader import opened, reader

ON = "2027-01-01"


@pytest.fixture(scope="module")
def office(driver: Driver) -> Iterator[Office]:
    """A unit with people who retire, one of a name like a formula, one of no known birth."""
    made = Office(Store(driver))
    made.clear()
    named: dict[str, Json] = {"name": "Cục tỉnh", "kind": "department"}
    founded = make_event("established", {Role.UNIT: "u"}, parse_date("2010"), None, named)
    seats: dict[str, Json] = {"title": "Cục trưởng", "rank": "head", "seats": 1}
    roles: dict[Role, str | tuple[str, ...]] = {Role.UNIT: "u", Role.POST: "head"}
    others: dict[str, Json] = {"title": "Chấp hành viên", "rank": "member", "seats": 9}
    posts: dict[Role, str | tuple[str, ...]] = {Role.UNIT: "u", Role.POST: "officer"}
    made.say("founding", founded, make_event("post_created", roles, None, None, seats),
             make_event("post_created", posts, None, None, others))  # fmt: skip
    born = {"an": "1965-10", "binh": "1965-11", "chi": "1965-12", "who": None}
    names = {"an": "=1+1", "binh": "Bình", "chi": "Chi", "who": "Không Rõ"}
    files = [made.event("recorded", name, name=names[name], birth_date=day, sex="male")
             for name, day in born.items()]  # fmt: skip
    made.say("files", *files, kind="register")
    made.say("d", *(made.event("appointed", name, "officer", "2018-09-01") for name in born))
    made.say("n", made.event("resigned", "an", "officer", "2026-12", informal=True), kind="note")
    yield made
    made.clear()


@pytest.fixture(scope="module")
def api(office: Office) -> Api:
    return api_on(office.store)


@pytest.fixture(scope="module")
def client(office: Office) -> TestClient:
    return reader(office.store)


class TestLists:
    def test_page_by_page_with_the_undecided_apart(self, api: Api) -> None:
        first = api.get("/due", kind="retirement", unit="u", as_of=ON, limit=2)
        assert [row["person"]["id"] for row in first["rows"]] == ["an", "binh"]
        assert (first["total"], first["undecided_total"]) == (3, 1)
        row = first["rows"][0]
        assert (row["due_on"], row["days_left"], row["verdict"]) == ("2027-07-31", 211, "yes")
        assert (row["rule"]["id"], row["rule"]["verified"]) == ("retirement_age", True)
        assert row["answer"]["age"] == {"years": 61, "months": 9}
        assert row["inputs"] == {"born": "1965-10", "sex": "male"}
        assert first["undecided"][0]["missing"] == ["born"]
        assert first["totals"] == [{"unit": first["unit"], "total": 3}]
        second = api.get("/due", kind="retirement", unit="u", as_of=ON, limit=2,
                         after=first["next"])  # fmt: skip
        assert [row["person"]["id"] for row in second["rows"]] == ["chi"]
        assert second["next"] is None

    def test_what_is_heard_stands_beside_and_moves_nothing(self, api: Api) -> None:
        found = api.get("/due", kind="retirement", as_of=ON, known_at="2020-01-02")
        (heard,) = found["rows"][0]["signals"]
        assert (heard["lane"], heard["kind"]) == ("informal", "resigned")
        assert found["rows"][0]["lane"] == "official"

    def test_every_list_and_every_question_has_an_answer(self, api: Api) -> None:
        told = api.get("/due/questions")["questions"]
        assert len(told) == 8
        kinds = api.contract.document["components"]["schemas"]["Due"]["enum"]
        asked = [*kinds, *(each["name"] for each in told if each["answered_by"] == "due")]
        for kind in asked:
            assert api.get("/due", kind=kind, as_of=ON)["lanes"] == ["official"], kind
        assert api.get("/departures", years=2, as_of=ON)["rates"][0]["year"] == 2027

    def test_refusals(self, api: Api) -> None:
        api.refusal(422, "/due", kind="holidays")
        api.refusal(422, "/due", kind="retirement", within=-1)
        api.refusal(422, "/due", kind="vacancy", reason="no_coffee")
        api.refusal(404, "/due", kind="retirement", unit="nowhere")
        api.refusal(422, "/due", kind="retirement", after="xyz")


class TestRules:
    @pytest.mark.parametrize(
        ("path", "command"),
        [
            ("/rules/retirement?born=1965-10&sex=male", "retirement --born 1965-10 --sex male"),
            ("/rules/retirement?born=1965", "retirement --born 1965"),
            ("/rules/term?effective=2021-03-01&born=1965-10&sex=male",
             "term --effective 2021-03-01 --born 1965-10 --sex male"),
            ("/rules/two-terms?since=2018-09-01&role=head&on=2026-09-01",
             "two-terms --since 2018-09-01 --role head --on 2026-09-01"),
            ("/rules/rotation?since=2023-01&on=2026-02-01",
             "rotation --since 2023-01 --on 2026-02-01"),
            ("/rules/secondment-time?since=2023-01-01&on=2026-02-01",
             "secondment --since 2023-01-01 --on 2026-02-01"),
            ("/rules/discipline?form=reprimand&effective=2025-06-01&on=2026-01-01",
             "discipline --form reprimand --effective 2025-06-01 --on 2026-01-01"),
            ("/rules/planning?people=4&posts=1&on=2026-01-01",
             "planning --people 4 --posts 1 --on 2026-01-01"),
            ("/rules/evaluation-grade?year=2026&score=89.9", "evaluation --year 2026 --score 89.9"),
            ("/rules/report?year=2026&months=6", "report --year 2026 --months 6"),
            ("/rules/advice?sent=2026-03-02&on=2026-06-01",
             "advice --sent 2026-03-02 --on 2026-06-01"),
            ("/rules?on=2026-01-01", "list --on 2026-01-01"),
            ("/rules/term_length", "show term_length"),
        ],
    )  # fmt: skip
    def test_it_answers_what_the_command_prints(
        self, api: Api, path: str, command: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run(["rule", *command.split(), "--json"]) == 0
        printed = json.loads(capsys.readouterr().out)
        assert api.ask(path).json() == printed

    def test_refusals(self, api: Api) -> None:
        api.refusal(404, "/rules/nothing")
        api.refusal(422, "/rules/retirement", born="spring")
        api.refusal(422, "/rules/term")


class TestPage:
    def test_it_shows_days_rules_and_what_is_missing(self, client: TestClient) -> None:
        words = opened(client, f"/due?as_of={ON}&unit=u").words
        for told in ("Nghỉ hưu", "31/07/2027", "Bình", "Bộ luật Lao động 2019", "còn 211 ngày",
                     "Chưa xác định được", "ngày sinh", "Không Rõ"):  # fmt: skip
            assert told in words, told

    def test_every_tab_opens_in_both_languages(self, client: TestClient, api: Api) -> None:
        for kind in api.contract.document["components"]["schemas"]["Due"]["enum"]:
            for language in ("vi", "en"):
                opened(client, f"/due?kind={kind}&as_of={ON}&lang={language}")

    def test_the_files_hold_the_whole_list_and_no_formula(self, client: TestClient) -> None:
        asked = f"kind=retirement&as_of={ON}"
        file = client.get(f"/due.csv?{asked}")
        text = file.content.decode("utf-8-sig")
        told = list(csv.DictReader(StringIO(text, newline="")))
        assert [each["person"] for each in told] == ["'=1+1", "Bình", "Chi", "Không Rõ"]
        assert file.headers["cache-control"] == "no-store"
        book = client.get(f"/due.xlsx?{asked}")
        sheet = load_workbook(BytesIO(book.content)).worksheets[0]
        cells = [cell for row in sheet.iter_rows() for cell in row]
        assert "=1+1" in {cell.value for cell in cells}
        assert "f" not in {cell.data_type for cell in cells}
