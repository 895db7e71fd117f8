"""What a group is called, in sentences; pure."""

import re

_WORD = r"(?:St\.|[A-Z0-9\u00c0-\u00de&][\w’'&+-]{0,30})"
_JOINS = r"(?:of|the|and|de|in|on|for|du|la|le|der|y|at|to)"
# A name in capitals: "Friends of Rye Lane".
_RUN = rf"{_WORD}(?: (?:{_JOINS} ){{0,2}}{_WORD}){{0,8}}"
RUN = re.compile(_RUN)
_NAME = rf"(?:our group |the group |a group called |group called |us as )?[\"“‘']?((?i:the )?{_RUN})"
_CALLED = r"we(?:’|')?re called|we are called|we call ourselves|our group is called|group called"
# Whoever says this says what they are called.
OWN = (
    re.compile(
        rf"\b(?i:{_CALLED}|our group(?:’s|'s)? (?:name )?is|group is (?:actually |now )?called|going called|"
        r"group(?:’|')s (?:name is|called)|we go by(?: the name)?|known as|named|clubbed together as|going as|"
        r"on behalf of|name of (?:our|the|my) group is|group(?:’s|'s)? name is|our name is|our group[,:]|ours is|"
        r"by the group|"
        rf"we(?:’|')re|we are) {_NAME}"
    ),
    re.compile(
        rf"({_RUN}),? (?i:is what we(?:’|')?(?:re| are) called|we(?:’|')?(?:re| are) called|is our (?:group|name)|"
        r"is the name\b)"
    ),
)
# Whoever says this belongs to something.
OF = (
    re.compile(
        r"\b(?i:we run|i run|i coordinate|i’m from|i'm from|i am from|here from|writing for|write for|i represent|"
        r"representing|set up|started|formed|founded|opened|launched|sign up|"
        r"(?:add|register|list|include)(?: us| our group)?(?: to (?:the|your) list)?[:,]?|this is|here is|its|it’s|"
        rf"it's|from|coordinator of|organiser of|for|group) {_NAME}"
    ),
    re.compile(
        rf"((?i:the )?{_RUN}) (?i:would (?:like|love) to|wants? to|wish(?:es)? to|here\b|is a\b|covers?\b|"
        r"looks? after|serves?\b)"
    ),
)
# However it is written.
LOWER_OURS = re.compile(r"(?i)\b(?:we are|we(?:’|')?re) (?:the )?([^.!?,;\n(\"”]{3,60})")
LOWER = re.compile(rf"(?i)\b(?:{_CALLED}|name of our group is) [\"“‘']?([^.!?,;\n(\"”]{{3,60}})")
