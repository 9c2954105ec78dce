"""Pages and fragments as trees, so that tests ask about meaning and not about white space."""

from __future__ import annotations

from collections import Counter
from xml.etree.ElementTree import Element

import html5lib
from django.template import engines
from django.template.backends.jinja2 import Jinja2

INLINE = {"a", "span", "strong", "time"}


def parse(html: str) -> Element:
    """Parse a page or fragment strictly; unbalanced tags and repeated ids are errors."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    tree: Element = parser.parse(html if "<!DOCTYPE" in html else f"<!DOCTYPE html>{html}")
    ids = Counter(element.get("id") for element in tree.iter() if element.get("id"))
    repeated = [name for name, times in ids.items() if times > 1]
    assert not repeated, f"repeated ids: {repeated}"
    return tree


def words(element: Element) -> str:
    """Return an element's text with single spaces."""
    return " ".join(_text(element).split())


def _text(element: Element) -> str:
    parts = [element.text or ""]
    for child in element:
        gap = "" if child.tag in INLINE else " "
        parts += [gap, _text(child), gap, child.tail or ""]
    return "".join(parts)


def every(tree: Element, tag: str, **attributes: str) -> list[Element]:
    """Return the elements with this tag and these attributes (`class_` is one of its classes)."""
    wanted = attributes.pop("class_", None)
    return [
        element
        for element in tree.iter(tag)
        if (wanted is None or wanted in (element.get("class") or "").split())
        and all(element.get(name.replace("_", "-")) == value for name, value in attributes.items())
    ]


def one(tree: Element, tag: str, **attributes: str) -> Element:
    """Return the only such element."""
    (element,) = every(tree, tag, **attributes)
    return element


def shape(html: str) -> list[tuple[str, tuple[tuple[str, str], ...], str]]:
    """Return every element with its attributes and own words, to compare two pieces of markup."""
    return [
        (str(element.tag), tuple(sorted(element.items())), " ".join((element.text or "").split()))
        for element in parse(html).iter()
    ]


def draw(source: str, **context: object) -> str:
    """Render a piece of template with the kit's environment."""
    engine = engines["jinja2"]
    assert isinstance(engine, Jinja2)
    return engine.from_string(source).render(context)
