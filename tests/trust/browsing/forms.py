"""Which forms are on a page, and what would somebody type into them?"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final
from urllib.parse import urljoin, urlsplit

import pikepdf
from django.core.files.uploadedfile import SimpleUploadedFile
from lxml import html

Typed = dict[str, list[str]]
Type = Callable[[str], str]  # what is typed into a control, by its name

TOKEN: Final = "csrfmiddlewaretoken"
SENDS: Final = {"submit", "image", "reset", "button"}
CHOSEN: Final = {"radio", "checkbox"}
WRITTEN: Final = {"text", "search", "email", "tel", "url", "number", "password", "date", "time"}


@dataclass(frozen=True, slots=True)
class Control:
    """One thing in a form that can be typed into, chosen or kept as it is."""

    name: str
    kind: str
    values: tuple[str, ...] = ()  # what can be chosen, or what stands there

    @property
    def is_written(self) -> bool:
        """Say whether anything at all can be typed here."""
        return self.kind in WRITTEN or self.kind == "textarea"


@dataclass(frozen=True, slots=True)
class Form:
    """A form as it stands on a page."""

    on: str
    action: str
    method: str
    controls: tuple[Control, ...] = ()
    pressed: tuple[str, str] | None = None  # what its first button sends, if it sends anything

    @property
    def is_safe(self) -> bool:
        """Say whether sending it only asks for a page."""
        return self.method == "GET"

    @property
    def names(self) -> list[str]:
        """Return the names of everything that is sent, except the token."""
        return [control.name for control in self.controls if control.name != TOKEN]

    @property
    def token(self) -> Typed:
        """Return the token that proves where the form comes from."""
        return {one.name: list(one.values) for one in self.controls if one.name == TOKEN}

    def filled(self, today: date, type_: Type = "words for {}".format) -> Typed:
        """Return the form as a person in a hurry would fill it in: first choice, some words."""
        typed: Typed = {}
        if self.pressed:
            typed[self.pressed[0]] = [self.pressed[1]]
        for control in self.controls:
            value = _value(control, today, type_)
            if control.name != TOKEN and value is not None and control.name not in typed:
                typed[control.name] = [value]
        return typed

    def files(self) -> dict[str, SimpleUploadedFile]:
        """Return a small document for each place that takes a file."""
        return {
            control.name: SimpleUploadedFile("minutes.pdf", _a_file(), "application/pdf")
            for control in self.controls
            if control.kind == "file"
        }


def _a_file() -> bytes:
    """Return an empty page as a PDF file."""
    kept = io.BytesIO()
    with pikepdf.new() as paper:
        paper.add_blank_page()
        paper.save(kept)
    return kept.getvalue()


def on_page(path: str, page: html.HtmlElement) -> list[Form]:
    """Return the forms on a page that stands at a path."""
    return [
        Form(
            on=path,
            action=_path(urljoin(path, element.get("action") or path)),
            method=(element.get("method") or "get").upper(),
            controls=tuple(_controls(element)),
            pressed=_pressed(element),
        )
        for element in page.iter("form")
    ]


def links(path: str, page: html.HtmlElement) -> list[str]:
    """Return the addresses of ours that a page links to, without what comes after a #."""
    found = []
    for element in page.iter("a"):
        href = element.get("href")
        if href is None:
            continue
        parts = urlsplit(urljoin(f"http://testserver{path}", href))
        if parts.netloc == "testserver" and parts.scheme == "http":
            found.append(parts.path + (f"?{parts.query}" if parts.query else ""))
    return found


def _pressed(form: html.HtmlElement) -> tuple[str, str] | None:
    for element in form.iter("input", "button"):
        if element.get("type", "submit" if element.tag == "button" else "text") == "submit":
            name = element.get("name")
            return (name, element.get("value", "")) if name else None
    return None


def _path(address: str) -> str:
    parts = urlsplit(address)
    return parts.path + (f"?{parts.query}" if parts.query else "")


def _controls(form: html.HtmlElement) -> Iterable[Control]:
    for element in form.iter("input", "textarea", "select", "button"):
        name = element.get("name")
        if not name:
            continue
        if element.tag == "select":
            options = tuple(option.get("value", "") for option in element.iter("option"))
            yield Control(name, "select", options)
        elif element.tag == "textarea":
            yield Control(name, "textarea", (element.text or "",))
        else:
            kind = (
                element.get("type") or ("submit" if element.tag == "button" else "text")
            ).lower()
            yield Control(name, kind, (element.get("value", ""),))


def _value(control: Control, today: date, type_: Type) -> str | None:
    if control.kind in SENDS or control.kind == "file":
        return None
    if control.kind in CHOSEN | {"hidden"}:
        return control.values[0]
    if control.kind == "select":
        return next((value for value in control.values if value), "")
    return _written(control, today, type_)


def _written(control: Control, today: date, type_: Type) -> str:
    if control.values[0].strip():
        return control.values[0]
    part = control.name.rpartition("-")[2]
    of_a_date = {"day": today.day, "month": today.month, "year": today.year}
    if part in of_a_date:
        return str(of_a_date[part])
    if part == "time":
        return "12:01am"  # today, and at no time of the day in the future
    if control.kind == "email":
        return "somebody@place.example"
    return type_(control.name)
