"""Who may open the desk: seats, one-time codes, sessions bound to a browser."""
