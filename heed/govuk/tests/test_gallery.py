"""The gallery shows the whole kit, and no page of it can be broken without being seen here."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.test import Client

from heed.govuk import specimens
from heed.govuk.tests.markup import every, one, parse, words

KIT = Path(__file__).resolve().parent.parent
STATIC = KIT / "static/govuk"


@pytest.mark.parametrize("address", ["/", "/case/", "/form/"])
def test_every_page_of_the_gallery_is_well_formed(client: Client, address: str) -> None:
    answer = client.get(address)

    assert answer.status_code == 200
    assert len(every(parse(answer.content.decode()), "h1")) == 1


def test_the_gallery_shows_every_component(client: Client) -> None:
    source = (KIT / "jinja2/govuk/gallery.html").read_text(encoding="utf-8")
    frames = "".join(
        path.read_text(encoding="utf-8")
        for path in (KIT / "jinja2").rglob("*.html")
        if path.name in ("page.html", "macro.html")
    )

    for folder in (KIT / "jinja2/components").iterdir():
        assert f"components/{folder.name}/macro.html" in source + frames, folder.name
    assert client.get("/").status_code == 200


def test_the_good_answers_are_good() -> None:
    form = specimens.Questions(specimens.answers("filled"), prefix="filled")

    assert form.errors == {}


def test_the_mistakes_are_all_different(client: Client) -> None:
    tree = parse(client.get("/").content.decode())

    said = [words(item) for item in every(one(tree, "div", class_="govuk-error-summary"), "li")]
    assert len(said) == len(set(said)) >= 10


def test_the_one_question_is_answered(client: Client) -> None:
    answer = client.post(
        "/form/", {"aware_on-day": "31", "aware_on-month": "feb", "aware_on-year": "2026"}
    )

    assert "must be a real date" in words(one(parse(answer.content.decode()), "main"))


def test_the_gallery_is_only_read(client: Client) -> None:
    assert client.post("/").status_code == 405
    assert client.post("/case/").status_code == 405
    assert client.put("/form/").status_code == 405


def test_no_mark_of_government_is_served() -> None:
    for path in STATIC.iterdir():
        assert not re.search("crown|crest|govuk-logo|opengraph", path.name), path
    style = (STATIC / "govuk-frontend.min.css").read_text(encoding="utf-8")
    assert not re.search("GDS Transport|crest|crown|govuk-logo", style)


def test_every_file_a_stylesheet_names_is_there() -> None:
    for path in STATIC.glob("*.css"):
        for name in re.findall(r"url\(\"?([^)\"]+)", path.read_text(encoding="utf-8")):
            assert (STATIC / name).is_file(), f"{path.name} names {name}"


def test_every_file_a_page_names_is_there(client: Client) -> None:
    tree = parse(client.get("/").content.decode())

    names = [link.get("href") for link in every(tree, "link")]
    names += [script.get("src") for script in every(tree, "script")]
    for name in names:
        assert (STATIC.parent / str(name).removeprefix("/static/")).is_file(), name
