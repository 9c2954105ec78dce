"""How does a form ask for a file?"""

from typing import Unpack

from django import forms

from heed.govuk.fields.drawing import Drawing, DrawnField, FieldOptions, Params


class FileField(DrawnField, forms.FileField):
    """One file. What is in it is nothing a form can judge; whoever asks for files checks them.

    `accept` is what a browser offers first, such as ".pdf,.docx"; it keeps nothing out.
    """

    template = "govuk/fields/file.html"
    widget = forms.FileInput
    verb = "Choose"

    def __init__(
        self,
        *,
        label: str,
        hint: str = "",
        called: str = "",
        accept: str,
        **options: Unpack[FieldOptions],
    ) -> None:
        self.accept = accept
        super().__init__(label=label, hint=hint, called=called, **options)
        self.allow_empty_file = True

    def sentences(self) -> dict[str, str]:
        return {
            "invalid": "The file did not arrive: choose it again",
            "missing": "The file did not arrive: choose it again",
        }

    def params(self, drawing: Drawing) -> Params:
        options: Params = {
            "id": drawing.element_id,
            "label": drawing.as_label(),
            "attributes": {"accept": self.accept},
        }
        return options | drawing.messages()
