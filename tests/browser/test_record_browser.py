"""Recording a decision: what a kind asks for comes when it is chosen, and a paper decides much."""

import json
import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, Open
from tests.browser.test_observe_browser import own_folders
from tests.browser.test_pages_browser import overflow

__all__ = ["own_folders"]

KEY = "canbo-draft-operator-record"


def paper(page: Page, number: str) -> None:
    """The head of a decision."""
    page.locator("#number").fill(number)
    page.locator("#issued_on").fill("2026-01-05")
    page.locator("#signer").fill("Người Ký")


def choose(page: Page, box: str, typed: str) -> None:
    """Type a few letters and take the first that is found."""
    page.locator(f"#{box}").press_sequentially(typed)
    page.locator(f"#{box}-found button").first.click()


def small(page: Page) -> list[str]:
    """What a thumb would miss."""
    found: list[str] = page.evaluate(
        """[...document.querySelectorAll(
             '.write input:not([type=hidden], [type=radio], [type=checkbox]), .write select,'
             + ' .write button, .write .chip, .write .tick')]
           .filter((each) => each.offsetParent && each.getBoundingClientRect().height < 44)
           .map((each) => each.outerHTML.slice(0, 120))"""
    )
    return found


def test_a_paper_that_decides_two_things(visit: Open) -> None:
    page = visit("/record", PHONE)
    paper(page, "21/QĐ")
    expect(page.locator("#detail_form")).to_have_count(0)
    page.locator("#event").select_option("disciplined")
    page.locator("#detail_form").select_option("khiển trách")
    choose(page, "who", "le cam")
    page.locator("#on-year").fill("2026")
    page.get_by_role("button", name="Thêm một nội dung").click()
    expect(page.locator("#event-2")).to_be_focused()
    expect(page.locator("#detail_form")).to_have_value("khiển trách")
    page.locator("#event-2").select_option("left_post")
    choose(page, "who-2", "le cam")
    page.locator("#post-2").fill("Phó Trưởng cơ quan")
    page.locator("#on-2-year").fill("2026")
    assert small(page) == []
    assert overflow(page) == 0
    page.get_by_role("button", name="Ghi", exact=True).click()
    page.wait_for_url("**/record?done=*")
    page.get_by_role("link", name="Xem văn bản").click()
    expect(page.locator("main")).to_contain_text("kỷ luật")
    expect(page.locator("main")).to_contain_text("thôi giữ chức")


def test_somebody_new_in_a_post_that_is_new(visit: Open) -> None:
    page = visit("/record")
    paper(page, "22/QĐ")
    page.locator("#event").select_option("post_created")
    page.locator("#post").fill("Chánh Văn phòng")
    choose(page, "unit", "co quan tinh moi")
    page.get_by_role("button", name="Thêm một nội dung").click()
    page.locator("#event-2").select_option("appointed")
    page.locator("#who-2").fill("Phan Thị Tân")
    page.locator(".chip", has_text="Chánh Văn phòng (1)").click()
    page.locator("#on-2-year").fill("2026")
    page.keyboard.press("Enter")
    page.locator(".tick", has_text="Phan Thị Tân").click()
    page.get_by_role("button", name="Ghi", exact=True).click()
    page.wait_for_url("**/record?done=*")
    page.get_by_role("link", name="Xem văn bản").click()
    expect(page.locator("main")).to_contain_text("Phan Thị Tân")


def test_a_draft_comes_back_with_all_its_things(visit: Open) -> None:
    page = visit("/record", PHONE)
    page.locator("#event").select_option("evaluated")
    page.locator("#detail_year").fill("2025")
    page.get_by_role("button", name="Thêm một nội dung").click()
    page.locator("#event-2").select_option("seats_set")
    page.locator("#detail_seats-2").fill("3")
    assert json.loads(page.evaluate(f"localStorage.getItem('{KEY}')"))["told"]["things"] == "2"
    page.reload()
    expect(page.locator("#detail_seats-2")).to_have_value("3")
    expect(page.locator("#detail_year")).to_have_value("2025")
    page.get_by_role("button", name="Bỏ nội dung này").first.click()
    expect(page.locator("#detail_seats")).to_have_value("3")
    expect(page.locator("#event-2")).to_have_count(0)
    page.get_by_role("button", name="Bỏ bản nháp").click()
    expect(page.locator("#detail_seats")).to_have_count(0)
    assert page.evaluate("Object.keys(localStorage)") == []


def test_it_works_without_scripts(visit: Open) -> None:
    page = visit("/record", PHONE, java_script_enabled=False)
    paper(page, "23/QĐ")
    page.locator("#event").select_option("trained")
    page.get_by_role("button", name="Thêm một nội dung").click()
    expect(page.locator("#number")).to_have_value("23/QĐ")
    page.locator("#who").fill("Lê Cẩm")
    page.locator("#detail_course").fill("Quản lý")
    page.locator("#event-2").select_option("commended")
    page.get_by_role("button", name="Ghi", exact=True).click()
    page.locator(".choices label", has_text="Lê Cẩm").first.click()
    page.locator("#who-2").fill("Lê Cẩm")
    page.locator("#detail_award-2").fill("Bằng khen")
    page.get_by_role("button", name="Ghi", exact=True).click()
    page.locator("#who-2 ~ .choices label").first.click()
    page.get_by_role("button", name="Ghi", exact=True).click()
    page.wait_for_url(re.compile(r"/record\?done="))
