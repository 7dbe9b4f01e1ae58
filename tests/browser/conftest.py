"""A real browser on the running service; whatever leaves the machine or goes wrong is a failure."""

import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import uvicorn
from neo4j import Driver
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

from api.access import Access
from api.main import create_app
from graph.store import Store
from tests.pages_office import small_office

ROOT = Path(__file__).parents[2]
KEY = "k" * 43
WIDE, PHONE = (1440, 900), (390, 844)

Open = Callable[..., Page]


@pytest.fixture(scope="session")
def chromium() -> str:
    """Where Chromium is; none is a failure: `make setup-dev` gets one."""
    found = subprocess.run(
        ["/bin/sh", ROOT / "scripts" / "chromium.sh", "--find"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.returncode == 0, "there is no Chromium; `make setup-dev` gets one"
    return found.stdout.split("\n")[0]


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """The browser, without a window."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture(scope="module")
def service(driver: Driver) -> Iterator[str]:
    """The address of the service over a small office."""
    store = Store(driver)
    office = small_office(store)
    config = uvicorn.Config(
        create_app(store, Access(KEY)), port=0, log_level="error", lifespan="off", ws="none"
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    deadline = time.monotonic() + 30
    while not server.started:
        assert time.monotonic() < deadline, "the service does not start"
        time.sleep(0.05)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(30)
    office.clear()


@pytest.fixture
def visit(browser: Browser, service: str) -> Iterator[Open]:
    """Opens a page of the service, in a new context each; what went wrong is told at the end."""
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def opens(path: str, size: tuple[int, int] = WIDE, **settings: object) -> Page:
        context = browser.new_context(
            base_url=service,
            viewport={"width": size[0], "height": size[1]},
            extra_http_headers={"Authorization": f"Bearer {KEY}"},
            **settings,  # type: ignore[arg-type]
        )
        contexts.append(context)
        page = context.new_page()
        _watch(page, service, faults)
        page.goto(path)
        return page

    yield opens
    for context in contexts:
        context.close()
    assert faults == []


def _watch(page: Page, service: str, faults: list[str]) -> None:
    """Note every request to elsewhere, every error on the console, every breach of the policy."""
    host = urlsplit(service).netloc

    def console(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and "status of 4" not in message.text:
            faults.append(f"console: {message.text}")

    def request(url: str) -> None:
        if urlsplit(url).netloc != host and not url.startswith(("data:", "blob:")):
            faults.append(f"request to {url}")

    page.on("console", console)
    page.on("pageerror", lambda error: faults.append(f"error: {error}"))
    page.on("request", lambda asked: request(asked.url))
    page.add_init_script(
        "document.addEventListener('securitypolicyviolation',"
        " (e) => console.error('policy: ' + e.violatedDirective + ' ' + e.blockedURI))"
    )
