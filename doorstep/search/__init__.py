"""An index of public text that forgives spelling."""
