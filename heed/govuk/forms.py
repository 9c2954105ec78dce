"""What does every form do: draw its fields, list its errors, ignore what was not asked?"""

from collections.abc import Callable, Mapping
from typing import Any, cast

from django import forms
from django.forms.renderers import TemplatesSetting
from django.http import HttpRequest, QueryDict

from heed.govuk.fields.choices import ChosenField
from heed.govuk.fields.drawing import Drawing, DrawnField


class Form(forms.Form):
    """A form made of `heed.govuk.fields`; it checks what was typed and never saves anything.

    Answers to a question that the chosen radio or checkbox does not reveal are neither required
    nor kept. Set `marks_optional = False` on filters, where every answer is optional.
    """

    default_renderer = TemplatesSetting
    use_required_attribute = False
    marks_optional = True

    @property
    def error_summary(self) -> list[dict[str, str]]:
        """The items of the error summary, in the order of the questions, each with its link."""
        summary = [{"text": str(error)} for error in self.non_field_errors()]
        for name in self.fields:
            link = f"#{self[name].error_link}"
            summary += [{"text": str(error), "href": link} for error in self[name].errors]
        return summary

    @property
    def has_heading(self) -> bool:
        """Whether a question of this form is the heading of its page."""
        return any(self[name].field.label_is_heading for name in self.fields)

    def carried_out(
        self, act: Callable[[], object], *, refusals: Mapping[type[Exception], str | None]
    ) -> bool:
        """Act on what was typed, if it can be understood; say whether it was done.

        `refusals` are what the act may refuse with, each with the question it is about, or None
        for the whole page: its sentence becomes an error there and what was typed stays. A refusal
        about a hidden field says that the page was out of date: it is brought up to date.
        """
        if not self.is_valid():
            return False
        try:
            act()
        except tuple(refusals) as problem:
            about = next(about for kind, about in refusals.items() if isinstance(problem, kind))
            if about is not None and self[about].is_hidden:
                self._bring_up_to_date(about)
                about = None
            self.add_error(about, str(problem))
            return False
        return True

    def __getitem__(self, name: str) -> Drawing:
        drawing = super().__getitem__(name)
        if not isinstance(drawing, Drawing) or not isinstance(drawing.field, DrawnField):
            raise TypeError(f"{name} cannot draw itself: use a field of heed.govuk.fields.")
        return drawing

    def _clean_fields(self) -> None:
        super()._clean_fields()  # type: ignore[misc]  # Django's own hook, absent from the stubs
        for name in self._not_asked():
            self.errors.pop(name, None)
            self.cleaned_data[name] = self[name].field.nothing
        for name in set(self.errors) & {field.name for field in self.hidden_fields()}:
            self._bring_up_to_date(name)

    def _bring_up_to_date(self, name: str) -> None:
        """Give a hidden field what the page shows now; what was typed elsewhere stays."""
        sent = cast(QueryDict, self.data).copy()
        sent[self[name].html_name] = self.get_initial_for_field(self.fields[name], name)
        self.data = sent

    def _not_asked(self) -> set[str]:
        not_asked: set[str] = set()
        for name, field in self.fields.items():
            if isinstance(field, ChosenField):
                chosen = set() if name in not_asked else field.chosen(self[name])
                not_asked |= field.revealed_by(set(field.reveals)) - field.revealed_by(chosen)
        return not_asked


def typed(request: HttpRequest) -> QueryDict | None:
    """Return what was sent to a page, or None before anything was."""
    return request.POST if request.method == "POST" else None


def form_errors(form: Any) -> list[dict[str, str]]:
    """Return the items of a form's error summary; none before the form has been sent."""
    return form.error_summary if isinstance(form, Form) else []
