"""Pages of networks: for anybody, for whoever speaks for a group, and for those who sit at a network's desk."""
