"""Which pages does this room have?"""

from __future__ import annotations

from django.urls import path

from heed.chronologies.views import (
    combined,
    copies,
    judging,
    names,
    pasting,
    pictures,
    plans,
    returns,
    rows,
    templates,
)
from heed.core import sealed

app_name = "chronologies"

CASE = "<str:reference>/chronology/"
ASKED = f"{CASE}agencies/<{sealed.number_of('agency-asked')}:number>/"
ROW = f"{CASE}rows/<{sealed.number_of('chronology-row')}:number>/"
NAME = f"{CASE}names/<{sealed.number_of('glossary-entry')}:number>/"
POSSIBLE_NAME = f"{CASE}names/possible/<{sealed.number_of('possible-name')}:number>/"
QUESTION = f"{CASE}questions/<{sealed.number_of('agency-question')}:number>/"

urlpatterns = [
    path(CASE, combined.chronology, name="chronology"),
    path(f"{CASE}<slug:ending>/download/", copies.download, name="download"),
    path(f"{CASE}pictures/", pictures.pictures, name="pictures"),
    path(f"{CASE}names/", names.names, name="names"),
    path(f"{CASE}names/add/", names.add, name="add_name"),
    path(POSSIBLE_NAME, names.add, name="add_possible_name"),
    path(NAME, names.change, name="change_name"),
    path(f"{NAME}take-out/", names.take_out, name="take_out_name"),
    path(f"{CASE}plan/", plans.plan, name="plan"),
    path(f"{CASE}template/", templates.template, name="template"),
    path(f"{CASE}template/<slug:ending>/download/", templates.for_anybody, name="blank"),
    path(f"{CASE}agencies/", plans.agencies, name="agencies"),
    path(f"{CASE}agencies/ask/", plans.ask, name="ask"),
    path(ASKED, returns.asked, name="asked"),
    path(f"{ASKED}template/<slug:ending>/download/", templates.for_agency, name="blank_for"),
    path(f"{ASKED}send/", returns.add, name="add"),
    path(f"{ASKED}type/", pasting.paste, name="paste"),
    path(f"{ASKED}changes/", returns.changes, name="changes"),
    path(f"{ASKED}columns/", returns.columns, name="columns"),
    path(f"{ASKED}nothing/", returns.not_involved, name="not_involved"),
    path(f"{ASKED}day/", plans.move_due_day, name="move_due_day"),
    path(ROW, rows.row, name="row"),
    path(f"{ROW}note/", rows.note, name="note"),
    path(f"{ROW}judge/", judging.judge, name="judge"),
    path(f"{ROW}ask/", rows.ask, name="ask_about"),
    path(QUESTION, rows.answer, name="answer"),
]
