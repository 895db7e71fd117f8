"""The contacts' room of a network: threads among those who speak for its groups; off until its desk opens it."""
