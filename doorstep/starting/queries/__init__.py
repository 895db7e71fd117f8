"""Questions about evenings: whose they are, what is written down, what waits for whom."""
