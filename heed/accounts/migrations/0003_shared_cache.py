from django.core.management import call_command
from django.db import migrations


def make(apps, schema_editor):
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


def remove(apps, schema_editor):
    schema_editor.execute("DROP TABLE IF EXISTS heed_cache")


class Migration(migrations.Migration):
    """The table in which all processes count wrong passwords together (settings.CACHES)."""

    dependencies = [("accounts", "0002_sessions_of_its_own")]

    operations = [migrations.RunPython(make, remove)]
