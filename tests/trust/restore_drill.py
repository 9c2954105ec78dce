"""Is everything there when a backup is restored on an empty machine, and does only its key open it?

An installation of ten years is filled and served. It is backed up while people write, closed to a
key that lies elsewhere, and restored from the second place where nothing was before: on PostgreSQL
onto a server that has never known Heed. Then every row and every file is compared with what was
there, `heed verify` is asked, and somebody signs in, opens a case and takes a document. No child's
name or number may be found outside the database and the documents; and a backup that was damaged,
cut short, mixed up, passed off as newer or brought with another key must be refused with a sentence
and replace nothing.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from heed.backups import keys
from tests.trust import harnesses
from tests.trust.figure import Figure
from tests.trust.harnesses import Database
from tests.trust.restored import canaries, contents, installation
from tests.trust.restored.contents import Contents
from tests.trust.restored.filling import COORDINATOR
from tests.trust.restored.installation import Installation, Writing
from tests.trust.serving import NotServed, Server, Visitor, demonstration, free_port

DATABASE = Database.OWN
ENGINES = ("sqlite", "postgresql")
# Cases, records on each, documents, bytes of one, entries of the trail: ten years of a partnership.
FULL: Final = (1_500, 100, 6_000, 40_000, 50_000)
QUICK: Final = (20, 10, 20, 2_000, 100)
FILES: Final = "demonstration-files"
DATABASE_FILE: Final = "demonstration.sqlite3"
ENOUGH: Final = 3  # writes before the backup, and after it
PATIENCE: Final = 60.0  # seconds
CASES: Final = """
    SELECT reference FROM casefiles_casefile JOIN incidents_incident
        ON incidents_incident.case_file_id = casefiles_casefile.id
    JOIN partnership_partnership ON partnership_partnership.id = partnership_id
    WHERE partnership_partnership.name LIKE 'Marlshire%' AND opened_by_name <> 'Filler'
    ORDER BY reference
"""
SAID_NO: Final = "an older backup, and the answer no"


@dataclass(slots=True)
class Drill:
    """Where it takes place, what was measured, and what was wrong."""

    where: Path
    wrong: list[str] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)
    before: list[str] = field(default_factory=list)
    written: int = 0
    rows: int = 0
    documents: int = 0
    refused: int = 0

    def timed(self, what: str, heed: Installation, *words: str) -> None:
        """Run a command and keep how long it took."""
        began = time.perf_counter()
        heed.heed(*words)
        self.seconds[what] = time.perf_counter() - began

    @property
    def figure(self) -> Figure:
        """Return everything in one line."""
        took = ", ".join(f"{what} {seconds:.1f} s" for what, seconds in self.seconds.items())
        return Figure(
            f"{self.rows:,} rows and {self.documents:,} documents, {self.written:,} writes "
            f"meanwhile: {took}; {self.refused} harmed or foreign backups refused; "
            f"{len(self.wrong)} lost, different, found outside or not refused",
            self.wrong,
        )


def run(full: bool) -> Figure:
    """Fill, back up while people write, restore elsewhere, prove everything, and try every harm."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as running:
        drill = Drill(Path(folder))
        drill.where.chmod(0o755)
        kept = installation.filled(drill.where / "here")
        server = running.enter_context(
            demonstration(drill.where / "here", kept.prepare(), _places(drill.where))
        )
        here = Installation(drill.where / "here", kept, server.surroundings)
        size = map(str, FULL if full else QUICK)
        key = _a_key(drill.where, here)
        shown = json.loads(here.python("-m", "tests.trust.restored.filling", *size))
        drill.seconds["first backup"] = float(shown["seconds"])
        _back_up_while_people_write(drill, here, server)
        older, newer = sorted(drill.where.glob("second/2*"))
        there = running.enter_context(installation.empty(drill.where / "there", here))
        words = (str(newer), f"--identity={key}", "--yes")
        drill.timed("restore", there, "restore", *words)
        restored = _compare(drill, here, there)
        _refuse(drill, there, restored, [str(newer.parent), older.name, newer.name, str(key)])
        _use(drill, here, there, shown)
        _search(drill, (FULL if full else QUICK)[2])
        installation.forget(here.kept)
    return drill.figure


def _places(where: Path) -> dict[str, str]:
    return {"HEED_BACKUPS": str(where / "first"), "HEED_BACKUPS_SECOND": str(where / "second")}


def _a_key(where: Path, here: Installation) -> Path:
    """Make a key: the public half for the installation, the secret one where it never comes."""
    secret, public = keys.make()
    keys.keep_public(public, here.folder / "backup-keys.txt")
    (where / "safe").mkdir()
    (where / "safe" / "key.txt").write_text(secret)
    return where / "safe" / "key.txt"


