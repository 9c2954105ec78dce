"""Does the database still refuse to change the trail? Its guards can be taken away by its owner."""

from __future__ import annotations

from django.db import connection

from heed.audit import reading

GUARDS = {
    "sqlite": (
        "audit_auditentry_no_DELETE",
        "audit_auditentry_no_UPDATE",
        "audit_auditentry_no_replacing",
        "audit_auditentry_waits",
        "audit_seal_no_DELETE",
        "audit_seal_no_UPDATE",
        "audit_seal_no_replacing",
    ),
    "postgresql": (
        "audit_auditentry_no_truncate",
        "audit_auditentry_no_update_or_delete",
        "audit_auditentry_waits",
        "audit_seal_no_truncate",
        "audit_seal_no_update_or_delete",
    ),
}
# A guard of the right name that does nothing, or is switched off, is no guard.
STANDING = {
    "sqlite": """
        SELECT name FROM sqlite_master WHERE type = 'trigger'
        AND (sql LIKE '%%RAISE(ABORT%%' OR sql LIKE '%%INSERT INTO audit_unsealed%%')
        """,
    "postgresql": """
        SELECT t.tgname FROM pg_trigger AS t JOIN pg_proc AS p ON p.oid = t.tgfoid
        WHERE t.tgenabled IN ('O', 'A') AND t.tgrelid IN (
            to_regclass('audit_auditentry'), to_regclass('audit_seal'))
        AND (p.prosrc LIKE '%%RAISE EXCEPTION%%' OR p.prosrc LIKE '%%INSERT INTO audit_unsealed%%')
        """,
}


def missing() -> list[str]:
    """Return the names of the guards that do not stand."""
    standing = {str(row[0]) for row in reading.rows(STANDING[connection.vendor])}
    return [name for name in GUARDS[connection.vendor] if name not in standing]
