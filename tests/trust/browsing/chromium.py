"""What happens when a real browser draws an answer: does anything run, and is anything reported?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from django.contrib.staticfiles import finders
from playwright.sync_api import Page, Route, sync_playwright

from tests.browser import CHROMIUM, SWITCHES
from tests.trust.browsing.visitor import Answer

STATIC: Final = "/static/"
HOST: Final = "testserver"
KINDS: Final = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}

WATCH: Final = """
window.ran = []; window.reported = [];
for (const name of ['alert', 'confirm', 'prompt', 'print'])
  window[name] = () => { window.ran.push(name) };
document.addEventListener('securitypolicyviolation',
  event => window.reported.push(event.violatedDirective + ' ' + event.blockedURI));
"""
# What a text could only have brought in by being read as markup.
INSPECT: Final = """() => {
  const odd = [];
  const leads = ['href', 'src', 'action', 'formaction', 'xlink:href', 'data', 'srcdoc', 'to'];
  const script = /^[\\s\\x00-\\x20]*(javascript|data|vbscript):/i;
  for (const element of document.querySelectorAll('*')) {
    const name = element.tagName.toLowerCase();
    if (['iframe', 'frameset', 'object', 'embed', 'base', 'math', 'template', 'marquee',
         'plaintext', 'foreignobject', 'animate', 'set', 'audio', 'video'].includes(name))
      odd.push(name);
    if (name === 'script' && !(element.getAttribute('src') || '').startsWith('/static/'))
      odd.push('script ' + element.textContent.slice(0, 40));
    if (name === 'meta' && element.hasAttribute('http-equiv')) odd.push('meta');
    for (const attribute of element.attributes) {
      if (attribute.name.startsWith('on')) odd.push(name + ' ' + attribute.name);
      const value = attribute.value.replace(/[\\t\\n\\r]/g, '');
      if (leads.includes(attribute.name) && script.test(value))
        odd.push(name + ' ' + attribute.name + '=' + value.slice(0, 40));
    }
  }
  return {ran: window.ran, reported: window.reported, odd};
}"""


@dataclass(slots=True)
class Drawn:
    """What a browser did with an answer."""

    path: str
    ran: list[str] = field(default_factory=list)
    reported: list[str] = field(default_factory=list)
    odd: list[str] = field(default_factory=list)
    asked_elsewhere: list[str] = field(default_factory=list)

    @property
    def wrong(self) -> list[str]:
        """Return what should not have happened."""
        return [
            *(f"{name} ran" for name in self.ran),
            *(f"the page holds {what}" for what in self.odd),
            *(f"it asked {where}" for where in self.asked_elsewhere),
        ]


Draw = Callable[[Answer], Drawn]


@contextmanager
def chromium(*, with_policy: bool) -> Iterator[Draw]:
    """Start Debian's Chromium in a thread of its own and give what draws an answer in it.

    Without the policy nothing but escaping keeps a script from running; with it, what the policy
    has to refuse is reported.
    """
    with ThreadPoolExecutor(max_workers=1) as thread:
        browser = thread.submit(_Browser, with_policy).result()
        try:
            yield lambda answer: thread.submit(browser.draw, answer).result()
        finally:
            thread.submit(browser.close).result()


class _Browser:
    """One page of one browser; everything it asks for is answered here, nothing by a network."""

    def __init__(self, with_policy: bool) -> None:
        self._with_policy = with_policy
        self._playwright = sync_playwright().start()
        self._browser = self._playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        context = self._browser.new_context(bypass_csp=not with_policy)
        context.add_init_script(WATCH)
        self._page: Page = context.new_page()
        self._page.set_default_timeout(15_000)
        self._page.on("dialog", lambda dialog: dialog.dismiss())
        self._page.route("**/*", self._answer)
        self._now: Answer | None = None
        self._elsewhere: list[str] = []

    def draw(self, answer: Answer) -> Drawn:
        """Let the browser draw an answer as the page at its path."""
        self._now, self._elsewhere = answer, []
        self._page.goto(f"http://{HOST}{answer.path}", wait_until="load")
        found: dict[str, Any] = self._page.evaluate(INSPECT)
        return Drawn(answer.path, **found, asked_elsewhere=list(self._elsewhere))

    def close(self) -> None:
        """Stop the browser."""
        self._browser.close()
        self._playwright.stop()

    def _answer(self, route: Route) -> None:
        parts = urlsplit(route.request.url)
        if parts.netloc != HOST:
            self._elsewhere.append(route.request.url)
            route.abort()
        elif route.request.is_navigation_request() and self._now is not None:
            answer = self._now
            headers = dict(answer.headers) if self._with_policy else {}
            # A file to take away is drawn as somebody would who opened it afterwards.
            headers.pop("Content-Disposition", None)
            kind = answer.headers.get("Content-Type", "text/html")
            route.fulfill(body=answer.body, headers={**headers, "Content-Type": kind})
        elif self._with_policy and (found := _static(parts.path)):
            kind = KINDS.get(found.suffix, "application/octet-stream")
            route.fulfill(body=found.read_bytes(), content_type=kind)
        else:
            route.abort()


def _static(path: str) -> Path | None:
    found = finders.find(path.removeprefix(STATIC)) if path.startswith(STATIC) else None
    return Path(found) if found else None
