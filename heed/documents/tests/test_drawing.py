import pytest

from heed.documents import drawing
from heed.documents.tests.example import STRUCTURE

START = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"'


def test_a_drawing_of_shapes_and_words_is_read() -> None:
    svg = drawing.read(STRUCTURE)

    assert svg.name == "svg"
    assert ("viewBox", "0 0 640 300") in svg.attributes


def test_for_print_every_word_is_in_inter_and_can_be_drawn() -> None:
    svg = drawing.read(f'{START} font-family="Comic"><text font-family="x">a中</text>z</svg>')

    assert drawing.for_print(svg) == (
        f'{START} font-family="Inter"><text>a[U+4E2D]</text>z</svg>'
    )  # fmt: skip


@pytest.mark.parametrize(
    ("svg", "why"),
    [
        (f"{START}><script>alert(1)</script></svg>", "may not contain “script”"),
        (f"{START}><foreignObject/></svg>", "may not contain “foreignObject”"),
        (f"{START}><style>x</style></svg>", "may not contain “style”"),
        (f'{START}><image href="/etc/passwd"/></svg>', "may not contain “image”"),
        (f'{START}><use href="#a"/></svg>', "may not contain “use”"),
        (f'{START}><g xmlns="urn:x"/></svg>', "may not contain “g”"),
        (f"{START}><?php x?></svg>", "may not contain"),
        (f'{START} onload="x"></svg>', "attribute “onload”"),
        (f'{START}><g style="fill:red"/></svg>', "attribute “style”"),
        (f'{START}><rect fill="url(https://example.org/a)"/></svg>', "“fill” points outside"),
        (f'{START}><rect fill="url(  http)"/></svg>', "“fill” points outside"),
        (f'{START}><rect fill="javascript:x"/></svg>', "“fill” points outside"),
        ("<svg/>", "must start with an svg element"),
        (f"<!DOCTYPE svg [<!ENTITY a 'b'>]>{START}>&a;</svg>", "document type"),
        (f"{START}>", "not well-formed"),
        (f"{START}>\ud800</svg>", "not well-formed"),
        ("", "not well-formed"),
    ],
)
def test_anything_more_is_refused(svg: str, why: str) -> None:
    with pytest.raises(drawing.NotADrawing, match=why):
        drawing.read(svg)


def test_comments_are_dropped_and_the_words_after_them_kept() -> None:
    svg = drawing.read(f"{START}><text>a<!-- b --></text></svg>")

    assert [child.text for child in svg.children] == ["a"]


def test_words_may_hold_a_colon() -> None:
    assert drawing.read(f'{START} aria-label="Groups: three"/>').attributes[-1] == (
        "aria-label",
        "Groups: three",
    )
