"""Which facts of a record are not for everybody who may read it? Whoever lacks them gets none.

A column that belongs to a class is declared with `ClassedCharField` or `ClassedTextField`. Rows
asked for with `visible_to(viewer)` ask the database for a sentence instead of the value, in every
place a query can name the column: what is selected, sorted and searched. So whatever a page does,
the value never reaches it; and the sentence can never be saved in place of the value.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum
from typing import TYPE_CHECKING, Any, Final

from django.db import models
from django.db.models.expressions import Col

from heed.access.roles import Role

if TYPE_CHECKING:
    from django.db.models.sql.compiler import SQLCompiler

    AnyField = models.Field[Any, Any]
    CharField = models.CharField[str, str]
    TextField = models.TextField[str, str]
else:
    AnyField, CharField, TextField = models.Field, models.CharField, models.TextField

# Where a query keeps the classes it withholds; Django copies it with the query.
WITHHELD: Final = "heed_withheld"


class FieldClass(Enum):
    """What a column tells; the value is what a page says is withheld."""

    GENERAL = "what is on the record"
    FAMILY_ADDRESS = "family addresses"
    SOURCE_IDENTITY = "who reported it"
    INTERESTS = "why somebody has a conflict of interest"
    LEGAL_ADVICE = "legal advice"

    @property
    def withheld(self) -> Withheld:
        """Return what stands in place of a value of this class."""
        return Withheld(f"Withheld: you may not see {self.value}")


class Withheld(str):
    """The sentence that stands in place of a value somebody may not see."""

    __slots__ = ()


class NotYours(ValueError):
    """What stands in place of a value somebody may not see was about to be saved as the value."""


# Everybody who reaches a record sees its general columns. The other classes are for:
SEEN_BY: Mapping[FieldClass, frozenset[Role]] = {
    FieldClass.GENERAL: frozenset(Role),
    # Whoever contacts or visits the family, or has to find it in a register.
    FieldClass.FAMILY_ADDRESS: frozenset(
        {
            Role.COORDINATOR,
            Role.NOTIFIER,
            Role.GROUP_CHAIR,
            Role.STATUTORY_PARTNER,
            Role.LEAD_REVIEWER,
        }
    ),
    # Whoever may have to ask the person who reported it, or to answer for them.
    FieldClass.SOURCE_IDENTITY: frozenset(
        {
            Role.COORDINATOR,
            Role.NOTIFIER,
            Role.GROUP_CHAIR,
            Role.INDEPENDENT_CHAIR,
            Role.STATUTORY_PARTNER,
            Role.LEAD_REVIEWER,
            Role.LEGAL_ADVISER,
            Role.DATA_PROTECTION_OFFICER,
        }
    ),
    # Whoever keeps the register, or appoints and relies on the reviewer.
    FieldClass.INTERESTS: frozenset(
        {
            Role.COORDINATOR,
            Role.GROUP_CHAIR,
            Role.INDEPENDENT_CHAIR,
            Role.STATUTORY_PARTNER,
            Role.LEGAL_ADVISER,
        }
    ),
    # Privileged: whoever decides on it, and whoever gives it.
    FieldClass.LEGAL_ADVICE: frozenset(
        {
            Role.COORDINATOR,
            Role.INDEPENDENT_CHAIR,
            Role.STATUTORY_PARTNER,
            Role.LEGAL_ADVISER,
        }
    ),
}

SENTENCES: Final = frozenset(str(field_class.withheld) for field_class in FieldClass)


def is_withheld(value: object) -> bool:
    """Say whether something stands in place of a value somebody may not see."""
    return isinstance(value, str) and value.strip() in SENTENCES


def withheld_from(roles: Iterable[Role]) -> frozenset[FieldClass]:
    """Return the classes that somebody with these roles does not see."""
    held = frozenset(roles)
    return frozenset(one for one in FieldClass if SEEN_BY[one].isdisjoint(held))


def class_of(field: Any) -> FieldClass:
    """Return the class of a model's field; what declares none is general."""
    declared: FieldClass = getattr(field, "field_class", FieldClass.GENERAL)
    return declared


class ClassedCol(Col):
    """A column that a query names: its value, or the sentence where the query withholds it."""

    def as_sql(self, compiler: SQLCompiler, connection: Any) -> tuple[str, Any]:
        """Write the column, or the sentence in its place."""
        field_class = class_of(self.target)
        if field_class in getattr(compiler.query, WITHHELD, ()):
            # A cast, so that databases that want to know the type of a constant are told it.
            return "CAST(%s AS text)", [str(field_class.withheld)]
        return super().as_sql(compiler, connection)


class _Classed(AnyField):
    """What every classed field does beside being a text."""

    def __init__(
        self, *args: Any, field_class: FieldClass = FieldClass.GENERAL, **options: Any
    ) -> None:
        self.field_class = field_class
        super().__init__(*args, **options)

    def deconstruct(self) -> Any:
        """Look to migrations like the plain text it is to the database."""
        name, _, args, options = super().deconstruct()
        plain = next(one for one in type(self).__mro__ if one.__module__.startswith("django."))
        return name, f"django.db.models.{plain.__name__}", args, options

    def get_col(self, alias: Any, output_field: Any = None) -> ClassedCol:
        """Return the column as a query names it."""
        return ClassedCol(alias, self, output_field)

    @property
    def cached_col(self) -> ClassedCol:
        """Return the column where a query has one table only."""
        return ClassedCol(self.model._meta.db_table, self)

    def from_db_value(self, value: Any, *_: Any) -> Any:
        """Mark what stands in place of a value, so that it is known for what it is."""
        return Withheld(value) if value in SENTENCES else value

    def get_db_prep_save(self, value: Any, connection: Any) -> Any:
        """Refuse to save what stands in place of a value.

        :raises NotYours: if it is the sentence, as it was read or as somebody sent it back
        """
        if is_withheld(value):
            raise NotYours(f"{self.name}: {value.strip()}, so it cannot be saved.")
        return super().get_db_prep_save(value, connection)


class ClassedCharField(_Classed, CharField):
    """A short text of a class that not everybody sees."""


class ClassedTextField(_Classed, TextField):
    """A long text of a class that not everybody sees."""
