"""Where to turn when neighbours are not the answer: national helplines and finders, each with the day it was looked at.

Pure. Only what we are sure of stands here: a number that has changed is worse than none. Hours stand where they are
as good as certain. To bring it up to date look at each one's own page, mend it, and move both dates in
turning_kinds.py.
"""

from datetime import date

from doorstep.core.sentences import sentence
from doorstep.library.turning_kinds import EVERYWHERE, HEADINGS, Nation, Topic, Turning

_GB = (Nation.ENGLAND, Nation.SCOTLAND, Nation.WALES)
_E, _S, _W, _NI = ((each,) for each in Nation)
_ALWAYS = sentence("day and night")
_ANYBODY = sentence("For anybody.")
_CARE = sentence("Care, money, home, health: advice.")
_NO_HOME = sentence("You may lose your home, or have none.")
_ADVICE = sentence("Benefits, bills, debts, work, rights: free advice.")

LISTED: dict[Topic, tuple[Turning, ...]] = {
    Topic.DANGER: (
        Turning(
            sentence("Police, ambulance, fire, coastguard"),
            sentence("Somebody is in danger now, or very ill. 112 does the same."),
            EVERYWHERE,
            "999",
            hours=_ALWAYS,
        ),
        Turning(
            sentence("You cannot speak"),
            sentence("Ring 999 from a mobile, and press 55 when you are asked."),
            EVERYWHERE,
            "999",
            hours=_ALWAYS,
        ),
        Turning(
            "emergencySMS",
            sentence("To text 999, your mobile has to be registered first: text the word “register” to 999."),
            text="999",
        ),
        Turning(
            "Relay UK",
            sentence(
                "If you cannot hear or speak: by textphone or app, 18000 for 999, and 18001 before any other number."
            ),
            web="www.relayuk.bt.com",
        ),
        Turning(
            "999 BSL",
            sentence("If you sign: 999 by video, with an interpreter of British Sign Language."),
            web="999bsl.co.uk",
            hours=_ALWAYS,
        ),
        Turning(
            sentence("Police, when it is not urgent"),
            sentence("A crime that is over, or something that the police should know."),
            EVERYWHERE,
            "101",
            hours=_ALWAYS,
        ),
        Turning(
            sentence("Gas emergency"),
            sentence("You smell gas. Touch no switch, go outside, and ring from there."),
            _GB,
            "0800 111 999",
            hours=_ALWAYS,
        ),
        Turning(
            sentence("Gas emergency"),
            sentence("You smell gas. Touch no switch, go outside, and ring from there."),
            _NI,
            "0800 002 001",
            hours=_ALWAYS,
        ),
    ),
    Topic.HEALTH: (
        Turning("NHS 111", sentence("Medical advice today, when it is not an emergency."), _GB, "111", hours=_ALWAYS),
        Turning(
            sentence("The doctor out of hours"),
            sentence("Ring your own doctor first. Which number it is when they are closed, nidirect says."),
            _NI,
            web="www.nidirect.gov.uk",
        ),
    ),
    Topic.ABUSE: (
        Turning(
            "National Domestic Abuse Helpline",
            sentence("For women; and for anybody who worries about one."),
            _E,
            "0808 2000 247",
            "www.nationaldahelpline.org.uk",
            hours=_ALWAYS,
        ),
        Turning(
            "Scotland’s Domestic Abuse and Forced Marriage Helpline",
            _ANYBODY,
            _S,
            "0800 027 1234",
            "www.sdafmh.org.uk",
            hours=_ALWAYS,
        ),
        Turning("Live Fear Free", _ANYBODY, _W, "0808 80 10 800", hours=_ALWAYS),
        Turning(
            "Domestic and Sexual Abuse Helpline", _ANYBODY, _NI, "0808 802 1414", "www.dsahelpline.org", hours=_ALWAYS
        ),
        Turning(
            "Men’s Advice Line",
            sentence("For men who are hurt by a partner, a former partner or their family."),
            EVERYWHERE,
            "0808 801 0327",
            "www.mensadviceline.org.uk",
        ),
        Turning(
            "Galop",
            sentence("For LGBT+ people who are hurt by somebody close to them."),
            EVERYWHERE,
            "0800 999 5428",
            "www.galop.org.uk",
        ),
        Turning(
            "Hourglass",
            sentence("For older people who are hurt, robbed or left alone, and for those who worry about them."),
            EVERYWHERE,
            "0808 808 8141",
            "www.wearehourglass.org",
        ),
    ),
    Topic.MIND: (
        Turning(
            "Samaritans",
            sentence("Somebody listens, whatever it is. Free, and on no bill."),
            EVERYWHERE,
            "116 123",
            "www.samaritans.org",
            hours=_ALWAYS,
        ),
        Turning(
            "Shout",
            sentence("Somebody listens, by text: write SHOUT."),
            web="www.giveusashout.org",
            hours=_ALWAYS,
            text="85258",
        ),
        Turning(
            "NHS 111", sentence("A crisis of the mind: ring 111 and choose mental health."), _GB, "111", hours=_ALWAYS
        ),
        Turning(
            "Lifeline",
            sentence("For anybody in distress or despair."),
            _NI,
            "0808 808 8000",
            "www.lifelinehelpline.info",
            hours=_ALWAYS,
        ),
        Turning(
            "CALM",
            sentence("Somebody to talk to about life and about not wanting to live."),
            EVERYWHERE,
            "0800 58 58 58",
            "www.thecalmzone.net",
            hours=sentence("5 pm to midnight"),
        ),
        Turning(
            "Mind",
            sentence("What helps, and where to find it near you."),
            (Nation.ENGLAND, Nation.WALES),
            web="www.mind.org.uk",
        ),
    ),
    Topic.FOOD: (
        Turning(
            "Give Food",
            sentence("Finds food banks of all kinds by your postcode, and says what each of them needs."),
            web="www.givefood.org.uk",
        ),
        Turning(
            "Trussell", sentence("Finds its food banks, and says how to be sent to one."), web="www.trussell.org.uk"
        ),
        Turning(
            "Independent Food Aid Network",
            sentence("Finds food banks, pantries and meals that stand on their own."),
            web="www.foodaidnetwork.org.uk",
        ),
    ),
    Topic.MONEY: (
        Turning("Citizens Advice", _ADVICE, _E, "0800 144 8848", "www.citizensadvice.org.uk"),
        Turning("Citizens Advice Scotland", _ADVICE, _S, "0800 028 1456", "www.cas.org.uk"),
        Turning("Citizens Advice Cymru", _ADVICE, _W, "0800 702 2020", "www.citizensadvice.org.uk"),
        Turning("Advice NI", _ADVICE, _NI, "0800 915 4604", "www.adviceni.net"),
        Turning(
            "StepChange",
            sentence("Debts: a plan that fits you, free."),
            EVERYWHERE,
            "0800 138 1111",
            "www.stepchange.org",
        ),
        Turning("Turn2us", sentence("Which benefits and grants you could have."), web="www.turn2us.org.uk"),
    ),
    Topic.HOUSING: (
        Turning("Shelter", _NO_HOME, (Nation.ENGLAND, Nation.SCOTLAND), "0808 800 4444", "www.shelter.org.uk"),
        Turning("Shelter Cymru", _NO_HOME, _W, "08000 495 495", "sheltercymru.org.uk"),
        Turning("Housing Rights", _NO_HOME, _NI, "028 9024 5640", "www.housingrights.org.uk"),
    ),
    Topic.OLDER: (
        Turning("The Silver Line", sentence("A friendly talk on the telephone."), EVERYWHERE, "0800 4 70 80 90"),
        Turning("Age UK", _CARE, _E, "0800 678 1602", "www.ageuk.org.uk", hours=sentence("8 am to 7 pm")),
        Turning("Age Scotland", _CARE, _S, "0800 12 44 222", "www.agescotland.org.uk"),
        Turning("Age Cymru", _CARE, _W, "0300 303 44 98", "www.agecymru.wales"),
        Turning("Age NI", _CARE, _NI, "0808 808 7575"),
    ),
    Topic.CHILDREN: (
        Turning(
            "Childline",
            sentence("For whoever is under 19, about anything."),
            EVERYWHERE,
            "0800 1111",
            "www.childline.org.uk",
        ),
        Turning(
            "NSPCC", sentence("For grown-ups who worry about a child."), EVERYWHERE, "0808 800 5000", "www.nspcc.org.uk"
        ),
    ),
    Topic.COUNCIL: (
        Turning(
            sentence("Find your council"),
            sentence("Bills, housing, bins, and help in a crisis."),
            web="www.gov.uk/find-local-council",
        ),
        Turning(
            sentence("A grown-up who may be at risk"),
            sentence("Ask your council for adult social care; in Scotland for social work."),
            _GB,
            web="www.gov.uk/find-local-council",
        ),
        Turning(
            sentence("A grown-up who may be at risk"),
            sentence("Ask your Health and Social Care Trust for adult safeguarding."),
            _NI,
            web="www.nidirect.gov.uk",
        ),
    ),
}

# What stands wherever somebody may be worried: whom it is for, and the numbers.
IN_SHORT = (
    (sentence("Somebody to talk to, day and night:"), LISTED[Topic.MIND][:1]),
    (sentence("Afraid of somebody at home?"), LISTED[Topic.ABUSE][:4]),
)


def by_topic() -> list[tuple[Topic, str, tuple[Turning, ...]]]:
    """Give each topic with its heading and what stands under it, in the order of the page."""
    return [(topic, words, LISTED[topic]) for topic, words in HEADINGS.items()]


def everything() -> list[Turning]:
    return [each for under in LISTED.values() for each in under]


def to_check(today: date) -> list[Turning]:
    """Give those that nobody has looked at for too long."""
    return [each for each in everything() if each.check_by < today]
