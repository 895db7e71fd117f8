"""Verbs of flyers: keep a design, count a visit, send streets out and tick them off."""
