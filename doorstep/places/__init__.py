"""Postcodes, cells, districts and areas: where a doorstep is."""
