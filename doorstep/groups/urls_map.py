"""Addresses of the map."""

from django.urls import path, register_converter

from doorstep.core.converters import CodeConverter
from doorstep.groups.views import maps
from doorstep.places.converters import HexagonConverter

app_name = "map"
register_converter(CodeConverter, "code")
register_converter(HexagonConverter, "hexagon")

urlpatterns = [
    path("", maps.index, name="index"),
    path("postcodes/", maps.postcodes, name="postcodes"),
    path("postcodes/<code:code>/", maps.postcodes_of, name="postcodes-of"),
    path("areas/<code:code>/", maps.area, name="area"),
    path("hexagons/<hexagon:cell>/", maps.hexagon, name="hexagon"),
]
