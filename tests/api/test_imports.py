"""Imports: the same as the command line's, with a size nobody exceeds."""

import json
from pathlib import Path

import pytest

from graph.jsonable import imported_json
from graph.services.importing import import_file
from graph.settings import Settings
from graph.store import Store
from tests.api.conftest import ADDRESS, Api, api_on
from tests.api.contract import check_problem
from tests.db.test_import import office_file


@pytest.fixture
def small(store: Store) -> Api:
    """A service that takes one MiB."""
    return api_on(store, Settings(import_max_mb=1))


class TestImport:
    def test_it_answers_as_the_command_line_does(
        self, api: Api, store: Store, tmp_path: Path
    ) -> None:
        found = api.upload(office_file().content(), dry_run="true").json()
        file = tmp_path / "office.json"
        file.write_bytes(office_file().content())

        assert found == imported_json(import_file(store, file, dry_run=True))
        assert (found["register"], found["changes"], found["recorded_at"]) == ("office", 7, None)

    def test_what_was_imported_is_there_and_the_same_again_changes_nothing(self, api: Api) -> None:
        first = api.upload(office_file().content()).json()
        again = api.upload(office_file().content()).json()

        assert (first["changes"], again["changes"]) == (7, 0)
        post = api.get("/positions", external_id="o/head")["positions"][0]["id"]
        holders = api.get(f"/positions/{post}/succession")["tenures"]
        assert [each["person"]["name"] for each in holders] == ["An", "Binh"]
        assert [each["name"] for each in api.get("/registers")["registers"]] == ["office"]

    def test_a_dry_run_writes_nothing(self, api: Api) -> None:
        api.upload(office_file().content(), dry_run="true")

        assert api.get("/registers")["registers"] == []

    def test_the_register_may_be_named(self, api: Api) -> None:
        assert api.upload(office_file().content(), register="other").json()["register"] == "other"

    def test_folders_are_no_part_of_the_name(self, api: Api) -> None:
        found = api.upload(office_file().content(), name="C:\\lists\\..\\office.v2.json").json()
        assert found["register"] == "office"

    def test_a_file_refused_whole_is_a_conflict(self, api: Api) -> None:
        assert check_problem(api.upload(b"{"))["code"] == "refused"
        api.upload(office_file().content())
        stranger = json.dumps({"persons": [{"id": "x", "name": "X"}]}).encode()
        answer = api.upload(stranger)
        assert (answer.status_code, answer.json()["code"]) == (409, "refused")

    def test_problems_of_rows_are_told_with_their_places(self, api: Api) -> None:
        file = office_file().changed(lambda made: made.persons.append({"id": "x"}))
        assert [each["where"] for each in api.upload(file.content()).json()["problems"]] == [
            "persons[3]"
        ]


class TestUpload:
    @pytest.mark.parametrize(
        "form",
        [{"format": "csv"}, {"dry_run": "perhaps"}, {"registre": "x"}, {"register": "a\0b"},
         {"register": "x" * 201}, {"register": ""}, {"format": "x" * 5000}],
    )  # fmt: skip
    def test_a_field_that_cannot_be_read_is_named(self, api: Api, form: dict[str, str]) -> None:
        answer = api.upload(office_file().content(), **form)
        assert answer.status_code == 422
        assert api.get("/registers")["registers"] == []

    def test_a_name_nobody_can_read_is_refused(self, api: Api) -> None:
        assert api.upload(office_file().content(), name="x" * 2001).status_code == 422

    def test_the_file_has_its_field(self, api: Api) -> None:
        assert api.upload(office_file().content(), field="document").status_code == 422

    @pytest.mark.parametrize(
        ("body", "kind"),
        [(b"{}", "application/json"), (b"x=1", "application/x-www-form-urlencoded"),
         (b"garbage", "multipart/form-data"), (b"garbage", "multipart/form-data; boundary=x"),
         (b"--x\r\n\r\n", "multipart/form-data; boundary=x"),
         (b"--x--", "multipart/form-data; boundary=x; charset=nonsense"), (b"", "")],
    )  # fmt: skip
    def test_what_is_no_upload_is_said_so(self, api: Api, body: bytes, kind: str) -> None:
        answer = api.client.post("/api/v1/imports", content=body, headers={"content-type": kind})
        api.contract.check(answer)
        assert answer.status_code == 422

    def test_a_lone_surrogate_is_no_text(self, api: Api) -> None:
        body = (
            b"--x\r\nContent-Disposition: form-data; name=register\r\n\r\n+2AA-\r\n"
            b'--x\r\nContent-Disposition: form-data; name=file; filename="a.json"\r\n\r\n{}\r\n'
            b"--x--\r\n"
        )
        kind = "multipart/form-data; boundary=x; charset=utf-7"
        answer = api.client.post("/api/v1/imports", content=body, headers={"content-type": kind})
        api.contract.check(answer)
        assert answer.status_code in {409, 422}

    @pytest.mark.parametrize("size", [1 << 20, (1 << 20) + 1, 3 << 20])
    def test_a_file_has_its_largest_size(self, small: Api, size: int) -> None:
        answer = small.upload(office_file().content().ljust(size))
        if size > 1 << 20:
            assert (answer.status_code, answer.json()["code"]) == (413, "too_large")
            assert small.get("/registers")["registers"] == []
        else:
            assert answer.status_code == 200

    def test_no_more_is_read_than_that(self, small: Api) -> None:
        read = 0

        def endless() -> object:
            nonlocal read
            yield b'--x\r\nContent-Disposition: form-data; name=file; filename="a"\r\n\r\n'
            while read < 100:
                read += 1
                yield b" " * (1 << 18)

        answer = small.client.post(
            f"{ADDRESS}/api/v1/imports",
            content=endless(),  # type: ignore[arg-type]
            headers={"content-type": "multipart/form-data; boundary=x"},
        )

        assert answer.status_code == 413
        assert check_problem(answer)["code"] == "too_large"
