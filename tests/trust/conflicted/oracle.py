"""Who may not see which case, by the words of the rule alone? It knows nothing of the product."""

from __future__ import annotations

from datetime import date

from tests.trust.conflicted.graph import TODAY, Case, Graph, Member, Named

EVERY_CASE = {"COORDINATOR", "GROUP_CHAIR", "INDEPENDENT_CHAIR"}
OPENED_TO_ALL_OF_THEM = {"GROUP_MEMBER", "AGENCY_REPRESENTATIVE", "STATUTORY_PARTNER"}
OPENED_BY_NAME = {"NOTIFIER", "LEAD_REVIEWER", "LEGAL_ADVISER"}
MAY = {
    "RAPID_REVIEW_RECOMMEND": {"COORDINATOR", "GROUP_CHAIR"},
    "RAPID_REVIEW_GIVE_POSITION": {"STATUTORY_PARTNER"},
    "RAPID_REVIEW_DECIDE": {"INDEPENDENT_CHAIR", "STATUTORY_PARTNER"},
}


def conflicted(graph: Graph, person: int, case: Case) -> bool:
    """Say whether a person has a conflict of interest: named, family, manager, team, or said."""
    if person in case.said:
        return True
    return any(_tied(graph, person, named) for named in case.named if not named.withdrawn)


def opens(graph: Graph, person: int, case: Case) -> bool:
    """Say whether a person may open a case."""
    if conflicted(graph, person, case):
        return False
    role = graph.roles[person]
    if role in EVERY_CASE:
        return True
    named = person in case.open_to_people or person in case.in_an_emergency
    if role in OPENED_BY_NAME:
        return named
    if role not in OPENED_TO_ALL_OF_THEM:
        return False
    with_others = graph.agencies[person] in case.open_to_agencies
    return named or with_others or (case.open_to_group and graph.in_group[person])


def may(graph: Graph, person: int, case: Case, act: str) -> bool:
    """Say whether a person may do what a decider does on a case."""
    return graph.roles[person] in MAY[act] and opens(graph, person, case)


def _tied(graph: Graph, person: int, named: Named) -> bool:
    if named.person == person:
        return True
    if named.person is not None and frozenset({named.person, person}) in graph.family:
        return True
    if named.part != "PRACTITIONER":
        return False
    return _manages(graph, person, named) or _shares_a_team(graph, person, named)


def _manages(graph: Graph, person: int, named: Named) -> bool:
    if named.manager == person:
        return True
    return any(
        member.manager == person
        for member in graph.members
        if member.person == named.person and _counts(member, named.involved_from)
    )


def _shares_a_team(graph: Graph, person: int, named: Named) -> bool:
    counting = [member for member in graph.members if _counts(member, named.involved_from)]
    theirs = {member.team for member in counting if member.person == named.person}
    if named.person is None:
        theirs = set()
    if named.team is not None:
        theirs.add(named.team)
    return any(member.person == person and member.team in theirs for member in counting)


def _counts(member: Member, involved_from: date | None) -> bool:
    if member.starts_on > TODAY:
        return False
    if member.ends_on is None or involved_from is None:
        return True
    return member.ends_on >= involved_from
