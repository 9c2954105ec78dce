"""Hostile PDFs: pages that run, send, hide or play something."""

from __future__ import annotations

import io

import pikepdf

from heed.attachments.intake import Reason
from tests.trust.hostile.documents import pack, word
from tests.trust.hostile.file import HERE, Family
from tests.trust.hostile.pdf_writer import action, flate, later, pdf, stream

NAME = "minutes.pdf"
SCRIPT, STARTS = Reason.SCRIPT_IN_PDF, Reason.PDF_STARTS_SOMETHING
FILES, MEDIA = Reason.FILES_IN_PDF, Reason.MEDIA_IN_PDF
JS = b"/S /JavaScript /JS (app.alert(1))"
ADDRESS = HERE.encode()


def files() -> Family:
    """Return PDFs that do more than show pages."""
    family = Family("pdf")
    _scripts(family)
    _actions(family)
    _inside(family)
    _hidden(family)
    _locked(family)
    _broken(family)
    _two_formats(family)
    return family


def _annotation(inner: bytes) -> bytes:
    return pdf(page=b"/Annots [<< /Type /Annot /Rect [0 0 9 9] %s >>]" % inner)


def _scripts(family: Family) -> None:
    for what, content in {
        "when opened": pdf(root=action(JS)),
        "in the names of the document": pdf(
            root=b"/Names << /JavaScript << /Names [(a) << %s >>] >> >>" % JS
        ),
        "when the page is shown": pdf(page=b"/AA << /O << %s >> >>" % JS),
        "when printed": pdf(root=b"/AA << /WP << %s >> >>" % JS),
        "behind a link": _annotation(b"/Subtype /Link /A << %s >>" % JS),
        "in a field": _annotation(b"/Subtype /Widget /FT /Tx /AA << /K << %s >> >>" % JS),
        "in an object of its own": pdf(root=b"/OpenAction 5 0 R", objects={5: b"<< %s >>" % JS}),
        "in a stream": pdf(
            root=b"/OpenAction << /S /JavaScript /JS 5 0 R >>", objects={5: flate(b"app.alert(1)")}
        ),
        "after another action": pdf(root=action(b"/S /GoTo /D [3 0 R /Fit] /Next << %s >>" % JS)),
        "in a bookmark": pdf(
            root=b"/Outlines << /First 5 0 R >>", objects={5: b"<< /Title (a) /A << %s >> >>" % JS}
        ),
        "in disguise": pdf(root=action(b"/S /J#61v#61Script /#4a#53 (app.alert(1))")),
        "in disguise, in capitals": pdf(
            root=action(b"/#53 /#4A#61#76#61#53#63#72#69#70#74 /JS (a)")
        ),
        "written in secret": pdf(root=action(b"/S /JavaScript /JS <6170702e616c657274>")),
        "without its name": pdf(root=action(b"/JS (app.alert(1))")),
        "in an object nobody refers to": pdf(objects={50: b"<< %s >>" % JS}),
    }.items():
        family.add(f"script {what}", NAME, SCRIPT, content)


def _actions(family: Family) -> None:
    for inner in (
        b"/S /Launch /F (calc.exe)", b"/S /Launch /Win << /F (cmd.exe) /P (/c calc) >>",
        b"/S /L#61unch /F (calc.exe)", b"/S /SubmitForm /F << /FS /URL /F (%s) >>" % ADDRESS,
        b"/S /ImportData /F (a.fdf)", b"/S /GoToR /F (\\\\\\\\127.0.0.1\\\\a.pdf) /D [0 /Fit]",
        b"/S /GoToE /D [0 /Fit] /T << /R /C /N (a.pdf) >>",
    ):  # fmt: skip
        family.add(f"when opened: {inner.decode()}", NAME, STARTS, pdf(root=action(inner)))
        family.add(f"behind a link: {inner.decode()}", NAME, STARTS,
                   _annotation(b"/Subtype /Link /A << %s >>" % inner))  # fmt: skip
    address = b"/S /URI /URI (%s/opened)" % ADDRESS
    for what, content in {
        "when opened": pdf(root=action(address)),
        "when opened, elsewhere": pdf(
            root=b"/OpenAction 5 0 R", objects={5: b"<< %s >>" % address}
        ),
        "when the page is shown": pdf(page=b"/AA << /O << %s >> >>" % address),
        "when the page is left": pdf(
            page=b"/AA 5 0 R", objects={5: b"<< /C << %s >> >>" % address}
        ),
        "when a field is left": _annotation(b"/Subtype /Widget /AA << /Bl << %s >> >>" % address),
        "after turning the page": pdf(
            root=action(b"/S /GoTo /D [3 0 R /Fit] /Next [<< %s >>]" % address)
        ),
        "deep inside": pdf(page=b"/PieceInfo << /A [<< /AA << /O << %s >> >> >>] >>" % address),
    }.items():
        family.add(f"address opened {what}", NAME, STARTS, content)
    for link in (
        b"javascript:alert(1)",
        b"ms-msdt:/id",
        b"file:///C:/Windows/calc.exe",
        b"\\\\\\\\127.0.0.1\\\\a.lnk",
    ):
        family.add(f"link {link.decode()}", NAME, Reason.LINK_STARTS_A_PROGRAM,
                   _annotation(b"/Subtype /Link /A << /S /URI /URI (%s) >>" % link))  # fmt: skip
    many = b"<< /S /GoTo /Next " * 30 + b"null" + b" >>" * 30
    family.add("actions without end", NAME, Reason.TOO_COMPLEX, pdf(root=b"/OpenAction " + many))
    outer = b"[" * 40 + b"<< /AA << >> >>" + b"]" * 40
    family.add(
        "triggers deep inside",
        NAME,
        Reason.TOO_COMPLEX,
        pdf(page=b"/PieceInfo << /A %s >>" % outer),
    )
    deep = b"[" * 40 + b"<< /URI (a) /AA 1 >>" + b"]" * 40
    family.add(
        "links deep inside", NAME, Reason.TOO_COMPLEX, pdf(page=b"/PieceInfo << /A %s >>" % deep)
    )


