"""What Nunhead Neighbours was asked so far: done, offered, taken, late, and what comes again.

All of it goes through the real actions. The clock is wound from eleven weeks ago until now, and on the way the worker's
own steps are taken.
"""

from collections.abc import Collection, Iterator
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from doorstep.aid import repeats
from doorstep.aid.actions import climbing, driving, finishing, offering, rounds
from doorstep.aid.actions.rounds import Start
from doorstep.aid.asked import When, at, first_day
from doorstep.aid.matching.ladder import Urgency
from doorstep.aid.models import Task
from doorstep.web.demo import street
from doorstep.web.demo.nunhead import Nunhead

FRIDAY, SATURDAY = 4, 5
WEEKS = timedelta(weeks=11)
DAY, HOUR = timedelta(days=1), timedelta(hours=1)


def tell(of: Nunhead, now: datetime) -> None:
    """Tell it from the oldest to the newest: what is wound by would go on with whatever came before."""
    here = timezone.localtime(now, timezone.get_default_timezone())
    _weekly_shop(of, here)
    _done_lately(of, here)
    _nobody_said(of, here)
    _saturdays_round(of, here)
    _taken(of, here)
    _waits_for_a_nod(of, here)
    _offered(of, here)
    _nobody_speaks_it(of, here)


def _noons(since: datetime, until: datetime, *, only: Collection[int] = range(7)) -> Iterator[datetime]:
    """Count these weekdays, by one o'clock each, when what was for the morning is done."""
    for days in range((until.date() - since.date()).days + 1):
        moment = at(since.date() + timedelta(days=days), time(13), since)
        if since < moment < until and moment.weekday() in only:
            yield moment


def _noon(here: datetime, *, days_ago: int) -> datetime:
    return at(here.date() - timedelta(days=days_ago), time(13), here)


def _weekly_shop(of: Nunhead, here: datetime) -> None:
    """Amina's, in its third month: Ben went the first time, and has gone ever since."""
    began = _noon(here - WEEKS, days_ago=0)
    when = When(Urgency.DAY, first_day({FRIDAY}, began.date()), "morning", repeats.weekly({FRIDAY}))
    know = "Two flights up. Ring twice, she is slow to the door. No nuts."
    first = of.ask(street.AMINA, "shopping", now=began, when=when, know=know, same_volunteer=True)
    weekly = Task.objects.filter(request=first.request)
    for noon in [began, *_noons(began, here, only={FRIDAY})]:
        for task in weekly.filter(status=Task.Status.TAKEN, day=noon.date()):
            finishing.complete(task, by=of.helpers["Ben"].person_id, now=noon)
        climbing.look_after(noon)
        for task in weekly.filter(status=Task.Status.OPEN):
            of.says_yes("Ben", task, now=noon)


def _done_lately(of: Nunhead, here: datetime) -> None:
    """Enough in the last weeks for an honest word on how long it takes."""
    for days_ago, who, kind in (
        (24, street.HAROLD, "prescription"),
        (20, street.JOYCE, "dog-walking"),
        (17, street.ROSA, "shopping"),
        (13, street.PEARL, "phone-call"),
        (9, street.SIDDIQ, "shopping"),
        (7, street.JOYCE, "dog-walking"),
    ):
        asked = _noon(here, days_ago=days_ago)
        task = of.ask(who, kind, now=asked, when=When(Urgency.WEEK))
        name = of.somebody_says_yes(task, now=asked + days_ago % 4 * HOUR + HOUR / 2)
        finishing.complete(task, by=of.helpers[name].person_id, now=asked + DAY)


def _nobody_said(of: Nunhead, here: datetime) -> None:
    """Somebody said yes, the day is over, and they were asked twice whether it was done: Clara had better ring."""
    asked, day = _noon(here, days_ago=5), here.date() - timedelta(days=3)
    task = of.ask(street.OYELARAN, "prescription", now=asked, when=When(Urgency.DAY, day))
    of.somebody_says_yes(task, now=asked + HOUR)
    for noon in _noons(asked + HOUR, here):
        climbing.look_after(noon)


def _saturdays_round(of: Nunhead, here: datetime) -> None:
    """Parcels from the hall: two drive, and each has their doors."""
    clara, now = of.clara.pk, here - 6 * HOUR
    day = first_day({SATURDAY}, here.date())
    hall = Start(day, "morning", "The hall of St Silas, side door", parcels=9)
    planned = rounds.plan_round(of.group, hall, by=clara, now=now)
    doors = {_parcel(of, household, day, now): parcels for household, parcels in street.PARCELS.items()}
    rounds.add_doors(planned, doors, by=clara, now=now)
    for name, room in (("Priya", 4), ("Tomasz", 4)):
        if drive := rounds.ask_driver(planned, of.helpers[name], room, by=clara, now=now):
            driving.say_yes(drive, by=drive.person_id, now=now)
    rounds.share_out(planned, by=clara, now=now)


def _parcel(of: Nunhead, household: street.Household, day: date, now: datetime) -> Task:
    return of.is_asked(household, "food-parcel", now=now, when=When(Urgency.DAY, day, "morning"))


def _taken(of: Nunhead, here: datetime) -> None:
    when = When(Urgency.DAY, here.date() + timedelta(days=1), "afternoon")
    task = of.ask(street.JOYCE, "dog-walking", now=here - 5 * HOUR, when=when, know="Biscuit pulls, and loves the Rye.")
    of.somebody_says_yes(task, now=here - 4 * HOUR)


def _waits_for_a_nod(of: Nunhead, here: datetime) -> None:
    """Sade is new: Clara asked her, she said yes, and what is left is a nod."""
    task = of.ask(street.PEARL, "phone-call", now=here - 4 * HOUR, when=When(Urgency.WEEK))
    sade = [each for each in of.who_could(task, here) if each.ready.volunteer == of.helpers["Sade"].pk]
    offering.offer(task, sade, until=here + DAY, by=of.clara.pk, now=here - 3 * HOUR)
    of.says_yes("Sade", task, now=here - 2 * HOUR)


def _offered(of: Nunhead, here: datetime) -> None:
    """Two were asked and have not answered yet; where the site asks nobody at night, Clara did."""
    now, what = here - HOUR, "From the chemist at the green."
    task = of.ask(street.HAROLD, "prescription", now=now, when=When(Urgency.WEEK), what=what)
    if not task.offers.exists():
        offering.offer(task, of.who_could(task, now)[:2], until=task.ends_at, by=of.clara.pk, now=now)


def _nobody_speaks_it(of: Nunhead, here: datetime) -> None:
    """Have one on Clara's desk at once, whatever the hour: nobody here speaks Vietnamese."""
    what = "A letter from the council, to be read together."
    of.ask(
        street.THUY,
        "other",
        now=_noon(here, days_ago=1),
        when=When(Urgency.WEEK),
        what=what,
        languages=("vi",),
        may_pass_on=True,
    )
