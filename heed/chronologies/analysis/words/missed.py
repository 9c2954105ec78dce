"""Does a sentence say that an appointment, a visit or a meeting did not come about, and how?"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from heed.chronologies.analysis.words.kinds import FirstRule, KindRule


class Missed(StrEnum):
    """In which way an appointment was missed."""

    DID_NOT_ATTEND = "did not attend"
    NOT_BROUGHT = "was not brought"
    NO_ACCESS = "no access"
    CANCELLED = "cancelled"
    SOMEHOW = "missed"  # a person says so, and no rule says how


_MEETING: Final = (
    r"(?:appts?\b|appointments?\b|visits?\b|hv\b|meeting|session|contact|clinic|review|"
    r"conference|core group|assessment|interview|icpc|rcpc|booking|scan)"
)
_CALLED_ON: Final = (
    r"(?:visit\w*|\bhv\b|door|house|home|address|knock\w*|called at|card left|hv called)"
)

# The first rule that fits decides.
RULES: Final = (
    KindRule(
        "was not brought",
        Missed.NOT_BROUGHT,
        "“WNB”, “was not brought”, “failed to bring” somebody to something",
        r"\bwnb\b|\bnot brought\b|\bwasn't brought\b|\bfailed to bring\b",
        r"\bbrought (?:up|to the attention|to attention|forward|policy|letter|protocol)\b|"
        r"\b(?:red book|kit|shoes|coat)\b",
    ),
    KindRule(
        "no access",
        Missed.NO_ACCESS,
        "“no access”, “NAV”, nobody in, no answer at the door, entry refused",
        r"\bnav\b|\bno access(?:$|[.,;:-]| visit| gained| obtained| to (?:the )?(?:property|home|"
        r"house|premises|address|flat))|\bunable to (?:gain|obtain|get) (?:access|entry|in)|"
        r"\b(?:unable to|could not|couldn't) access (?:the )?(?:flat|house|home|property)|"
        r"\b(?:family|everyone|all) (?:were |was )?out[.]?$|\bnot come to the door\b|"
        r"\b(?:refused entry|entry refused|refused access|access (?:refused|denied))\b|"
        r"\b(?:refused to|(?:did|would) not|"
        r"didn't|wouldn't) let\b.{0,20}\bin\b|"
        r"\b(?:no[- ]?one|nobody) (?:was )?(?:in|home|at home)\b|"
        r"\b(?:no[- ]?one|nobody) answered(?: the door|[.;]|$)|"
        r"\b(?:door (?:was )?not answered|(?:would|did) not (?:open|answer) the door)\b|"
        r"\bnot (?:at home|in) (?:for|when)\b|\bno response to knocking\b|\bcard left\b|"
        r"\bknocked\b.{0,30}\b(?:without|no) (?:answer|reply|response)",
    ),
    KindRule(
        "no reply at a visit",
        Missed.NO_ACCESS,
        "“no reply” or “no answer” in a sentence about a visit, a door or an address",
        rf"^(?=.*{_CALLED_ON})(?=.*\b(?:no (?:reply|answer|response)|n/?r)\b)",
        r"\b(?:email|text|letter|phone|telephone\w*|voicemail|rang|t/c)\b",
    ),
    KindRule(
        "cancelled",
        Missed.CANCELLED,
        "a visit, appointment or meeting was cancelled, or “cancelled” by somebody",
        rf"^(?=.*\bcancel\w*)(?=.*{_MEETING})|\bcancelled by\b|\b(?:mother|father|parents?|mo|fa) "
        r"cancelled(?:[.;]|$| at | on the )|^cancelled(?:$|[.,;:-])",
        r"\b(?:contract|benefits?|subscription|order|bail|alert|place|cancelled (?:the )?debit)\b",
    ),
    KindRule(
        "did not attend",
        Missed.DID_NOT_ATTEND,
        "“DNA”, “FTA”, did not attend, turn up or keep an appointment",
        r"\b(?:dna(?:'?d|ed)?|fta)\b|\b(?:did(?: not|n't)|failed to) (?:attend|turn up|keep\b)|"
        r"\b(?:no[- ]show|did(?: not|n't) show)\b|\bnot attended\b|\bunattended app|"
        rf"\b{_MEETING} (?:was )?missed\b|\bnon-attendance (?:at|for)\b|"
        rf"\bmissed (?!call|opportunit)(?:[\w']+ ){{0,4}}?{_MEETING}|\b{_MEETING} not kept\b|"
        rf"\bdid(?: not|n't) (?:\w+ ){{0,4}}?keep\b|\bdidn't keep\b",
        r"\bdna (?:samples?|tests?|testing|evidence|profil\w+|results?|swabs?|analysis|match\w*|"
        r"recovered|taken)\b|\b(?:paternity|forensic) dna\b|\battend to\b|"
        r"\battend (?:school|nursery|college|pre-?school)\b|\battendance at school\b|"
        r"\b(?:sessions?|days?) (?:of|at|from) (?:school|nursery)\b",
    ),
)
_WORTH: Final = (
    r"dna|fta|attend|brought|bring|cancel|access|entry|nobody|no[- ]?one|no reply|no answer|"
    r"no[- ]response|n/?r\b|answer|door|not at home|not in |card|miss|kept|out[.]?$|keep|"
    r"no[- ]show|turn up|nav|wnb|show|let |knock|refused"
)
_FIRST: Final = FirstRule(RULES, worth=_WORTH)


def missed(plain: str) -> KindRule[Missed] | None:
    """Return the rule by which something was missed; None if the sentence says no such thing."""
    return _FIRST.of(plain)
