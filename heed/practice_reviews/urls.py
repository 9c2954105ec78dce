"""Which pages does this room have?"""

from __future__ import annotations

from django.urls import path

from heed.practice_reviews import views

app_name = "practice_reviews"

urlpatterns = [
    path("<str:reference>/local-review/", views.review, name="review"),
    path("<str:reference>/local-review/commission/", views.commission, name="commission"),
    path("<str:reference>/local-review/terms/", views.terms, name="terms"),
    path("<str:reference>/local-review/reviewer/", views.reviewer, name="reviewer"),
    path("<str:reference>/local-review/plan/", views.plan, name="plan"),
    path("<str:reference>/local-review/start/", views.start, name="start"),
    path("<str:reference>/local-review/complete/", views.complete, name="complete"),
]
