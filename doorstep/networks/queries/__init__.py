"""What there is of networks, as far as whoever asks may see it."""