def _back_up_while_people_write(drill: Drill, here: Installation, server: Server) -> None:
    """Take a backup, with two people writing before, meanwhile and after; then stop everything."""
    people = [
        Writing(Visitor(server.address, COORDINATOR), case) for case in here.kept.column(CASES)[:2]
    ]
    threads = [threading.Thread(target=person.go_on) for person in people]
    for thread in threads:
        thread.start()
    _until_written(people, ENOUGH)
    drill.before = [words for person in people for words in person.kept]
    drill.timed("backup", here, "backup")
    drill.written = sum(len(person.kept) for person in people) - len(drill.before)
    _until_written(people, max(len(person.kept) for person in people) + 1)
    for person in people:
        person.stop.set()
    for thread in threads:
        thread.join()
    server.kill()


def _until_written(people: list[Writing], enough: int) -> None:
    until = time.monotonic() + PATIENCE
    while any(len(person.kept) < enough for person in people) and time.monotonic() < until:
        time.sleep(0.01)


def _compare(drill: Drill, here: Installation, there: Installation) -> Contents:
    """Compare every row and every file; look for what was acknowledged, and for halves."""
    was, restored = contents.of(here.kept), contents.of(there.kept)
    drill.rows = sum(rows.total() for rows in restored.values())
    drill.wrong += contents.differences(was, restored)
    found = there.kept.column("SELECT reasons FROM incidents_judgement")
    drill.wrong += [f"lost: {words}" for words in set(drill.before) - set(found)]
    if _without_entry(here) != _without_entry(there):
        drill.wrong.append("a judgement without its entry in the trail, or an entry without it")
    files, copies = contents.files_in(here.folder / FILES), contents.files_in(there.folder / FILES)
    drill.documents = len(copies)
    drill.wrong += [f"{path} differs" for path in files if files[path] != copies.get(path)]
    drill.wrong += [f"{path} came from nowhere" for path in copies if path not in files]
    return restored


def _without_entry(heed: Installation) -> int:
    """Return how many judgements have no entry: those of the filling, and no others."""
    rows = int(heed.kept.column("SELECT count(*) FROM incidents_judgement")[0])
    return rows - heed.kept.entries("incidents:judgement:made")


def _refuse(drill: Drill, there: Installation, restored: Contents, words: list[str]) -> None:
    """Ask `heed verify`; then try to restore what must be refused, over what was restored."""
    before = contents.state_of(there.folder)
    answer = there.python("-m", "tests.trust.restored.refusals", *words, typed="no\n")
    _, _, line = answer.rpartition("\n")
    verify, said = json.loads(line).values()
    drill.seconds["verify"] = float(verify["seconds"])
    drill.wrong += [f"verify: {sentence}" for sentence in verify["wrong"].splitlines()]
    drill.wrong += [f"{harm} was restored" for harm, sentence in said.items() if not sentence]
    drill.wrong += [f"{harm}: {says}" for harm, says in said.items() if not says.endswith(".")]
    if said[SAID_NO] != "Nothing was changed.":
        drill.wrong.append(f"{SAID_NO}: {said[SAID_NO]}")
    if contents.state_of(there.folder) != before or contents.of(there.kept) != restored:
        drill.wrong.append("something was changed by a backup that was refused")
    drill.refused = sum(map(bool, said.values()))


def _use(drill: Drill, here: Installation, there: Installation, shown: dict[str, str]) -> None:
    """Sign in, open a case, and take one of its documents."""
    shutil.copytree(here.folder / "static", there.folder / "static")
    server = Server(free_port(), there.surroundings, drill.where / "there.log")
    server.start()
    try:
        server.wait()
        drill.wrong += _looked_at(Visitor(server.address, COORDINATOR), shown)
    except NotServed as problem:
        log = (drill.where / "there.log").read_text()[-2_000:]
        drill.wrong.append(f"nobody can sign in: {problem}\n{log}")
    finally:
        server.kill()


def _looked_at(visitor: Visitor, shown: dict[str, str]) -> Iterator[str]:
    case = f"/cases/{shown['case']}/"
    if shown["child"] not in visitor.read(f"{case}incident/"):
        yield "the incident does not name the child"
    taken = visitor.session.get(
        f"{visitor.address}{case}documents/{shown['document']}/copy/1/", timeout=20
    )
    if hashlib.sha256(taken.content).hexdigest() != shown["sha256"]:
        yield f"the document is not what it was (status {taken.status_code})"


def _search(drill: Drill, documents: int) -> None:
    """Look for the children where only closed backups, labels, keys and logs may be."""
    found = canaries.found_in([drill.where])
    inside = [path for path in found if FILES in path.parts or path.name.startswith(DATABASE_FILE)]
    drill.wrong += [
        f"a child is named in {path.relative_to(drill.where)}" for path in {*found} - {*inside}
    ]
    if sum(FILES in path.parts for path in inside) != 2 * documents:
        drill.wrong.append("the search did not see the children where they are")


if __name__ == "__main__":
    harnesses.command()
