"""How to become each of the demo world's cast, as `make run` says it; who they are: doorstep/web/demo/cast.py."""

HOW_TO_BECOME = [
    "",
    "Become one of the neighbours: sign in at {url}sign-in/, and read the code that is sent at {url}screen/.",
    "  Ben helps: ben@larkmead.example. Femi works for a partner, and asks to join: femi@larkmead.example.",
    "  Clara coordinates: clara@larkmead.example. Grace looks after safeguarding: grace@larkmead.example.",
    "  Esther sits at the desk: esther@larkmead.example. These three need the digits of their apps as well:",
    "  {url}screen/cast/ shows them, and reads a receipt to Amina, who asks, and has a landline and no account.",
    "  Dev is a stranger: a private window.",
    "",
]
