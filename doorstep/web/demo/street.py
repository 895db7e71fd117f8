"""Neighbours of Nunhead besides the cast: who helps, who asks, and from where."""

from dataclasses import dataclass

from doorstep.places import cells

# By the green, on the cemetery's side, at the end of Ivydale Road: latitude and longitude in degrees.
GREEN, CEMETERY, IVYDALE = (51.4665, -0.0560), (51.4630, -0.0470), (51.4580, -0.0480)


@dataclass(frozen=True)
class Helper:
    """Somebody who helps: how they get there, how far in metres, and how much is enough for them in a week."""

    name: str
    near: tuple[float, float]
    going: str = "foot"
    metres: int = 1500
    enough: int = 4
    languages: tuple[str, ...] = ("en",)
    new: bool = False

    @property
    def cell(self) -> int:
        return cells.cell_at(*self.near)


BEN = Helper("Ben", CEMETERY, enough=6)
HELPERS = (
    BEN,
    Helper("Olu", GREEN, "bike", 3000, languages=("en", "yo")),
    Helper("Priya", GREEN, "car", 6000, 5),
    Helper("Tomasz", IVYDALE, "car", 5000),
    Helper("Joan", IVYDALE, "home", languages=("en", "es")),
    Helper("Sade", CEMETERY, new=True),
)


@dataclass(frozen=True)
class Household:
    """Somebody who asks, with a made-up door."""

    name: str
    near: tuple[float, float]
    door: str
    phone: str
    surname: str = ""

    @property
    def cell(self) -> int:
        return cells.cell_at(*self.near)


AMINA = Household("Amina", CEMETERY, "12 Larkmead Row", "020 7946 0501", "Osei")
JOYCE = Household("Joyce", GREEN, "3 Evelina Yard", "020 7946 0502", "Bright")
HAROLD = Household("Harold", IVYDALE, "41 Ivydale Mews", "020 7946 0503", "Finch")
ROSA = Household("Rosa", GREEN, "8 Green Court, flat 2", "020 7946 0504", "Marín")
THUY = Household("Thuy", IVYDALE, "27 Ivydale Mews", "020 7946 0505", "Tran")
OYELARAN = Household("Mr Oyelaran", CEMETERY, "5 Larkmead Row", "020 7946 0506", "Oyelaran")
PEARL = Household("Pearl", CEMETERY, "19 Larkmead Row", "020 7946 0507", "Adeyemi")
SIDDIQ = Household("Siddiq", GREEN, "15 Evelina Yard", "020 7946 0508", "Rahman")
# How many parcels each is brought on a Saturday.
PARCELS = {JOYCE: 1, ROSA: 2, THUY: 1, PEARL: 1, SIDDIQ: 2}
