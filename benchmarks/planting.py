"""Puts a made-up country into a database, quickly: what a real directory holds, without the actions that fill one."""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Model

from benchmarks.world import Placed
from doorstep.core import languages
from doorstep.groups.models import ContactWay, Group, GroupDistrict, KindOfHelp, Patch, SpokenLanguage
from doorstep.places import districts

AT_ONCE = 2_000
KINDS = KindOfHelp.Kind.values
CONFIRMED = datetime.date(2026, 1, 1)
DESCRIPTION = "We are neighbours around the green. Ring and leave a message: somebody rings back the same day."


def plant(world: Iterable[Placed], using: str = "default") -> None:
    """Fill a migrated, empty database, and let it look at what it holds as its upkeep would."""
    numbered = list(enumerate(world, 1))
    with transaction.atomic(using=using):
        _create((group(key, placed) for key, placed in numbered), using)
        _create((one for key, placed in numbered for one in around(key, placed)), using)
        rows = ((key, cell) for key, placed in numbered for cell in placed.patch)
        load(connections[using], "groups_patchcell", ["patch_id", "cell"], rows)
    with connections[using].cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connections[using].vendor == "postgresql" else "ANALYZE")


def group(key: int, placed: Placed) -> Group:
    district = districts.at(placed.cell)
    return Group(
        pk=key,
        status=Group.Listing.LISTED,
        name=f"Neighbours of {district} number {key}",
        sort_name=f"neighbours of {district.lower()} number {key}",
        slug=f"neighbours-{key}",
        initial="N",
        summary="Shopping, prescriptions and a friendly voice, street by street.",
        description=DESCRIPTION,
        place=district,
        cell=placed.cell,
        confirmed_on=CONFIRMED - datetime.timedelta(days=key % 600) if key % 10 else None,
    )


def around(key: int, placed: Placed) -> Iterator[Model]:
    """Yield what stands in other tables: its patch, where it is found, two kinds of help, two languages, two ways."""
    yield Patch(pk=key, group_id=key, parts={}, size=placed.size)
    district = districts.at(placed.cell)
    yield GroupDistrict(group_id=key, code=district, region=districts.region_of(district))
    for at in (key, key + 1):
        yield KindOfHelp(group_id=key, kind=KINDS[at % (len(KINDS) - 1)])
    for code in {"en", languages.OFFERED[key % len(languages.OFFERED)]}:
        yield SpokenLanguage(group_id=key, code=code)
    yield ContactWay(group_id=key, means="phone", value=f"020 7946 {key % 10_000:04}")
    yield ContactWay(group_id=key, means="website", value=f"https://neighbours-{key}.example/")


def load(
    connection: BaseDatabaseWrapper, table: str, columns: Sequence[str], rows: Iterable[tuple[int | float | str, ...]]
) -> None:
    """Write rows by the fastest way that each database has."""
    named = f"{table} ({', '.join(map(connection.ops.quote_name, columns))})"
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {named} FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            places = ", ".join(["%s"] * len(columns))
            cursor.executemany(f"INSERT INTO {named} VALUES ({places})", list(rows))  # noqa: S608 # names of our own


def _create(made: Iterator[Model], using: str) -> None:
    """Insert in batches, each model in one statement, in the order in which the models first come."""
    while batch := list(islice(made, AT_ONCE)):
        models: dict[type[Model], None] = dict.fromkeys(type(one) for one in batch)
        for model in models:
            ofs = [one for one in batch if type(one) is model]
            model._default_manager.using(using).bulk_create(ofs)  # noqa: SLF001 # Django's own name for it
