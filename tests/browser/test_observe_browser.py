"""Writing down with one thumb: what is typed is found, kept, and gone at sign-out."""

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, Open
from tests.browser.test_pages_browser import overflow

KEY = "canbo-draft-operator-observe"


@pytest.fixture(scope="module", autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A data folder and a key ring of their own, before the service starts."""
    before = {name: os.environ.get(name) for name in ("CANBO_HOME", "CANBO_KEYS")}
    folder: Path = tmp_path_factory.mktemp("observe")
    os.environ |= {"CANBO_HOME": str(folder / "home"), "CANBO_KEYS": str(folder / "k" / "k.json")}
    yield
    for name, value in before.items():
        if value is None:
            del os.environ[name]
        else:
            os.environ[name] = value


def fill(page: Page) -> None:
    """A note that Trần Thị Bình resigns within three months."""
    page.locator("#about").press_sequentially("tran thi")
    page.locator("#about-found button").first.click()
    page.locator(".chip", has_text="từ chức").click()
    page.locator(".chip", has_text="3 tháng").click()


def draft(page: Page) -> dict[str, str] | None:
    """What is kept on this device."""
    text = page.evaluate(f"localStorage.getItem('{KEY}')")
    return json.loads(text)["told"] if text else None


@pytest.mark.parametrize("path", ["/observe", "/record"])
@pytest.mark.parametrize("size", [PHONE, (1440, 900)])
def test_it_fits_and_thumbs_find_the_controls(
    visit: Open, path: str, size: tuple[int, int]
) -> None:
    page = visit(path, size)
    page.locator("details > summary").evaluate_all("all => all.forEach((each) => each.click())")
    assert overflow(page) == 0
    small = page.evaluate(
        """[...document.querySelectorAll(
             '.write input:not([type=hidden], [type=radio], [type=checkbox]), .write select,'
             + ' .write button, .write .chip, .write .big, .write .tick, .write summary')]
           .filter((each) => each.offsetParent && each.getBoundingClientRect().height < 44)
           .map((each) => each.outerHTML.slice(0, 120))"""
    )
    assert small == []


def test_a_note_is_saved_and_the_next_like_it_may_join(visit: Open) -> None:
    page = visit("/observe", PHONE)
    fill(page)
    page.get_by_role("button", name="Lưu").click()
    page.wait_for_url("**/observe?done=*")
    expect(page.locator(".saved")).to_contain_text("Đã ghi nhận")
    assert draft(page) is None

    fill(page)
    page.get_by_role("button", name="Lưu").last.click()
    expect(page.locator(".near")).to_contain_text("từ chức")
    page.locator(".near input[type=radio]").first.check()
    page.get_by_role("button", name="Lưu").first.click()
    page.wait_for_url("**/observe?done=*")


def test_by_keyboard_alone(visit: Open) -> None:
    page = visit("/observe")
    page.locator("#about").focus()
    page.keyboard.type("tran thi")
    expect(page.locator("#about-found button").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#about")).to_have_value("Trần Thị Bình")
    expect(page.locator("#about")).to_be_focused()
    page.locator("[name=kind][value=retired]").focus()
    page.keyboard.press("Space")
    page.locator("#on-year").focus()
    page.keyboard.type("2030")
    page.keyboard.press("Enter")
    page.wait_for_url("**/observe?done=*")


def test_a_draft_outlives_the_page_without_its_source_and_ends_at_sign_out(visit: Open) -> None:
    page = visit("/observe", PHONE)
    fill(page)
    page.locator("details > summary").click()
    page.locator("#source_name").fill("Lê Thị Nguồn")
    page.locator("#text").fill("Chị ấy kể")
    kept = draft(page)
    assert kept is not None
    assert (kept["text"], kept["kind"], kept["about_id"]) == (
        "Chị ấy kể",
        "resigned",
        "person:binh",
    )
    assert "Nguồn" not in json.dumps(kept, ensure_ascii=False)

    page.reload()
    expect(page.locator("#text")).to_have_value("Chị ấy kể")
    expect(page.locator("#source_name")).to_have_value("")
    expect(page.locator("[data-kept]")).to_be_visible()
    page.evaluate("localStorage.setItem('other', '1')")
    page.locator("form[action='/sign-out'] button").click()
    page.wait_for_url("**/sign-in")
    assert page.evaluate("Object.keys(localStorage)") == ["other"]


def test_an_old_draft_and_a_torn_one_are_gone(visit: Open) -> None:
    page = visit("/record")
    page.evaluate(
        f"""localStorage.setItem('{KEY}', JSON.stringify({{at: 1, told: {{text: 'old'}}}}));
            localStorage.setItem('canbo-draft-x-observe', '{{');"""
    )
    page.goto("/observe")
    expect(page.locator("#text")).to_have_value("")
    assert page.evaluate("Object.keys(localStorage)") == []


def test_without_a_connection_nothing_is_lost(visit: Open) -> None:
    page = visit("/observe", PHONE)
    fill(page)
    page.context.set_offline(True)
    page.get_by_role("button", name="Lưu").click()
    expect(page.locator("[data-offline]")).to_be_visible()
    assert draft(page) is not None
    page.context.set_offline(False)


def test_it_works_without_scripts(visit: Open) -> None:
    page = visit("/observe", PHONE, java_script_enabled=False)
    page.locator("#about").fill("Trần Thị Bìnhh")
    page.locator(".chip", has_text="từ chức").click()
    page.locator("#on-month").fill("13")
    page.locator("#on-year").fill("2032")
    page.get_by_role("button", name="Lưu").click()
    expect(page.locator("#fault-when")).to_be_visible()
    expect(page.locator("#fault-about")).to_be_visible()
    page.locator(".choices label").first.click()
    page.locator("#on-month").fill("3")
    page.get_by_role("button", name="Lưu").click()
    page.wait_for_url("**/observe?done=*")


def test_a_decision_and_its_scan(visit: Open) -> None:
    page = visit("/record", PHONE)
    page.locator("#number").fill("7/QĐ")
    page.locator("#issued_on").fill("2026-01-05")
    page.locator("#signer").fill("Người Ký")
    page.locator("#event").select_option("left_post")
    page.locator("#who").press_sequentially("le cam")
    page.locator("#who-found button").first.click()
    page.locator("#post").fill("Phó Trưởng cơ quan")
    page.locator("#on-year").fill("2026")
    page.get_by_role("button", name="Ghi", exact=True).click()
    page.wait_for_url("**/record?done=*")
    page.locator("#file").set_input_files(
        {"name": "scan.txt", "mimeType": "text/plain", "buffer": "MẬT\nabc".encode()}
    )
    page.get_by_role("button", name="Đính kèm").click()
    expect(page.locator(".fault").first).to_contain_text("MẬT")
    page.locator("#file").set_input_files(
        {"name": "scan.txt", "mimeType": "text/plain", "buffer": "Quyết định".encode()}
    )
    page.get_by_role("button", name="Đính kèm").click()
    expect(page.locator(".saved li")).to_have_text("scan.txt")
