"""Addresses of the pages at the door."""

from __future__ import annotations

from django.urls import path

from heed.accounts.views import account, door, kept, my_sessions, passwords

app_name = "accounts"
urlpatterns = [
    path("", account.account, name="account"),
    path("sign-in/", door.sign_in, name="sign_in"),
    path("sign-out/", door.sign_out, name="sign_out"),
    path("password/", passwords.change_password, name="change_password"),
    path("sessions/", my_sessions.my_sessions, name="sessions"),
    path("sessions/end-others/", my_sessions.end_others, name="end_other_sessions"),
    path("sessions/<slug:reference>/end/", my_sessions.end, name="end_session"),
    path("kept/", kept.kept, name="kept"),
    path("kept/<int:pk>/discard/", kept.discard, name="discard"),
]
