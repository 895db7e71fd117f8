"""Asking by text: what somebody wrote in their own words, and which question comes next; pure."""
