"""What may be typed about a chronology, and the words when it is wrong?"""

from heed.chronologies.forms.plans import Asking, MovingDueDay, Planning

__all__ = ["Asking", "MovingDueDay", "Planning"]
