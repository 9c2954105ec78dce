"""Addresses of the pages at the door."""

from __future__ import annotations

from django.urls import path

from heed.accounts.views import (
    account,
    door,
    kept,
    my_factors,
    my_sessions,
    passwords,
    second_factor,
    setting_up,
)
from heed.core import sealed

FACTOR = f"<{sealed.number_of('factor')}:pk>"
KEPT = f"<{sealed.number_of('kept')}:pk>"

app_name = "accounts"
urlpatterns = [
    path("", account.account, name="account"),
    path("sign-in/", door.sign_in, name="sign_in"),
    path("sign-out/", door.sign_out, name="sign_out"),
    path("second-factor/", second_factor.second_factor, name="second_factor"),
    path("second-factor/set-up/", setting_up.set_up, name="set_up"),
    path("second-factor/set-up/app/", setting_up.set_up_app, name="set_up_app"),
    path("second-factor/set-up/app/picture.svg", setting_up.app_picture, name="app_picture"),
    path("second-factor/set-up/passkey/", setting_up.set_up_passkey, name="set_up_passkey"),
    path("second-factor/recovery-codes/", setting_up.recovery_codes, name="recovery_codes"),
    path("second-factors/", my_factors.my_factors, name="factors"),
    path(
        f"second-factors/{FACTOR}/remove/",
        my_factors.remove,
        name="remove_factor",
    ),
    path("password/", passwords.change_password, name="change_password"),
    path("forgotten/", passwords.forgotten, name="forgotten"),
    path("password/<slug:whose>/<slug:secret>/", passwords.choose, name="choose_password"),
    path("sessions/", my_sessions.my_sessions, name="sessions"),
    path("sessions/end-others/", my_sessions.end_others, name="end_other_sessions"),
    path("sessions/<slug:reference>/end/", my_sessions.end, name="end_session"),
    path("kept/", kept.kept, name="kept"),
    path(f"kept/{KEPT}/discard/", kept.discard, name="discard"),
]