def _inside(family: Family) -> None:
    embedded = {5: stream(b"MZ evil", b"/Type /EmbeddedFile")}
    spec = b"<< /Type /Filespec /F (evil.exe) /EF << /F 5 0 R >> >>"
    for what, reason, content in (
        (
            "files listed by name",
            FILES,
            pdf(root=b"/Names << /EmbeddedFiles << /Names [(a) %s] >> >>" % spec, objects=embedded),
        ),
        (
            "a file pinned to a page",
            FILES,
            pdf(page=b"/Annots [<< /Subtype /FileAttachment /Rect [0 0 9 9] >>]"),
        ),
        ("an associated file", FILES, pdf(root=b"/AF [%s]" % spec, objects=embedded)),
        ("a file of no name", FILES, pdf(objects=embedded)),
        ("a portfolio", FILES, pdf(root=b"/Collection << /View /D >>")),
        (
            "contents in another file",
            FILES,
            pdf(objects={4: stream(b"", b"/F (\\\\\\\\127.0.0.1\\\\a)")}),
        ),
        (
            "contents in another squeezed file",
            FILES,
            pdf(objects={4: stream(b"", b"/FFilter /FlateDecode")}),
        ),
        (
            "a program form",
            Reason.FORM_PROGRAM_IN_PDF,
            pdf(root=b"/AcroForm << /Fields [] /XFA 5 0 R >>", objects={5: flate(b"<xdp/>")}),
        ),
        (
            "a program form in pieces",
            Reason.FORM_PROGRAM_IN_PDF,
            pdf(root=b"/AcroForm << /XFA [(a) 5 0 R] >>", objects={5: stream(b"<xdp/>")}),
        ),
        ("film", MEDIA, _annotation(b"/Subtype /Movie /Movie << /F (a.avi) >>")),
        ("sound", MEDIA, _annotation(b"/Subtype /Sound /Sound 4 0 R")),
        ("a screen", MEDIA, _annotation(b"/Subtype /Screen")),
        ("rich media", MEDIA, _annotation(b"/Subtype /RichMedia")),
        ("content of rich media", MEDIA, _annotation(b"/RichMediaContent << >>")),
        ("a model", MEDIA, _annotation(b"/Subtype /3D")),
        ("a playing action", MEDIA, pdf(root=action(b"/S /Rendition /OP 0"))),
        ("a playing sound", MEDIA, pdf(root=action(b"/S /Sound"))),
        ("a playing film", MEDIA, pdf(root=action(b"/S /Movie"))),
        ("a moving model", MEDIA, pdf(root=action(b"/S /GoTo3DView"))),
    ):
        family.add(f"PDF with {what}", NAME, reason, content)


