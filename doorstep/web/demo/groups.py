"""The twelve groups of Larkmead: what each says about itself."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Circle:
    """Latitude and longitude in degrees, and metres around them."""

    latitude: float
    longitude: float
    metres: float


@dataclass(frozen=True)
class DemoGroup:
    name: str
    summary: str
    place: str
    kinds: str
    languages: str
    confirmed_days_ago: int
    description: str = ""
    districts: str = ""
    circles: tuple[Circle, ...] = ()
    street_teams: tuple[tuple[str, Circle], ...] = ()
    resting: bool = False


GROUPS = [
    DemoGroup(
        name="Nunhead Neighbours",
        summary="Shopping, prescriptions and a friendly voice, street by street.",
        place="Nunhead, from the Rye to Ivydale Road",
        description=(
            "We are sixty or so neighbours around the green and the cemetery. Ring and leave a message: somebody "
            "rings back the same day. Each street team knows its own doors, and Clara keeps an eye on the whole.\n\n"
            "Nobody is asked why they need a hand."
        ),
        kinds="shopping prescription phone-call dog-walking food-parcel",
        languages="en es yo",
        confirmed_days_ago=9,
        circles=(Circle(51.4640, -0.0525, 900),),
        street_teams=(
            ("Green and Evelina", Circle(51.4665, -0.0560, 320)),
            ("Cemetery side", Circle(51.4630, -0.0470, 340)),
            ("Ivydale end", Circle(51.4580, -0.0480, 340)),
        ),
    ),
    DemoGroup(
        name="Peckham Rye Neighbours",
        summary="A hand with shopping, post and lifts around the Rye.",
        place="Both sides of Peckham Rye, up to the station",
        description="Text or ring, in any language of the house. We pair you with somebody two or three streets away.",
        kinds="shopping post lift phone-call",
        languages="en es pt",
        confirmed_days_ago=24,
        circles=(Circle(51.4610, -0.0660, 1100),),
        street_teams=(
            ("Choumert corner", Circle(51.4672, -0.0690, 300)),
            ("Rye south", Circle(51.4560, -0.0640, 380)),
        ),
    ),
    DemoGroup(
        name="Larkmead Pantry Round",
        summary="Food parcels to the door every Saturday, all over SE15 and SE5.",
        place="SE15 and SE5",
        description="From the hall at ten, at your door by one. Tell us about allergies; nobody asks for proof.",
        kinds="food-parcel",
        languages="en fr so ar",
        confirmed_days_ago=3,
        districts="SE15 SE5",
    ),
    DemoGroup(
        name="Camberwell Doorsteps",
        summary="Errands and phone calls for whoever is staying in.",
        place="Camberwell, between the Green and Denmark Hill",
        kinds="shopping prescription phone-call",
        languages="en pt am",
        confirmed_days_ago=61,
        districts="SE5",
        street_teams=(("Around the Green", Circle(51.4740, -0.0930, 350)),),
    ),
    DemoGroup(
        name="Walworth Good Neighbours",
        summary="From the market to your door: fruit, bread and a chat.",
        place="SE17",
        kinds="shopping food-parcel phone-call",
        languages="en es yo bn",
        confirmed_days_ago=17,
        districts="SE17",
        street_teams=(
            ("East Lane", Circle(51.4880, -0.0880, 330)),
            ("Pullens and Penton", Circle(51.4895, -0.1010, 330)),
        ),
    ),
    DemoGroup(
        name="Brockley Hill Hands",
        summary="Small jobs for neighbours, up and down the hill.",
        place="Brockley and Crofton Park",
        kinds="shopping dog-walking garden",
        languages="en",
        confirmed_days_ago=210,
        circles=(Circle(51.4600, -0.0370, 1200),),
    ),
    DemoGroup(
        name="Herne Hill Helpers",
        summary="Prescriptions from any chemist in SE24, every weekday.",
        place="SE24",
        kinds="prescription shopping post",
        languages="en it",
        confirmed_days_ago=33,
        districts="SE24",
    ),
    DemoGroup(
        name="Riverside Rotherhithe",
        summary="Neighbours between the river and the park.",
        place="The Rotherhithe peninsula",
        kinds="shopping dog-walking lift",
        languages="en zh vi",
        confirmed_days_ago=48,
        districts="SE16",
        street_teams=(("Downtown", Circle(51.5030, -0.0350, 380)),),
    ),
    DemoGroup(
        name="Forest Hill and Honor Oak Neighbours",
        summary="Somebody close by, for the shopping or for company.",
        place="SE23",
        kinds="shopping phone-call company",
        languages="en fr",
        confirmed_days_ago=12,
        districts="SE23",
    ),
    DemoGroup(
        name="Dulwich Doorbells",
        summary="A ring at the door from somebody you can get to know.",
        place="East Dulwich and the Village",
        kinds="shopping prescription lift",
        languages="en de",
        confirmed_days_ago=75,
        districts="SE21 SE22",
        street_teams=(
            ("Lordship Lane", Circle(51.4540, -0.0760, 360)),
            ("The Village", Circle(51.4490, -0.0860, 360)),
        ),
    ),
    DemoGroup(
        name="New Cross Knock",
        summary="We knock, and listen.",
        place="New Cross and Telegraph Hill",
        description="We are catching our breath after a long winter. Telegraph Hill still answers its phone.",
        kinds="phone-call shopping",
        languages="en vi ta",
        confirmed_days_ago=130,
        districts="SE14",
        resting=True,
    ),
    DemoGroup(
        name="Deptford Creek Neighbours",
        summary="Boats, towers and terraces: one number for all of them.",
        place="SE8",
        kinds="shopping food-parcel post",
        languages="en vi zh",
        confirmed_days_ago=20,
        districts="SE8",
        street_teams=(("The Creek", Circle(51.4790, -0.0220, 330)),),
    ),
]
