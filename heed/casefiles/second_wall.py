"""What if a query forgets `visible_to`? On PostgreSQL the database itself then shows nothing.

The first wall is `CaseFile.open_to`. This is the second: while somebody's request is answered, Heed
works under a database role that sees only the rows of case files open to that person, by row-level
security. It is coarser than the first wall, file by file and not kind by kind, and shows no row
unless it was told who is looking. What Heed itself must know beyond a person's files, such as the
figures of a board paper, is asked inside `opened`, and nowhere else.

SQLite has no such wall: there the first stands alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final, cast

from django.apps import apps
from django.db import connection
from django.db.models import ForeignKey
from psycopg import Connection, pq, sql

from heed.access import role_table
from heed.access.role_table import Reach, Resource
from heed.access.viewer import Viewer
from heed.casefiles.models import CaseFile, CaseRecord, EmergencyOpening
from heed.core import clock

ROLE: Final = "heed_behind_the_wall"
# Tables that may be added to and read, never changed: the role is not even given the right.
APPEND_ONLY: Final = ("audit_auditentry", "audit_seal")
# A backup names the role in its policies and does not bring it: roles belong to the whole server.
MAKE_ROLE: Final = f"""
DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{ROLE}') THEN
        CREATE ROLE {ROLE} NOLOGIN;
    END IF;
    IF NOT pg_has_role(current_user, '{ROLE}', 'MEMBER') THEN
        EXECUTE format('GRANT {ROLE} TO %I', current_user);
    END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN
    NULL; -- another database of this server made the role at the same moment
END $$
"""
# What the wall is told about who is looking, each as a setting `heed.<name>`.
TOLD: Final = ("user", "partnership", "agency", "groups", "roles", "day", "moment", "reach")


def close() -> None:
    """Stand behind the wall, showing nothing yet: nobody has said who is looking."""
    _stand(ROLE, _settings(None))


def show_to(viewer: Viewer) -> None:
    """Show the rows of the files open to this person, from now until the wall is taken away."""
    _stand(ROLE, _settings(viewer))


def take_away() -> None:
    """Work as Heed itself again: between requests, and in commands."""
    _stand("none", {})


@contextmanager
def opened() -> Iterator[None]:
    """Let Heed itself look or write beyond the files of the person it works for.

    Whoever uses this answers for what becomes of it: figures that name nobody, a file that is just
    being opened, an answer that is the same whether there is such a file or not.
    """
    if _role() != ROLE:
        yield
        return
    _stand("none", {})
    try:
        yield
    finally:
        _stand(ROLE, {})


def build() -> None:
    """Make the role, its rights and the wall around every table of case records, or renew them.

    Run after every migration, so that a table added by a later one is never outside the wall.
    """
    if not _is_needed():
        return
    with connection.cursor() as cursor:
        for statement in _statements():
            cursor.execute(statement)


def gaps() -> list[str]:
    """Return the tables of case records that stand outside the wall; on SQLite there is none."""
    if not _is_needed():
        return []
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_policies WHERE policyname = 'behind_the_wall'")
        walled = {row[0] for row in cursor.fetchall()}
    return sorted({model._meta.db_table for model in case_records()} - walled)


def case_records() -> list[type[CaseRecord]]:
    """Return every model of something kept on a case file whose table is there."""
    tables = connection.introspection.table_names()
    return [
        model
        for model in apps.get_models()
        if issubclass(model, CaseRecord) and model._meta.db_table in tables
    ]


def _statements() -> list[str]:
    """Return the SQL that builds the wall; running it again changes nothing."""
    return [
        MAKE_ROLE,
        f"GRANT USAGE ON SCHEMA public TO {ROLE}",
        f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {ROLE}",
        f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {ROLE}",
        *(f"REVOKE UPDATE, DELETE ON {table} FROM {ROLE}" for table in APPEND_ONLY),
        _FILES_LISTED,
        *(statement for model in case_records() for statement in _around(model)),
        "DROP FUNCTION IF EXISTS heed_files_open()",  # what the wall asked before, row by row
    ]


# Asked once when somebody is shown to the wall, not by every row of every query: which files are
# the exceptions from how far they reach? It runs with the rights of the owner of the tables, or the
# grants would hide themselves, and repeats the core of `CaseFile.open_to` in words of its own: a
# wall that copied the first would share its mistakes.
_FILES_LISTED: Final = """
CREATE OR REPLACE FUNCTION heed_files_listed() RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
    WITH looking AS (
        SELECT nullif(current_setting('heed.user', true), '')::bigint AS person,
               nullif(current_setting('heed.agency', true), '')::bigint AS agency,
               string_to_array(nullif(current_setting('heed.groups', true), ''), ',')::bigint[]
                   AS groups,
               string_to_array(current_setting('heed.roles', true), ',') AS roles,
               nullif(current_setting('heed.day', true), '')::date AS today,
               nullif(current_setting('heed.moment', true), '')::timestamptz AS moment,
               current_setting('heed.reach', true) AS reach
    ), closed AS (
        SELECT kept_out.case_file_id
        FROM casefiles_exclusion kept_out JOIN looking ON kept_out.user_id = looking.person
        UNION
        SELECT named.case_file_id
        FROM casefiles_namedperson named JOIN looking ON named.user_id = looking.person
        WHERE named.withdrawn_at IS NULL
    ), opened AS (
        SELECT given.case_file_id
        FROM casefiles_grant given JOIN looking
            ON given.user_id = looking.person
                OR given.agency_id = looking.agency
                    AND (given.role = '' OR given.role = ANY(looking.roles))
                OR given.group_id = ANY(looking.groups)
        WHERE given.starts_on <= looking.today
            AND (given.ends_on IS NULL OR given.ends_on >= looking.today)
        UNION
        SELECT broke_the_glass.case_file_id
        FROM casefiles_emergencyopening broke_the_glass JOIN looking
            ON broke_the_glass.user_id = looking.person
        WHERE broke_the_glass.case_file_id IS NOT NULL
            AND broke_the_glass.ended_at IS NULL
            AND looking.moment BETWEEN broke_the_glass.starts_at AND broke_the_glass.ends_at
    ), listed AS (
        SELECT case_file_id FROM closed, looking WHERE reach = 'every'
        UNION ALL
        (SELECT case_file_id FROM opened, looking WHERE reach = 'opened'
         EXCEPT SELECT case_file_id FROM closed)
    )
    SELECT coalesce(string_agg(case_file_id::text, ','), '') FROM listed
