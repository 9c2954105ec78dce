"""Who keeps the names of a chronology, how do rows read then, and what remains?"""

from __future__ import annotations

from datetime import datetime

import pytest
from django.core.exceptions import PermissionDenied

from conftest import ViewerOf
from heed.access import fields, permissions
from heed.access.permissions import Permission
from heed.access.roles import Role
from heed.access.viewer import Viewer
from heed.audit.models import AuditEntry
from heed.chronologies import actions, queries
from heed.chronologies.models import (
    AskedAgency,
    Chronology,
    ChronologyRow,
    GlossaryEntry,
    PossibleName,
)
from heed.chronologies.tests.factories import (
    ChronologyRowFactory,
    GlossaryEntryFactory,
    ReceivedReturnFactory,
)
from heed.chronologies.tests.sending import SURE, send
from heed.core.meanwhile import RecordedMeanwhile
from tests.pages import PageClient

Kind = GlossaryEntry.Kind
MOTHER = actions.Named(
    kind=Kind.PERSON, label=" Mother ", names=" Marigold Quince\n\n Goldie ", role="his mother"
)


@pytest.fixture
def row(asked: AskedAgency) -> ChronologyRow:
    """A row that names the mother, twice a stranger, and nobody else."""
    made: ChronologyRow = ChronologyRowFactory(
        received=ReceivedReturnFactory(asked=asked),
        event="Marigold’s friend Akintola came; Akintola left on 3 May.",
        people="Goldie",
    )
    return made


def words() -> dict[str, tuple[str, int]]:
    found = PossibleName.unscoped.all()
    return {one.words: (one.because, one.times) for one in found}


def test_rows_read_with_the_label_and_what_remains_is_listed(
    row: ChronologyRow, plans: Viewer, now: datetime
) -> None:
    entry = actions.add_name(row.chronology, MOTHER, by=plans, at=now)

    row.refresh_from_db()
    assert row.labelled.endswith("Mother’s friend Akintola came; Akintola left on 3 May.")
    assert row.labelled_people == "Mother"
    assert "Marigold" in row.cells
    assert (entry.label, entry.every_name) == ("Mother", ("Marigold Quince", "Goldie"))
    assert words() == {"Akintola": ("looks like a name that is not in the glossary", 2)}


def test_the_trail_repeats_no_name_and_no_label(
    row: ChronologyRow, plans: Viewer, now: datetime
) -> None:
    entry = actions.add_name(row.chronology, MOTHER, by=plans, at=now)
    other = actions.Named(kind=Kind.PERSON, label="Mum", names="Marigold Quince")
    actions.change_name(entry, other, by=plans, at=now)
    actions.say_no_names(row.chronology, list(PossibleName.unscoped.all()), by=plans, at=now)
    actions.take_out(entry, by=plans, at=now)

    written = AuditEntry.objects.filter(event__startswith="chronologies:name").order_by("pk")
    assert [one.event.partition(":")[2] for one in written] == [
        "name:added",
        "name:changed",
        "names:said_to_be_none",
        "name:taken_out",
    ]
    said = " ".join(
        f"{one.subject_kind} {one.subject_reference} {one.changes} {one.details}" for one in written
    )
    assert not [name for name in ("Marigold", "Goldie", "Mother", "Mum", "Akin") if name in said]
    assert written[0].changes["names"][1]["words"] == 3
    assert written[2].changes["names"][1]["words"] == 1
    assert written[3].changes["kind"] == ["A person", None]


def test_a_row_whose_name_is_taken_out_reads_as_it_was_written(
    row: ChronologyRow, plans: Viewer, now: datetime
) -> None:
    entry = actions.add_name(row.chronology, MOTHER, by=plans, at=now)

    actions.take_out(entry, by=plans, at=now)

    row.refresh_from_db()
    assert (row.labelled, row.labelled_people) == ("", "")
    assert GlossaryEntry.unscoped.count() == 0


def test_words_that_are_no_name_are_not_listed_again(
    row: ChronologyRow, plans: Viewer, now: datetime
) -> None:
    actions.add_name(row.chronology, MOTHER, by=plans, at=now)

    actions.say_no_names(row.chronology, list(PossibleName.unscoped.all()), by=plans, at=now)

    assert words() == {}
    kept = GlossaryEntry.unscoped.get(kind=Kind.NO_NAME)
    assert (kept.names, kept.label, kept.written_by_name) == ("Akintola", "", plans.name)


