"""The answers: what is asked again and again, who looks it up, and who reads it before it is told."""
