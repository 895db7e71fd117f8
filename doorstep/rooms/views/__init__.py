"""Pages of rooms: for their members, and for officers at the network's desk."""
