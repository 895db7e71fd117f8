"""Pages of an evening: the way in, one for each chapter, and sending it in."""
