"""Addresses of what a network publishes, for its officers."""

from doorstep.library.addresses import asking_back, keeping_addresses
from doorstep.library.pages import at_network

app_name = "library_network"

urlpatterns = [asking_back(at_network), *keeping_addresses(at_network)]
