"""Which pages does this room have?"""

from __future__ import annotations

from django.urls import path

from heed.rapid_reviews import views

app_name = "rapid_reviews"

urlpatterns = [
    path("<str:reference>/rapid-review/", views.review, name="review"),
    path("<str:reference>/rapid-review/open/", views.open_review, name="open"),
    path("<str:reference>/rapid-review/sections/", views.sections, name="sections"),
    path("<str:reference>/rapid-review/earlier/", views.earlier, name="earlier"),
    path("<str:reference>/rapid-review/criteria/<slug:key>/", views.criterion, name="criterion"),
    path("<str:reference>/rapid-review/recommendation/", views.recommend, name="recommend"),
    path("<str:reference>/rapid-review/position/", views.position, name="position"),
    path("<str:reference>/rapid-review/decision/", views.decide, name="decide"),
    path("<str:reference>/rapid-review/sending/", views.send, name="send"),
    path("<str:reference>/rapid-review/reply/", views.reply, name="reply"),
    path("<str:reference>/rapid-review/reconsider/", views.reconsider, name="reconsider"),
]
