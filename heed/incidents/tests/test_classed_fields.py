"""Is a classed field plain text to migrations and to the database, and classed in every query?"""

from __future__ import annotations

from django.db import models

from heed.access.fields import ClassedCol, ClassedTextField, FieldClass
from heed.incidents.models import Incident


def test_migrations_see_the_plain_field_only() -> None:
    field = ClassedTextField(field_class=FieldClass.FAMILY_ADDRESS, blank=True)

    _, path, args, options = field.deconstruct()

    assert (path, list(args), options) == ("django.db.models.TextField", [], {"blank": True})


def test_a_query_of_one_table_names_the_class_too() -> None:
    field = Incident._meta.get_field("place_words")

    assert isinstance(field, models.Field)
    assert isinstance(field.cached_col, ClassedCol)
    assert field.cached_col.alias == Incident._meta.db_table
