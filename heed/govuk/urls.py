"""Where is the gallery of the kit?"""

from django.urls import path

from heed.govuk import views

app_name = "govuk"

urlpatterns = [
    path("", views.gallery, name="gallery"),
    path("case/", views.specimen_case, name="specimen_case"),
    path("form/", views.specimen_form, name="specimen_form"),
]