def _hidden(family: Family) -> None:
    """What only a careful reader finds: squeezed objects, older versions, objects off the list."""
    old = later(pdf(root=action(JS)), {1: b"<< /Type /Catalog /Pages 2 0 R >>"})
    family.add("script in an older version", NAME, SCRIPT, old)
    family.add("script in a newer version", NAME, SCRIPT,
               later(pdf(), {1: b"<< /Type /Catalog /Pages 2 0 R %s >>" % action(JS)}))  # fmt: skip
    family.add(
        "script off the list of objects",
        NAME,
        SCRIPT,
        pdf(unlisted=b"9 0 obj\n<< %s >>\nendobj\n" % JS),
    )
    family.add("script off the list, in disguise", NAME, SCRIPT,
               pdf(unlisted=b"9 0 obj\n<< /S /Java#53cript >>\nendobj\n"))  # fmt: skip
    family.add(
        "program off the list of objects",
        NAME,
        STARTS,
        pdf(unlisted=b"9 0 obj\n<< /S /Launch >>\nendobj\n"),
    )
    for what, source, reason in (
        ("script", pdf(root=action(JS)), SCRIPT),
        ("program", pdf(root=action(b"/S /Launch /F (calc.exe)")), STARTS),
        ("file", pdf(root=b"/Names << /EmbeddedFiles << /Names [] >> >>"), FILES),
        ("form", pdf(root=b"/AcroForm << /XFA [] >>"), Reason.FORM_PROGRAM_IN_PDF),
    ):
        family.add(f"{what} among squeezed objects", NAME, reason, _squeezed(source))


def _squeezed(source: bytes, **how: object) -> bytes:
    into = io.BytesIO()
    with pikepdf.open(io.BytesIO(source)) as opened:
        opened.save(into, object_stream_mode=pikepdf.ObjectStreamMode.generate, **how)  # type: ignore[arg-type]  # options as they come
    return into.getvalue()


def _locked(family: Family) -> None:
    for strength in (2, 3, 4, 6):
        for what, words in (
            ("password", {"user": "a", "owner": "b"}),
            ("restrictions", {"user": "", "owner": "b"}),
        ):
            lock = pikepdf.Encryption(R=strength, aes=strength > 3, metadata=strength > 3, **words)  # type: ignore[arg-type]  # passwords as they come
            if strength < 6:
                hidden = _with_hidden_trailer(lock)
                family.add(f"{what} of strength {strength}, hidden", NAME, Reason.ENCRYPTED, hidden)
            family.add(
                f"{what} of strength {strength}",
                NAME,
                Reason.ENCRYPTED,
                _squeezed(pdf(), encryption=lock),
            )


def _with_hidden_trailer(lock: pikepdf.Encryption) -> bytes:
    """Return a locked file whose last lines look like part of a stream to a careless reader."""
    into = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf())) as opened:
        opened.save(into, encryption=lock, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    whole, _, end = into.getvalue().rpartition(b"startxref")
    whole = whole.replace(b"trailer", b"%stream\ntrailer").replace(b"/Encrypt", b"/#45ncrypt")
    return whole + b"%endstream\nstartxref" + end


def _broken(family: Family) -> None:
    whole = pdf()
    for share in (10, 40, 70, 90):
        family.add(
            f"PDF cut off at {share} %", NAME, Reason.DAMAGED, whole[: len(whole) * share // 100]
        )
    for what, content in {
        "no version": pdf(header=b"%PDF-\n"),
        "a version of another world": pdf(header=b"%PDF-9.9\n"),
        "no end": whole.replace(b"%%EOF", b""),
        "a table that is none": whole.replace(b"xref\n0 1", b"evil\n0 1"),
        "a start that is none": whole.replace(b"startxref\n", b"startxref\n9"),
        "no pages": pdf(objects={2: b"<< /Type /Pages /Kids [] /Count 0 >>"}),
        "no catalogue": whole.replace(b"/Root 1 0 R", b"/Root 55 0 R"),
        "pages that hold themselves": pdf(
            objects={2: b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>"}
        ),
        "a stream never ended": pdf(objects={4: b"<< /Length 9 >>\nstream\nabc"}).replace(
            b"endstream", b"endstrxxm"
        ),
        "only a header": b"%PDF-1.7\n",
        "a catalogue that is a list": pdf(objects={1: b"[1 2 3]"}),
    }.items():
        family.add(f"PDF with {what}", NAME, Reason.DAMAGED, content)


def _two_formats(family: Family) -> None:
    archive = pack(word())
    for what, reason, content in (
        ("an archive behind it", Reason.TWO_FORMATS, pdf() + archive),
        ("an archive in its pages", Reason.TWO_FORMATS, pdf(objects={5: stream(archive)})),
        (
            "a web page in its first lines",
            Reason.TWO_FORMATS,
            pdf(header=b"%PDF-1.7\n%<html><script>a()</script>\n"),
        ),
        ("a web page behind it", Reason.TWO_FORMATS, pdf() + b"<html><script>a()</script>"),
        ("a program behind it", Reason.MORE_AFTER_THE_END, pdf() + b"MZ" + bytes(99)),
        ("something before it", Reason.NOT_ACCEPTED, b"GIF89a" + bytes(99) + pdf()),
        (
            "text before it",
            Reason.NOT_WHAT_IT_SAYS,
            b"junk\n" + pdf().replace(b"\xe2\xe3\xcf\xd3", b""),
        ),
    ):
        family.add(f"PDF with {what}", NAME, reason, content)
