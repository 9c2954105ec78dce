"""What does every form carry that nobody types?"""

from django.utils.html import format_html
from django.utils.safestring import SafeString

# For whom the form was opened: an agency and a partnership, as one short word.
ACTING_FOR = "acting_for"

# What comes back with a form and is no answer to a question of it.
NEVER_TYPED = frozenset({"csrfmiddlewaretoken", ACTING_FOR})


def acting_for(proof: object, place: str) -> SafeString:
    """Return the hidden fields of a form: the proof that it is ours, and for whom it was opened."""
    return format_html('{}<input type="hidden" name="{}" value="{}">', proof, ACTING_FOR, place)
