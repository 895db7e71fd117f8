"""How often something may be done in a while."""
