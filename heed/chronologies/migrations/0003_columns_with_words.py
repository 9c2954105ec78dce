from typing import Any

from django.db import migrations, models

ALWAYS = ("start_date", "source", "event")
# In the order of a template: title, and what to write there.
USUAL = {
    "start_date": ("Date", "The day it happened, not the day it was written down"),
    "start_time": ("Time", "The time it happened, if your record gives it"),
    "end_date": ("End date", "The last day, if it went on for longer than a day"),
    "end_time": ("End time", "The time it ended, if your record gives it"),
    "source": (
        "Source of information",
        "The record you took it from, so that it can be found again",
    ),
    "event": ("What happened", "The facts as your record gives them, in your own few words"),
    "response": ("What was done", "What your agency did then, and what came of it"),
    "analysis": ("Comment by the agency", "What your agency thinks of it today"),
    "seen": ("Who was seen", "Who was seen, where, and whether the child was seen alone"),
    "voice": (
        "Child’s voice",
        "What the child said or showed, in the child’s own words where you have them",
    ),
    "significance": ("Significance", "Why it matters, for the events that matter most"),
    "people": ("People involved", "Who else took part, with their roles"),
}


def say_all_of_each_column(apps: Any, schema_editor: Any) -> None:
    """A plan named what was asked beside date, source and event; now it holds every column."""
    Chronology = apps.get_model("chronologies", "Chronology")
    for one in Chronology._base_manager.using(schema_editor.connection.alias).all():
        one.asks_for = [
            {"title": title, "say": say, "needed": means in ALWAYS, "means": means}
            for means, (title, say) in USUAL.items()
            if means in ALWAYS or means in one.asks_for
        ]
        one.save(update_fields=["asks_for"])


def name_each_column(apps: Any, schema_editor: Any) -> None:
    """Keep which of the usual columns were asked."""
    Chronology = apps.get_model("chronologies", "Chronology")
    for one in Chronology._base_manager.using(schema_editor.connection.alias).all():
        meanings = {column["means"] for column in one.asks_for}
        one.asks_for = [means for means in USUAL if means in meanings and means not in ALWAYS]
        one.save(update_fields=["asks_for"])


class Migration(migrations.Migration):

    dependencies = [
        ('chronologies', '0002_tables_and_people'),
    ]

    operations = [
        migrations.AlterField(
            model_name='chronology',
            name='asks_for',
            field=models.JSONField(default=list, help_text='The columns asked for, in order (`column_names.AskedColumn`).'),
        ),
        migrations.RunPython(say_all_of_each_column, name_each_column),
    ]
