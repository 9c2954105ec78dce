"""Which page is at which address?"""

from __future__ import annotations

from django.conf import settings
from django.urls import include, path
from django.views.generic import RedirectView

from heed.accounts.views import employer
from heed.config import views

handler400 = "heed.config.errors.bad_request"
handler403 = "heed.config.errors.forbidden"
handler404 = "heed.config.errors.not_found"
handler500 = "heed.config.errors.server_error"

urlpatterns = [
    path("", RedirectView.as_view(pattern_name="desk:desk"), name="start"),
    path("cases/", include("heed.incidents.urls")),
    path("cases/", include("heed.attachments.urls")),
    path("cases/", include("heed.casefiles.urls")),
    path("cases/", include("heed.rapid_reviews.urls")),
    path("cases/", include("heed.chronologies.urls")),
    path("cases/", include("heed.practice_reviews.urls")),
    path("papers/", include("heed.papers.urls")),
    path("partnership/", include("heed.partnership.urls")),
    path("backups/", include("heed.backups.urls")),
    path("account/", include("heed.accounts.urls")),
    # Without a namespace: allauth asks for the way back by this name.
    path("account/by/<slug:provider_id>/", employer.go, name="employer"),
    path("account/by/<slug:provider_id>/back/", employer.back, name="openid_connect_callback"),
    path(
        "accessibility/",
        include(([path("", views.accessibility, name="accessibility")], "config")),
    ),
    path("health/", include(([path("", views.health, name="health")], "service"))),
    path("", include("heed.retention.urls")),
    # Last, because the overview of a case answers to any reference.
    path("", include("heed.desk.urls")),
]

if settings.DEMONSTRATION:
    urlpatterns.append(path("components/", include("heed.govuk.urls")))
