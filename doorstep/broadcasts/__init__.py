"""Broadcasts: what a network tells its groups at once, who hears it, and what comes back."""
