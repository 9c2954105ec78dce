"""Pages about people in posts, and what each may do."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from heed.access.viewer import ViewerRequest
from heed.accounts import factors
from heed.accounts.models import User
from heed.core import clock
from heed.partnership import people as people_queries
from heed.partnership import presenters, queries
from heed.partnership.forms import people as forms
from heed.partnership.people import When
from heed.partnership.presenters import people as words

POSTS_ON_A_PAGE = 25


@require_safe
def people(request: ViewerRequest) -> HttpResponse:
    """Show who holds which post, as asked for in the address."""
    viewer, today = request.viewer, clock.day(clock.now())
    search = forms.PeopleSearch(
        request.GET, agencies=queries.agencies(viewer.partnership_id, on=today)
    )
    sought = search.sought()
    pages = Paginator(people_queries.posts(viewer, sought, on=today), POSTS_ON_A_PAGE)
    page = pages.get_page(request.GET.get("page"))
    posts = list(page.object_list)
    keeps_people = presenters.keeps_people(viewer)
    ids = [post.user_id for post in posts if post.user_id] if keeps_people else []
    context = {
        "search": search,
        "chosen": words.chosen(sought, search.agencies),
        "found": pages.count,
        "people": words.people_table(
            posts, viewer=viewer, protected=factors.who_have_any(ids) if ids else ()
        ),
        "pages": words.pages(sought, page.number, pages.num_pages),
        "tabs": presenters.tabs("partnership:people", viewer),
        "keeps_people": keeps_people,
    }
    return render(request, "partnership/people.html", context)


@require_safe
def person(request: ViewerRequest, pk: int) -> HttpResponse:
    """Show everything about the posts of one person, to those who keep them."""
    viewer, today = request.viewer, clock.day(clock.now())
    posts = people_queries.posts_of(viewer, pk)
    found = User.objects.filter(pk=pk).first()
    if found is None or not posts.exists():
        raise Http404
    current = posts.filter(When.NOW.condition(today) | When.LATER.condition(today))
    context = {
        "person": found,
        "facts": words.person_facts(found, is_protected=factors.has_any(pk)),
        "current": words.posts_now(current, viewer=viewer),
        "earlier": words.earlier_posts(posts.filter(When.ENDED.condition(today))),
        "is_oneself": found.pk == viewer.user_id,
    }
    return render(request, "partnership/person.html", context)


@require_safe
def roles(request: ViewerRequest) -> HttpResponse:
    """Show who may see and do what."""
    context = {
        "reach": presenters.reach_table(kept_today=True),
        "later": presenters.reach_table(kept_today=False),
        "legend": presenters.legend(),
        "classes": presenters.classes_table(),
        "roles": presenters.roles(),
        "permissions": presenters.permissions_table(),
        "delegation": presenters.delegation_table(),
        "tabs": presenters.tabs("partnership:roles", request.viewer),
    }
    return render(request, "partnership/roles.html", context)
