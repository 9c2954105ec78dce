"""What can be done to accounts and sessions, from coming in to leaving."""

from heed.accounts.actions.door import (
    note_guessing,
    note_proof,
    note_proof_refused,
    note_refusal,
    note_sign_in,
    note_sign_out,
    open_account,
)
from heed.accounts.actions.employees import bind, note_not_let_in
from heed.accounts.actions.ending import (
    NoSuchSession,
    end_other_sessions,
    end_session,
    end_sessions,
    note_lapse,
)
from heed.accounts.actions.factors import (
    HasAnApp,
    NoSuchFactor,
    add_app,
    add_passkey,
    make_recovery_codes,
    note_factor_refused,
    remove_factor,
    use_app,
    use_passkey,
    use_recovery_code,
)
from heed.accounts.actions.keeping import (
    NothingKept,
    discard_answers,
    keep_answers,
    note_sent_on,
)
from heed.accounts.actions.passwords import (
    LinkTo,
    ask_for_link,
    change_password,
    send_link,
    set_password,
)

__all__ = [
    "HasAnApp",
    "LinkTo",
    "NoSuchFactor",
    "NoSuchSession",
    "NothingKept",
    "add_app",
    "add_passkey",
    "ask_for_link",
    "bind",
    "change_password",
    "discard_answers",
    "end_other_sessions",
    "end_session",
    "end_sessions",
    "keep_answers",
    "make_recovery_codes",
    "note_factor_refused",
    "note_guessing",
    "note_lapse",
    "note_not_let_in",
    "note_proof",
    "note_proof_refused",
    "note_refusal",
    "note_sent_on",
    "note_sign_in",
    "note_sign_out",
    "open_account",
    "remove_factor",
    "send_link",
    "set_password",
    "use_app",
    "use_passkey",
    "use_recovery_code",
]
