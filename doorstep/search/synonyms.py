"""Other words for the same thing, as neighbours say them: whoever types one also means the others; pure.

English only: a line says what is typed, and what the texts say. It is worth less than the word itself.
"""

from functools import lru_cache
from typing import Final

from doorstep.search.cutting import stem

_LINES: Final = """
jab jabs shot injection vaccinated vaccination: vaccine
covid corona coronavirus pandemic flu virus bug cold: infection ill
meds medicine medicines medication tablets pills drugs pharmacy chemist: prescription medicine pharmacy
cash purse wallet cheque pay paying payment notes coins reimburse refund reimbursed expenses: money
pin debit contactless: card bank
neighbor neighbors neighborhood: neighbour
steal stealing stole stolen theft thief nicked robbed: money missing fraud
scam scams scammer conned fraud con: scam fraud
dbs crb vetting vet background: check DBS
police 999 ambulance urgent: emergency
die dies died dying death dead bereaved funeral passed: death bereavement die
food groceries grocery shop shopping supermarket milk bread: shopping food
foodbank foodbanks hungry hunger parcel parcels: food bank parcel
phone telephone ring ringing call calling: phone call
lonely alone isolated loneliness company chat befriending: lonely friendly
gdpr ico privacy private personal spreadsheet: data protection personal
leaflet leaflets leafleting flyer flyers poster posters letterbox postcard: flyer leaflet
kid kids child children minor teenager teenagers under 18 underage: child young
abuse abused abusive hitting hurt hurting violence violent beaten: abuse domestic harm
suicide suicidal kill selfharm: suicide samaritans crisis
depressed depression anxious anxiety stress stressed burnout burnt exhausted tired sad: mental wellbeing
gp doctor doctors surgery hospital nurse: nhs health doctor
worried worry concern concerned: worried concern safeguarding
safe safety unsafe: safe safeguarding
insurance insured liability sued liable: insurance liability
car drive driving lift lifts driver petrol mileage: lift drive car
dog dogs pet pets walk walking: dog
whatsapp facebook group chat telegram: whatsapp chat
council authority mp councillor: council
charity charities constitution cic trustees register registered incorporate: charity cic
close closing stop stopping end ending finish pause pausing wind: close pause
quit leave leaving break holiday rest: pause rest leave
rules rule code behaviour conduct: conduct
sign form agreement contract: agreement
found setup begin beginning create launch: set
newcomer newcomers training train trained induction: welcome first
key keys house inside home indoors: house door key
clean cleaning bath bathing wash washing care carer carers toilet: personal care
fight row argument argue arguing conflict complaint complain: disagree complaint
benefits rent eviction evicted debt debts bills homeless: benefits debt housing advice
translate translation interpreter english language languages: language
gift gifts present tip tips thank: gift
donate donation donations fundraise fundraising fund grant grants: money donation grant
disclosure leak breach lost hacked: breach lost
gloves mask masks wash hygiene distance: hygiene mask
allergy allergic nuts halal vegan kosher: allergy
fridge freezer cook cooking hot meal meals: food meal
volunteer volunteers helper helpers volunteering: volunteer
elderly old older pensioner gran grandma: older
heating gas electric electricity energy meter: energy bills
"""


@lru_cache(maxsize=1)
def _table() -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for line in _LINES.strip().splitlines():
        typed, meant = (part.split() for part in line.split(":"))
        stems = tuple(stem(each.lower(), "en") for each in meant)
        for each in typed:
            own = stem(each, "en")
            table[own] = tuple(dict.fromkeys([*table.get(own, ()), *(other for other in stems if other != own)]))
    return table


def also(folded: str) -> tuple[str, ...]:
    """Return the stems of what somebody also means who types this word."""
    return _table().get(stem(folded, "en"), ())
