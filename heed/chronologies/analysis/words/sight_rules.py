"""Which words say that the child was seen, or spoken with, and which only look as if?

Every rule is a name, what it looks for in words, and a pattern over a sentence in small letters
with plain quotes. In the patterns <C> is the child, <P> the child or what is the child's, <O>
somebody else of the family, and <W> a word that is neither <O> nor a denial.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Answer(StrEnum):
    """What a row says to a question; `perhaps` is yes by implication only."""

    YES = "yes"
    PERHAPS = "perhaps"
    NO = "no"
    UNSAID = "not said"


@dataclass(frozen=True, slots=True)
class Rule:
    """A named rule: what it looks for in words, and the answers it gives (None: no answer)."""

    name: str
    looks_for: str
    pattern: str
    seen: Answer | None = None
    spoken: Answer | None = None


# Of these it may be said that they were “seen”: they are taken out before any rule looks.
PAPER: Final = (
    r"(?:photo\w*|records?|letters?|reports?|notes|cctv|footage|scan|bedroom|decay|conditions|"
    r"email)\b[^,;]{0,20}\bseen\b(?! (?:on|to) )"
)
_SAY: Final = (
    r"(?:say|says|said|state|states|stated|tell|tells|told|report|reports|reported|alleges?|"
    r"alleged|claims?|claimed|thinks|feels|felt|informs|informed|advised|advises|explained|saw|"
    r"seeing|has seen|concerned)"
)
_NOT: Final = (
    r"(?:not|never|n't|refus\w+|declin\w+|unable|without|fail\w+|no one|nobody|no agency|"
    r"no professional|no worker|cannot|could not)"
)
_FAR: Final = (
    r"(?:\b(?:tele)?phon\w*\b|\bcall from\b|\btext\b|\bby (?:email|letter)\b|\bt/c\b|\brang\b)"
)
_ON_OWN: Final = r"(?:alone|on (?:(?:her|his|their) )?own)"

ELSEWHERE: Final = (
    Rule(
        "somebody else tells it",
        "the family or a caller says it, so it is hearsay or of another day",
        rf"^(?:an? |the |anonymous |paternal |maternal )*<O>.{{0,25}}\b{_SAY}\b",
    ),
    Rule(
        "seen by a stranger",
        "seen by a neighbour, a passer-by or the family, not by an agency",
        r"\bseen\b.*\bby (?:an? |the )?(?:<O>|member of (?:the )?public|passer|stranger|friend)",
    ),
)
UNSEEN: Final = (
    Rule("child seen: no", "a form's answer", r"<C> seen ?[:?=-]+ ?n(?:o|one)?\b", Answer.NO),
    Rule(
        "not seen",
        "the child, or nobody named, was not seen, present or at home",
        rf"(?:<C>(?:[^,;]{{0,40}}?)?\b|^|[,;:-] ?){_NOT} (?:\w+ ){{0,2}}?"
        r"(?:seen|sighted|present|checked|at home)\b"
        rf"(?! (?:{_ON_OWN}|by (?:the |an? )?(?:dentist|optician)))",
        Answer.NO,
    ),
    Rule(
        "could not see the child",
        "somebody could not, did not or was not let see the child",
        rf"\b{_NOT}\b.{{0,40}}?\b(?:seen?|saw|seeing|sight of|sighted|meet)\b.{{0,20}}?<C>"
        rf"(?! {_ON_OWN})",
        Answer.NO,
    ),
    Rule(
        "would not be seen",
        "the child refused to see or to meet somebody",
        r"<C>.{0,10}\b(?:refus\w+|declin\w+) to (?:see|meet)\b",
        Answer.NO,
    ),
    Rule(
        "asked to see, in vain",
        "somebody asked to see the child and was put off",
        r"\b(?:ask|request)\w* to see <C>.{0,40}\b(?:refus\w+|declin\w+|but|said)\b",
        Answer.NO,
    ),
    Rule(
        "elsewhere",
        "the child was absent, out, or at school or with somebody at the time",
        r"<C><W>{0,2}? (?:absent|elsewhere|off (?:sick|school|for)|out (?:with|at)|"
        r"(?:was|is|were) away|at school at the time|"
        r"not (?:in|at) (?:school|nursery|college|home|when|for)|"
        r"at (?:football|a friend's|nursery|contact) ?(?:today|when\b.*)?[.]?$|"
        r"at \w+'s (?:house|home)?$)|"
        r"<C>.{0,6}\bdid(?: not|n't) attend (?:school|nursery|college|pre-?school)|"
        r"\bwithout <C>|\bno sign of <C>",
        Answer.NO,
    ),
)
INTENDED: Final = (
    Rule(
        "planned, due or earlier",
        "somebody means, ought or asks to see or speak with the child, or did so another time",
        r"\b(?:to see|to be seen|to (?:visit|arrange)|will be seen|will see|must be seen|"
        r"should (?:be|have been) seen|needs? seeing|plan\w* to|request that|opportunity to|"
        r"(?:is|are|was|were) to (?:be|have)|last seen|(?:had|has|have) (?:never )?been seen|"
        r"being seen|missing|to be (?:interviewed|spoken|examined|weighed|assessed|reviewed)|"
        r"(?:will|should|must|needs? to|agreed to|asked to|(?<!not )wants? to|hopes? to|going to) "
        r"(?:speak|talk|meet|visit|interview|weigh|examine|be \w+ed))\b",
    ),
)
SILENT: Final = (
    Rule(
        "asleep",
        "the child was seen asleep, in bed or not woken",
        r"(?:<C>|\bseen\b).{0,40}\b(?:asleep|sleeping|not woken)\b|\b(?:asleep|sleeping) <C>",
        Answer.YES,
        Answer.NO,
    ),
    Rule(
        "would not speak",
        "the child refused to speak, or did not answer",
        r"<C>.{0,60}\b(?:refused|declined|would not|wouldn't|did not|didn't|unwilling|"
        r"reluctant|too \w+) (?:want |wish )?(?:to )?(?:speak|talk|reply|answer|respond|engage)|"
        r"<C>.{0,30}\b(?:mute|silent|said nothing|non-?communicative)\b",
        Answer.YES,
        Answer.NO,
    ),
    Rule(
        "seen, not spoken to",
        "the child was there but nobody spoke with the child",
        r"<C>.{0,40}\b(?:seen|present)\b.{0,30}\bnot (?:been )?spoken to",
        Answer.YES,
        Answer.NO,
    ),
    Rule(
        "not spoken to",
        "nobody spoke with the child, or their views were not asked for",
        r"<C>.{0,30}\bnot (?:been )?spoken (?:to|with)|"
        r"\b(?:unable to|could not|cannot|couldn't|not able to|nobody|no one|no-one|did not|"
        r"didn't|not|never|without) (?:has |had |have )?(?:\w+ )?"
        r"(?:speak|spoken|spoke|speaking|talk\w*) (?:to|with) <C>|"
        r"\b(?:wishes|views|voice)\b.{0,30}\bnot (?:been )?\w+",
        None,
        Answer.NO,
    ),
)
SPEAKING: Final = (
    Rule(
        "spoken with from afar",
        "a call, text or letter of the child's: spoken with, but not seen",
        rf"^(?=.*{_FAR}).*(?:<C>.{{0,20}}\b(?:rang|(?:tele)?phoned|texted|called)\b|"
        r"\b(?:from|spoke (?:to|with)) <C>)",
        None,
        Answer.YES,
    ),
    Rule(
        "spoken with",
        "somebody spoke with the child, or worked or held an interview with the child",
        r"\b(?:spoke|spoken|talk\w*|chat\w*|conversation|direct work|feelings work|1:1|met|"
        r"meeting|one to one|session|play work|work|interview\w*(?: completed)?) (?:\w+ )?"
        r"(?:to|with|of) <C>|\bmet <C>|"
        r"<C>(?:[^,;]{0,30}?)?\b(?:spoken (?:to|with)|interviewed)\b|\binterviewed <C>|"
        r"<C><W>{0,3}? (?:gave (?:her|his|their) (?:views?|account|wishes)|self-referred|"
        r"opened up|confided)\b",
        Answer.YES,
        Answer.YES,
    ),
    Rule(
        "the child says",
        "the child said, told, disclosed, asked or talked",
        r"<C><W>{0,2}? (?:says?|saying|said|told|tells|states?|stated|disclosed|discloses|"
        r"describe[sd]|expressed|explained|replied|answered|reported (?!missing)|shared|"
        r"asked (?:to|for|if|why|when)|made a disclosure|talked|talks|chatty|"
        r"spoke|speaks|revealed|confirmed|denied|complained|admitted that|requested|named|"
        r"indicated|recounted|alleged|mentioned|commented|wrote)\b|<C> .{0,30}\band (?:said|told|"
        r"spoke|disclosed|talked)\b|"
        r"<C>.{0,40}\b(?:talk(?:ing|ed) about|chatty|chatted)\b",
        Answer.YES,
        Answer.YES,
    ),
    Rule(
        "seen alone",
        "seen alone: by implication somebody spoke with the child",
        rf"(?:<C><W>{{0,3}}? |^)seen (?:separately|{_ON_OWN})(?! ?[:?=-]+ ?n)",
        Answer.YES,
        Answer.PERHAPS,
    ),
)
SEEING: Final = (
    Rule(
        "child seen",
        "the child was seen, examined, weighed, born, brought or taken somewhere",
        r"<C>(?:,? ?(?:and|&|\+) [\w']+)?(?:,?<W>){0,4}? (?:seen|sighted|observed|examined|"
        r"weighed|measured|reviewed|immunised|admitted|discharged|brought|born|assessed|found|"
        r"taken (?:by|into|to)|returned home by|collected|dropped off|sent home|escorted|treated|"
        r"vaccinated|x-rayed|photographed|restrained|noted to (?:be|have))\b",
        Answer.YES,
    ),
    Rule(
        "saw the child",
        "somebody saw, met, examined, visited, weighed or brought the child",
        r"\b(?:saw|met|asked|observed|examined|visited|weighed|reviewed|brought|examination of|"
        r"seen|attended(?: \w+){0,2}) (?:[\w']+ |\+ |& ){0,6}?<C>",
        Answer.YES,
    ),
    Rule(
        "the child was there",
        "the child was present, came, looked, played, cried or was fed",
        r"<C>(?: (?:was|were|is|are|all))? ?(?:present(?! in the)|playing|ran (?:away|off|out)|"
        r"drew|cried|crying in|in (?:the )?(?:house|room|kitchen|hall|garden|"
        r"class|bouncer|cot|pram|buggy|highchair|moses basket|car seat)|"
        r"attended|arrived|came|appeared|appears|looked|looks|presented|became|smil\w+|hid|"
        r"thriving|(?:safe and )?well\b|on <O>'s lap|feeding|not breathing|"
        r"had an? (?:\w+ )?examination|"
        r"in(?:[.;]|$)|fed\b|dressed\b|unkempt|clean\b|dirty\b|quiet\b|eating|ate\b|crawling|"
        r"walking)|\bfed <C>|\bpresent: .*<C>|\bhandled? .*<C>|<C> handled",
        Answer.YES,
    ),
    Rule(
        "seen, nobody named",
        "the entry starts with “seen”, “reviewed” or the like and names nobody",
        r"^(?:seen|reviewed|weighed|examined|observed|presented)\b(?!.{0,9}[:?])",
        Answer.YES,
    ),
    Rule(
        "a mark was seen",
        "a mark or injury was seen on the child",
        r"\b(?:bruis\w*|mark|injur\w+|burn|scratch\w*)\b.{0,25}\b(?:to|on) <P>|"
        r"<C><W>{0,2}? bruised\b",
        Answer.YES,
    ),
)
