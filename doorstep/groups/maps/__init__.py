"""Maps as drawings: what is on them is worked out here, and written as SVG by a template."""
