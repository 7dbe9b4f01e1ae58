"""The pages in a real browser, without a network."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, Open
from tests.pages_office import HOSTILE, PAGES

THEN = "as_of=2018-05-01"


def overflow(page: Page) -> int:
    """How many pixels a page is wider than its window."""
    return int(
        page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    )


@pytest.mark.parametrize("path", [*PAGES, "/units/nothing", "/?as_of=never"])
def test_a_phone_shows_the_whole_width(visit: Open, path: str) -> None:
    page = visit(path, PHONE)
    page.wait_for_load_state("networkidle")

    assert overflow(page) == 0
    for each in page.query_selector_all("main details.why > summary"):
        each.click()
    assert overflow(page) == 0


@pytest.mark.parametrize("path", ["/", "/units/tinh", "/posts/truong"])
def test_thumbs_find_the_controls(visit: Open, path: str) -> None:
    page = visit(path, PHONE)
    small = page.evaluate(
        """[...document.querySelectorAll(
             'header a, header button, input:not([type=hidden]), form button, summary, .hit')]
           .filter((each) => each.offsetParent && each.getBoundingClientRect().height < 44)
           .map((each) => each.outerHTML.slice(0, 120))"""
    )
    assert small == []


@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_shown_without_a_fault(visit: Open, path: str) -> None:
    page = visit(path)
    page.wait_for_load_state("networkidle")
    expect(page.locator("h1")).to_have_count(1)


def test_search_is_walked_by_keyboard(visit: Open) -> None:
    page = visit("/units/tinh")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.locator("#q-top").focus()
    page.keyboard.type("tran thi")
    expect(page.locator("#suggested a.hit")).to_have_count(1)
    page.keyboard.press("ArrowDown")
    expect(page.locator("#suggested a.hit").first).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/people/binh"))
    expect(page.locator("h1")).to_have_text("Trần Thị Bình")


def test_escape_leaves_what_was_found(visit: Open) -> None:
    page = visit("/units/tinh")
    page.locator("#q-top").press_sequentially("phong")
    expect(page.locator("#suggested a.hit").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(page.locator("#q-top")).to_be_focused()
    expect(page.locator("#suggested a.hit")).to_have_count(0)


def test_search_on_the_first_page_is_in_the_address(visit: Open) -> None:
    page = visit(f"/?{THEN}")
    page.locator("#q-main").press_sequentially("nguyen van")
    expect(page.locator("#found a.hit").first).to_contain_text("Nguyễn Văn An")
    page.wait_for_url(re.compile(r"q=nguyen(\+|%20)van"))
    assert THEN in page.url


def test_the_tree_opens_by_keyboard_and_only_once_asked(visit: Open) -> None:
    page = visit("/?as_of=2021-12-31")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    summary = page.locator("#u-tinh > details > summary")
    summary.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#u-phong-10")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator("#u-phong-10")).to_be_hidden()
    page.keyboard.press("Enter")
    expect(page.locator("#u-phong-10")).to_be_visible()
    branches = [url for url in asked if "/branch" in url]
    assert len(branches) == 1
    assert "as_of=2021-12-31" in branches[0]


def test_a_find_opens_its_branch(visit: Open) -> None:
    page = visit("/?q=phong+khu+vuc+10")
    page.locator("a.in-tree").first.click()
    expect(page.locator("#u-phong-10.sought")).to_be_visible()


def test_without_scripts_the_same_is_to_be_had(visit: Open) -> None:
    page = visit("/", java_script_enabled=False)
    page.fill("#q-main", "tran thi")
    page.keyboard.press("Enter")
    page.click("#found a.hit")
    assert page.title().startswith("Trần Thị Bình")


def test_the_language_is_switched_and_kept(visit: Open) -> None:
    page = visit(f"/posts/truong?{THEN}")
    page.click("text=English")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert THEN in page.url
    page.click("nav.trail a >> nth=1")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.click("text=Tiếng Việt")
    expect(page.locator("html")).to_have_attribute("lang", "vi")


def test_the_day_is_moved_and_the_address_restores_it(visit: Open) -> None:
    page = visit("/units/tinh")
    page.fill("#as_of", "2018-05-01")
    page.click(".clocks button")
    expect(page.locator(".elsewhen")).to_contain_text("01/05/2018")
    again = visit(page.url[page.url.index("/units") :])
    expect(again.locator("#as_of")).to_have_value("2018-05-01")
    expect(again.locator("table.cards").first).to_contain_text("Nguyễn Văn An")
    again.click(".elsewhen a")
    expect(again.locator(".elsewhen")).to_have_count(0)


def test_evidence_is_one_click_away(visit: Open) -> None:
    page = visit("/posts/truong")
    row = page.locator("tr[id^=tenure-]", has_text="Trần Thị Bình").last
    row.locator("details.why summary").click()
    expect(row.locator(".grounds")).to_be_visible()
    page.keyboard.press("Escape")
    expect(row.locator(".grounds")).to_be_hidden()
    row.locator("details.why summary").click()
    row.locator(".grounds a", has_text="d-binh").first.click()
    page.wait_for_url(re.compile("/reports/d-binh"))


def test_the_graph_is_drawn(visit: Open) -> None:
    page = visit("/units/tinh")
    page.wait_for_load_state("networkidle")
    canvas = page.locator(".drawing-canvas canvas")
    expect(canvas).to_be_visible()
    painted = canvas.evaluate(
        """(canvas) => {
             const data = canvas.getContext('2d')
               .getImageData(0, 0, canvas.width, canvas.height).data;
             const seen = new Set();
             for (let i = 0; i < data.length; i += 4) seen.add(data.slice(i, i + 4).join());
             return seen.size;
           }"""
    )
    assert painted > 10


def test_the_graph_is_walked_by_keyboard_down_to_a_report(visit: Open) -> None:
    page = visit("/units/tinh?as_of=2021-12-31")
    page.wait_for_load_state("networkidle")
    page.locator(".drawing-side .near-to", has_text="Phòng khu vực 1").first.focus()
    page.keyboard.press("Enter")
    opens = page.locator(".drawing-side button.go")
    opens.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("expand=phong-1"))
    expect(opens).to_have_text("Thu gọn")
    expect(opens).to_be_focused()
    assert "expand=phong-1" in (page.locator(".tools a[hreflang]").get_attribute("href") or "")
    expect(page.locator("form.clocks input[name=expand]")).to_have_value("phong-1")
    page.locator(".drawing-side .why-tie").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".drawing-side .grounds a").first).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/reports/"))
    assert "as_of=2021-12-31" in page.url


def test_a_hostile_name_is_only_a_name(visit: Open) -> None:
    page = visit("/people/xau")
    expect(page.locator("h1")).to_have_text(HOSTILE)
    page.locator("#q-top").press_sequentially("script alert")
    expect(page.locator("#suggested a.hit").first).to_contain_text(HOSTILE)


def test_a_session_that_ended_leads_to_sign_in(visit: Open) -> None:
    page = visit("/?as_of=2021-12-31")
    page.context.set_extra_http_headers({})
    page.locator("#u-tinh > details > summary").click()
    page.wait_for_url(re.compile("/sign-in"))
    expect(page.locator("h1")).to_have_text("Đăng nhập")
