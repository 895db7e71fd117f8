"""The desk: pages for the people who look after what is listed here."""
