"""The site: address table, home, pages made of several apps, the demo world."""
