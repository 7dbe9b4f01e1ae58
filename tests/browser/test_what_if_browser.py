"""What if: supposed with a thumb or without scripts, kept in the address, taken away again."""

import re

from playwright.sync_api import expect

from tests.browser.conftest import PHONE, Open

PAGE = "/units/tinh/cascade"


def test_somebody_is_supposed_to_leave_and_it_is_taken_away(visit: Open) -> None:
    page = visit(PAGE, PHONE)
    expect(page.locator("#who")).to_be_hidden()
    page.click(".what-if summary")
    expect(page.locator("#post")).to_be_hidden()
    page.click(".what-if .chip >> text=nghỉ hưu")
    page.locator("#who").press_sequentially("tran thi")
    page.locator("#who-found button").first.click()
    page.click(".what-if button[type=submit]")
    page.wait_for_url(re.compile(r"assume=retired(:|%3A)binh"))
    assert "who" not in page.url
    expect(page.locator(".supposed")).to_contain_text("Trần Thị Bình")
    page.click(".supposed .away-with")
    expect(page.locator(".supposed")).to_have_count(0)
    assert "assume" not in page.url


def test_an_id_is_enough_without_scripts(visit: Open) -> None:
    page = visit(PAGE, java_script_enabled=False)
    page.click(".what-if summary")
    page.click(".what-if .chip >> text=bổ nhiệm")
    page.fill("#who", "cam")
    page.fill("#post", "truong")
    page.click(".what-if button[type=submit]")
    expect(page.locator(".supposed")).to_contain_text("Trưởng cơ quan, Cơ quan tỉnh Mới")
