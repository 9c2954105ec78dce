"""Seals, what waits for one, and a database that refuses to change, replace or empty either table."""

from django.db import migrations, models

ENTRIES, SEALS, UNSEALED = "audit_auditentry", "audit_seal", "audit_unsealed"
SENTENCE = "The trail is never changed: entries can only be added."

SQLITE = [
    *(
        f"""
        CREATE TRIGGER {SEALS}_no_{verb} BEFORE {verb} ON {SEALS}
        BEGIN SELECT RAISE(ABORT, '{SENTENCE}'); END
        """
        for verb in ("UPDATE", "DELETE")
    ),
    # INSERT OR REPLACE deletes what is in its way without asking the triggers for DELETE.
    f"""
    CREATE TRIGGER {ENTRIES}_no_replacing BEFORE INSERT ON {ENTRIES}
    WHEN EXISTS (SELECT 1 FROM {ENTRIES} WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, '{SENTENCE}'); END
    """,
    f"""
    CREATE TRIGGER {SEALS}_no_replacing BEFORE INSERT ON {SEALS}
    WHEN EXISTS (SELECT 1 FROM {SEALS} WHERE number = NEW.number OR entry_id = NEW.entry_id)
    BEGIN SELECT RAISE(ABORT, '{SENTENCE}'); END
    """,
    f"""
    CREATE TRIGGER {ENTRIES}_waits AFTER INSERT ON {ENTRIES}
    BEGIN INSERT INTO {UNSEALED} (entry_id) VALUES (NEW.id); END
    """,
]
SQLITE_NAMES = [
    f"{SEALS}_no_UPDATE",
    f"{SEALS}_no_DELETE",
    f"{ENTRIES}_no_replacing",
    f"{SEALS}_no_replacing",
    f"{ENTRIES}_waits",
]
POSTGRESQL = [
    f"""
    CREATE FUNCTION {SEALS}_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION '{SENTENCE}' USING ERRCODE = 'restrict_violation'; END $$
    """,
    f"""
    CREATE FUNCTION {ENTRIES}_wait() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN INSERT INTO {UNSEALED} (entry_id) VALUES (NEW.id); RETURN NULL; END $$
    """,
    f"""
    CREATE TRIGGER {SEALS}_no_update_or_delete BEFORE UPDATE OR DELETE ON {SEALS}
    FOR EACH ROW EXECUTE FUNCTION {SEALS}_refuse()
    """,
    *(
        f"""
        CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table}
        FOR EACH STATEMENT EXECUTE FUNCTION {SEALS}_refuse()
        """
        for table in (ENTRIES, SEALS)
    ),
    f"""
    CREATE TRIGGER {ENTRIES}_waits AFTER INSERT ON {ENTRIES}
    FOR EACH ROW EXECUTE FUNCTION {ENTRIES}_wait()
    """,
    # ALWAYS: also in a session that replays what another server did.
    f"ALTER TABLE {ENTRIES} ENABLE ALWAYS TRIGGER {ENTRIES}_no_update_or_delete",
    f"ALTER TABLE {ENTRIES} ENABLE ALWAYS TRIGGER {ENTRIES}_no_truncate",
    f"ALTER TABLE {SEALS} ENABLE ALWAYS TRIGGER {SEALS}_no_truncate",
    f"ALTER TABLE {SEALS} ENABLE ALWAYS TRIGGER {SEALS}_no_update_or_delete",
]
ADD = {"sqlite": SQLITE, "postgresql": POSTGRESQL}
REMOVE = {
    "sqlite": [f"DROP TRIGGER IF EXISTS {name}" for name in SQLITE_NAMES],
    "postgresql": [
        f"DROP TRIGGER IF EXISTS {ENTRIES}_waits ON {ENTRIES}",
        f"DROP TRIGGER IF EXISTS {ENTRIES}_no_truncate ON {ENTRIES}",
        f"DROP TRIGGER IF EXISTS {SEALS}_no_truncate ON {SEALS}",
        f"DROP TRIGGER IF EXISTS {SEALS}_no_update_or_delete ON {SEALS}",
        f"DROP FUNCTION IF EXISTS {ENTRIES}_wait()",
        f"DROP FUNCTION IF EXISTS {SEALS}_refuse()",
    ],
}


def add(apps, schema_editor):
    for statement in ADD[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def remove(apps, schema_editor):
    for statement in REMOVE[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("audit", "0003_reason_and_changes")]

    operations = [
        migrations.CreateModel(
            name="Seal",
            fields=[
                ("number", models.BigIntegerField(primary_key=True, serialize=False)),
                ("entry_id", models.BigIntegerField(unique=True)),
                ("key_id", models.CharField(max_length=12)),
                ("seal", models.BinaryField(max_length=32)),
            ],
        ),
        migrations.CreateModel(
            name="Unsealed",
            fields=[("entry_id", models.BigIntegerField(primary_key=True, serialize=False))],
        ),
        migrations.RunSQL(
            f"INSERT INTO {UNSEALED} (entry_id) SELECT id FROM {ENTRIES}",
            migrations.RunSQL.noop,
        ),
        migrations.RunPython(add, remove),
    ]