def test_nothing_ticked_says_nothing(chronology: Chronology, plans: Viewer, now: datetime) -> None:
    with pytest.raises(actions.NobodyChosen, match="Tick the words"):
        actions.say_no_names(chronology, [], by=plans, at=now)


def test_words_that_stay_keep_their_number_and_count_anew(
    row: ChronologyRow, plans: Viewer, now: datetime
) -> None:
    actions.add_name(row.chronology, MOTHER, by=plans, at=now)
    (before,) = PossibleName.unscoped.all()
    assert str(before) == f"What may be a name in the {row.chronology}"
    ChronologyRowFactory(received=row.received, event="Then Akintola rang Zebedee Okafor.")

    other = actions.Named(kind=Kind.PLACE, label="Street 1", names="Mill Street")
    actions.add_name(row.chronology, other, by=plans, at=now)

    assert PossibleName.unscoped.get(words="Akintola").pk == before.pk
    assert {one: times for one, (_, times) in words().items()} == {
        "Akintola": 3,
        "Zebedee Okafor": 1,
    }


def test_a_label_stands_for_one_entry(row: ChronologyRow, plans: Viewer, now: datetime) -> None:
    actions.add_name(row.chronology, MOTHER, by=plans, at=now)
    other = actions.Named(kind=Kind.PERSON, label="MOTHER", names="Ada")

    with pytest.raises(actions.LabelTaken, match="choose another"):
        actions.add_name(row.chronology, other, by=plans, at=now)


@pytest.mark.parametrize(("label", "names"), [("", "Ada"), ("Aunt", " \n ")])
def test_an_entry_has_a_name_and_a_label(
    chronology: Chronology, plans: Viewer, now: datetime, label: str, names: str
) -> None:
    named = actions.Named(kind=Kind.PERSON, label=label, names=names)

    with pytest.raises(actions.NamesMissing):
        actions.add_name(chronology, named, by=plans, at=now)


def test_an_entry_somebody_else_changed_meanwhile_is_not_overwritten(
    chronology: Chronology, plans: Viewer, now: datetime
) -> None:
    entry = GlossaryEntryFactory(chronology=chronology)
    seen = queries.mark_of_entry(entry)
    actions.change_name(entry, MOTHER, seen=seen, by=plans, at=now)

    with pytest.raises(RecordedMeanwhile, match="changed this name"):
        actions.change_name(entry, MOTHER, seen=seen, by=plans, at=now)


@pytest.mark.parametrize("role", [Role.AGENCY_REPRESENTATIVE, Role.GROUP_MEMBER])
def test_agencies_and_members_keep_no_names(
    chronology: Chronology, viewer_of: ViewerOf, now: datetime, role: Role
) -> None:
    entry, by = GlossaryEntryFactory(chronology=chronology), viewer_of(role)

    with pytest.raises(PermissionDenied):
        actions.add_name(chronology, MOTHER, by=by, at=now)
    with pytest.raises(PermissionDenied):
        actions.change_name(entry, MOTHER, by=by, at=now)
    with pytest.raises(PermissionDenied):
        actions.take_out(entry, by=by, at=now)
    with pytest.raises(PermissionDenied):
        actions.say_no_names(chronology, [], by=by, at=now)


def test_whoever_keeps_the_names_may_see_every_one_of_them() -> None:
    kept = {GlossaryEntry(kind=kind).tells for kind in Kind}

    for role in permissions.TABLE[Permission.CHRONOLOGY_LABEL]:
        assert not kept & fields.withheld_from({role})


def test_a_return_that_comes_later_is_read_with_the_labels(
    coordinator: PageClient, asked: AskedAgency, now: datetime, files: object
) -> None:
    GlossaryEntryFactory(chronology=asked.chronology, label="Child 1", names="Wendell Quince")

    send(coordinator, asked, SURE)

    read = ChronologyRow.unscoped.filter(chronology=asked.chronology).order_by("place")
    assert "Home visit: Child 1 was seen" in read[0].labelled
    assert read[0].labelled_people == "Child 1"
    assert str(GlossaryEntry.unscoped.get()) == f"Name in the {asked.chronology}"
