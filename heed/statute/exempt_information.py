"""Under which description of exempt information may part of a council paper be kept private?"""

from __future__ import annotations

from enum import Enum
from typing import Final

from heed.statute.sources import Force, Source

SOURCE: Final = Source(
    Force.ACT,
    "Local Government Act 1972",
    "Sch. 12A, Part 1 (England), paragraphs 1 to 7",
    "https://www.legislation.gov.uk/ukpga/1972/70/schedule/12A",
)


class Exemption(Enum):
    """A description of exempt information that a paper on children can need: its paragraph."""

    INDIVIDUAL = "1"
    IDENTITY = "2"
    CRIME = "7"

    @property
    def words(self) -> str:
        """Return the description in the words of the Schedule."""
        return {
            Exemption.INDIVIDUAL: "information relating to any individual",
            Exemption.IDENTITY: "information which is likely to reveal the identity of an "
            "individual",
            Exemption.CRIME: "information relating to any action taken or to be taken in "
            "connection with the prevention, investigation or prosecution of crime",
        }[self]

    @property
    def label(self) -> str:
        """Return the paragraph and its description, as a choice on a form."""
        return f"Paragraph {self.value}: {self.words}"

    @property
    def reason(self) -> str:
        """Return the sentence that stands in the paper, with the public interest test (para 10)."""
        return (
            "This part holds exempt information of the description in paragraph "
            f"{self.value} of Part 1 of Schedule 12A to the Local Government Act 1972: "
            f"{self.words}. In all the circumstances of the case, the public interest in "
            "maintaining the exemption outweighs the public interest in disclosing the information."
        )
