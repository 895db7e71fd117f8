"""Many tasks at once: who does what, so that all of it together costs least, with the proof that nothing costs less."""