$$
"""
_LISTED: Final = (
    "(SELECT unnest(string_to_array(current_setting('heed.files', true), ',')::bigint[]))"
)
_FILE_IS_OPEN: Final = f"""
partnership_id = nullif(current_setting('heed.partnership', true), '')::bigint
AND CASE current_setting('heed.reach', true)
    WHEN 'every' THEN id NOT IN {_LISTED}
    WHEN 'opened' THEN id IN {_LISTED}
    ELSE false
END
"""


def _around(model: type[CaseRecord]) -> Iterator[str]:
    """Yield the SQL that puts one table behind the wall."""
    table = model._meta.db_table
    yield f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY"
    yield f"DROP POLICY IF EXISTS behind_the_wall ON {table}"
    yield f"CREATE POLICY behind_the_wall ON {table} TO {ROLE} USING ({_shown(model)})"


def _shown(model: type[CaseRecord]) -> str:
    """Return the condition that a row is shown: its case file is open, or its parent is shown."""
    if model is CaseFile:
        return _FILE_IS_OPEN
    if model is EmergencyOpening:  # there may be no such file, and nobody must be able to tell
        return "partnership_id = nullif(current_setting('heed.partnership', true), '')::bigint"
    step = cast("ForeignKey[Any, Any]", model._meta.get_field(model.case_file_path.split("__")[0]))
    column, parent = f"{model._meta.db_table}.{step.column}", step.related_model
    return f"EXISTS (SELECT FROM {parent._meta.db_table} parent WHERE parent.id = {column})"


def _settings(viewer: Viewer | None) -> dict[str, str]:
    """Return what the wall is told about who is looking; nothing about nobody."""
    if viewer is None:
        return dict.fromkeys(TOLD, "")
    now = clock.now()
    return {
        "user": str(viewer.user_id),
        "partnership": str(viewer.partnership_id),
        "agency": str(viewer.agency_id or ""),
        "groups": ",".join(map(str, sorted(viewer.group_ids))),
        "roles": ",".join(sorted(role.value for role in viewer.roles)),
        "day": clock.day(now).isoformat(),
        "moment": now.isoformat(),
        "reach": _reach(viewer),
    }


def _reach(viewer: Viewer) -> str:
    """Return how far the viewer's roles reach at most, over everything kept on a case."""
    kept = {one.resource for one in apps.get_models() if issubclass(one, CaseRecord)}
    resources = kept | {Resource.TRAIL}  # entries of the trail are found by their case file
    ways = {way for one in resources for way in role_table.reaches(viewer.roles, one)}
    if Reach.EVERY in ways:
        return "every"
    return "opened" if ways & {Reach.OWN_AGENCY, Reach.BY_NAME, Reach.OPENED} else ""


def _stand(role: str, told: dict[str, str]) -> None:
    """Take a role and tell the wall who is looking and which files that concerns, in one go.

    It goes past Django's cursor: it is no query of a page, and pages count theirs.
    """
    if not _is_needed() or _has_failed():
        return
    words = [sql.SQL("set_config({}, {}, false)").format("role", role)]
    words += [
        sql.SQL("set_config({}, {}, false)").format(f"heed.{name}", value)
        for name, value in told.items()
    ]
    asked = sql.SQL("SELECT ") + sql.SQL(", ").join(words)
    if role == ROLE:
        asked += sql.SQL("; SELECT set_config('heed.files', heed_files_listed(), false)")
    _connected().execute(asked)


def _has_failed() -> bool:
    """Say whether the transaction failed: rolling it back puts the role back by itself."""
    return _connected().info.transaction_status == pq.TransactionStatus.INERROR


def _role() -> str:
    if not _is_needed():
        return "none"
    row = _connected().execute("SELECT current_setting('role')").fetchone()
    return str(row[0]) if row else "none"


def _connected() -> Connection:
    connection.ensure_connection()
    inner: Connection = connection.connection
    return inner


def _is_needed() -> bool:
    return bool(connection.vendor == "postgresql")
