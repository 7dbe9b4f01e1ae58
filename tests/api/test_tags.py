"""ETags: the same answer is not sent twice, and another one is."""

import pytest

from tests.api.conftest import Api
from tests.office import Office


@pytest.fixture
def told(office: Office) -> Office:
    """One unit."""
    office.found("u", "head")
    return office


@pytest.mark.usefixtures("told")
class TestTags:
    @pytest.mark.parametrize(
        "path", ["/units", "/units/u", "/positions/head", "/events", "/reports", "/vocabulary",
                 "/freshness", "/openapi.json"],
    )  # fmt: skip
    def test_what_the_client_has_is_not_sent_again(self, api: Api, path: str) -> None:
        first = api.ask(path)
        tag = first.headers["etag"]

        for given in (tag, f'"other", {tag}', f"W/{tag}", "*"):
            again = api.ask(path, {"If-None-Match": given})
            assert (again.status_code, again.headers["etag"]) == (304, tag)
        assert api.ask(path, {"If-None-Match": '"other"'}).status_code == 200

    def test_a_change_changes_it(self, told: Office, api: Api) -> None:
        tag = api.ask("/units/u").headers["etag"]
        told.say("d1", told.event("appointed", "an", "head", "2020-01-01"))

        assert api.ask("/units/u", {"If-None-Match": tag}).status_code == 200

    def test_what_is_hidden_does_not_change_it(self, told: Office, api: Api) -> None:
        paths = ("/units", "/units/u", "/positions/head", "/events", "/reports", "/freshness",
                 "/registers", "/events?about=head", "/reports?about=head")  # fmt: skip
        tags = {path: api.ask(path).headers["etag"] for path in paths}
        event = told.event("concern", post="head", informal=True, about="x")
        told.say("note", event, kind="note")
        told.say("secret", told.event("appointed", "spy", "head", "2020-01-01"), level=1)

        for path, tag in tags.items():
            assert api.ask(path, {"If-None-Match": tag}).status_code == 304, path

    def test_another_moment_is_another_answer(self, api: Api) -> None:
        first = api.ask("/units/u", known_at="2020-06-01").headers["etag"]

        assert api.ask("/units/u", known_at="2020-06-02").headers["etag"] != first
        assert api.ask("/units/u", known_at="2020-06-01").headers["etag"] == first
