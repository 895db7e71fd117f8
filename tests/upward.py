"""Which addresses of a layer above a layer may name, each with its reason; one that is no longer needed fails too."""

# The frame around every page leads to the site's own pages, whichever app the page is of.
_FRAME = "about accounts:mine accounts:sign-in feeds:about groups:index home manifest map:index set_language start"
_FOOT = "library:index questions:index search turning"
_FROM_A_GROUP = "flyers:design flyers:sheets helping:claims helping:mine helping:willing requests:desk"
_ITS_LIBRARY = "library:of-group library_group:index"
_FROM_A_DESK = "library:of-network library_network:index overflow:requests rooms:desk rooms:index"
UPWARD_ADDRESSES = {
    **dict.fromkeys((f"core leads to {name}" for name in f"{_FRAME} {_FOOT}".split()), "around each page"),
    **dict.fromkeys((f"{app} leads to home" for app in ("accounts", "flyers")), "who is not known here"),
    **dict.fromkeys((f"starting leads to start{on}" for on in ("", "-near")), "the way in"),
    "broadcasts leads to accounts:sign-in": "who can help",
    "library leads to search": "who does not find it on a shelf",
    "feeds leads to embed": "who wants our data for a page may want only the finder",
    **dict.fromkeys((f"groups leads to {name}" for name in ("asking:ask", "writing:write")), "who found it asks it"),
    **{f"groups leads to {on}": "on from its people" for on in f"{_FROM_A_GROUP} {_ITS_LIBRARY}".split()},
    **{f"networks leads to broadcasts:{on}": "its news" for on in "desk group-wants index mine suggest".split()},
    **{f"networks leads to {on}": "at one desk" for on in _FROM_A_DESK.split()},
    **dict.fromkeys((f"groups leads to {name}" for name in ("home", "networks:index", "start")), "who finds no group"),
    **dict.fromkeys((f"groups leads to safeguarding:{name}" for name in ("concerns", "raise")), "worries begin there"),
    **{f"safeguarding leads to {on}": "who is rung, and who helps" for on in ("helping:worries", "turning")},
}
