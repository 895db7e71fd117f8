"""Flyers and posters of a group on paper, the code on each of them, and who takes them down which street."""
