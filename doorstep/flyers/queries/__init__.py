"""Questions about flyers and leafleting sheets."""
