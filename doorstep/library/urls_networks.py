"""Addresses of what a network publishes, for its officers."""

from doorstep.library.addresses import keeping_addresses
from doorstep.library.pages import at_network

app_name = "library_network"

urlpatterns = keeping_addresses(at_network)
