"""Pages of flyers and of leafleting sheets."""
