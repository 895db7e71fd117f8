"""Addresses of flyers: below their group, and the one that a code on paper leads to."""

from django.urls import path

from doorstep.flyers.views import coming, designing, files, streets

app_name = "flyers"
_OF = "groups/<seen:slug>/flyers/"

urlpatterns = [
    path("f/<seen:code>/", coming.came, name="came"),
    path(_OF, designing.design, name="design"),
    path(f"{_OF}example.png", files.example, name="example"),
    path(f"{_OF}<int:pk>/", designing.batch, name="batch"),
    path(f"{_OF}<int:pk>/flyer.pdf", files.paper, name="pdf"),
    path(f"{_OF}<int:pk>/flyer.png", files.picture, name="picture"),
    path(f"{_OF}<int:pk>/putting-away/", designing.putting_away, name="putting-away"),
    path(f"{_OF}streets/", streets.index, name="sheets"),
    path(f"{_OF}streets/new/", streets.new, name="new-sheet"),
    path(f"{_OF}streets/<int:pk>/", streets.sheet, name="sheet"),
    path(f"{_OF}streets/<int:pk>/sheet.pdf", streets.paper, name="sheet-pdf"),
    path(f"{_OF}streets/<int:pk>/more/", streets.adding, name="more-streets"),
    path(f"{_OF}streets/<int:pk>/throwing-away/", streets.throwing_away, name="throw-away"),
    path(f"{_OF}streets/<int:pk>/<int:street>/", streets.street, name="street"),
    path(f"{_OF}streets/<int:pk>/<int:street>/giving/", streets.giving, name="giving"),
]
