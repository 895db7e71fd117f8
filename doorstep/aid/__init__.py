"""Help requests, and the way to the neighbour who knocks on the door (docs/map.md, "The route of a request")."""
