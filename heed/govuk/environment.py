"""What may a page template use, and what happens when it names something that is not there?"""

from collections.abc import Mapping
from typing import Any, cast

import jinja2
from django.templatetags.static import static
from django.urls import reverse
from jinja2.utils import missing

from heed.govuk import answers, words
from heed.govuk.forms import Form, form_errors

# The design system's macros compare with `undefined` and `null`, and ask whether `caller` is there.
NAMES_MACROS_TEST = frozenset({"caller", "undefined", "null"})


class Missing(jinja2.Undefined):
    """A name or attribute a template asked for in vain: an error, except an absent macro option.

    The design system's macros read options they were not given (`params.classes`); everything
    else that is missing is a mistake. Ask `is defined` where a name may be absent.
    """

    __slots__ = ()

    @property
    def _is_macro_option(self) -> bool:
        owner: object = self._undefined_obj
        if owner is missing:
            return self._undefined_name in NAMES_MACROS_TEST
        return isinstance(owner, Mapping)

    def _check(self) -> None:
        if not self._is_macro_option:
            self._fail_with_undefined_error()

    def __str__(self) -> str:
        self._check()
        return super().__str__()

    def __bool__(self) -> bool:
        self._check()
        return False

    def __iter__(self) -> Any:
        self._check()
        return super().__iter__()

    def __len__(self) -> int:
        self._check()
        return 0

    def __eq__(self, other: object) -> bool:
        self._check()
        return super().__eq__(other)

    def __hash__(self) -> int:
        return super().__hash__()


def environment(**options: Any) -> jinja2.Environment:
    """Build the Jinja environment named in `TEMPLATES`; Django passes the app folders' loader."""
    loader = jinja2.ChoiceLoader(
        [
            options["loader"],
            jinja2.PrefixLoader(
                {"govuk_frontend_jinja": jinja2.PackageLoader("govuk_frontend_jinja")}
            ),
        ]
    )
    chosen_here = {"loader", "undefined", "autoescape"}
    env = jinja2.Environment(
        autoescape=True,
        undefined=Missing,
        trim_blocks=True,
        lstrip_blocks=True,
        loader=loader,
        **{name: value for name, value in options.items() if name not in chosen_here},
    )
    env.globals.update(static=static, url=_url, form_errors=form_errors, answered=_answered)
    env.filters.update(
        long_date=words.long_date,
        weekday_date=words.weekday_date,
        moment=words.moment,
        clock_time=words.clock_time,
        number_word=words.number_word,
        many=words.many,
    )
    return env


def _answered(form: object) -> list[tuple[str, str]]:
    """Return what was typed into a form that has been sent; nothing before that."""
    sent = isinstance(form, Form) and form.is_bound and hasattr(form, "cleaned_data")
    return answers.answered(cast(Form, form)) if sent else []


def _url(name: str, *args: object, **kwargs: object) -> str:
    return reverse(name, args=args or None, kwargs=kwargs or None)
