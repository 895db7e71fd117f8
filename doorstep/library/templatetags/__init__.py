"""How the library shows things."""
