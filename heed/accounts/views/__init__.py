"""The pages at the door, by what people come to do."""

from heed.accounts.views.door import change_password, sign_in, sign_out

__all__ = ["change_password", "sign_in", "sign_out"]
