"""An entry gains its reason, what it changed, and a stamp; JSON is kept letter for letter."""

import importlib

from django.db import migrations, models

import heed.audit.written

append_only = importlib.import_module("heed.audit.migrations.0002_append_only")


class Migration(migrations.Migration):
    dependencies = [("audit", "0002_append_only")]

    operations = [
        # SQLite alters a table by copying it, and triggers do not survive that.
        migrations.RunPython(append_only.remove, append_only.add),
        migrations.AlterField(
            "auditentry", "details", heed.audit.written.WrittenJson(default=dict)
        ),
        migrations.AddField("auditentry", "reason", models.TextField(default="")),
        migrations.AddField("auditentry", "changes", heed.audit.written.WrittenJson(default=dict)),
        migrations.AddField("auditentry", "key_id", models.CharField(default="", max_length=12)),
        migrations.AddField("auditentry", "stamp", models.BinaryField(default=b"", max_length=32)),
        migrations.RunPython(append_only.add, append_only.remove),
    ]
