"""A made-up neighbourhood in which ways of asking are compared before anybody is asked: no Django, no clock."""
