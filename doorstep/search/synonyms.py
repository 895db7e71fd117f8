"""Other words for the same thing, as neighbours say them: whoever types one also means the others; pure.

English only: a line says what is typed, and what the texts say. It is worth less than the word itself.
"""

from functools import lru_cache
from typing import Final

from doorstep.search.cutting import stem

_LINES: Final = """
neighbor neighbors neighborhood: neighbour
jab jabs injection injections vaccinated: vaccine
covid corona coronavirus pandemic flu virus: infection ill
meds medicines medication tablets pills drugs: medicine prescription
pharmacy chemist chemists prescriptions: prescription pharmacy
cash purse wallet cheque coins notes: money
pay paying paid payment payments: pay money
refund reimburse reimbursed expenses owed: expenses money back
pin debit contactless: card
steal stealing stole stolen theft thief nicked robbed: money missing fraud
scam scams scammer conned con: scam fraud
dbs crb vetting vet: DBS check
police 999 ambulance urgent: emergency
die dies died dying death dead bereaved funeral: death die bereavement
groceries grocery supermarket: shopping food
foodbank foodbanks hungry hunger starving: food bank
telephone phone ring ringing call calling: phone call telephone
lonely loneliness company befriending: lonely call
gdpr ico privacy spreadsheet: data protection
leaflet leaflets leafleting flyer flyers poster posters: flyer leaflet
kid kids child children teenager teenagers minors underage: child young
under18 18 18s 16 17: young child
abuse abused abusive hitting violence violent bruise bruises beaten: abuse hurt harm
suicide suicidal kill selfharm: suicide samaritans live
depressed depression anxious anxiety stress stressed: mental wellbeing tired
exhausted burnout burn burnt knackered tired: tired rest
upset upsetting sad grief: upset sad
gp doctor doctors surgery hospital nurse: nhs doctor
concern concerned worry worried: worried safeguarding
insured liability sued liable: insurance
drive driving driver petrol mileage fuel: petrol drive mileage
dog dogs pet pets: dog
facebook telegram messenger signal: whatsapp
mp councillor councillors mayor authority: council
constitution trustees incorporate registered: charity constitution
cic cio: CIC charity
quit break holiday: rest pause stop
stop stopping end ending finish close closing: close stop end
behaviour behave behaving rules: conduct
set setup setting begin beginning launch: start
training trained induction newcomer newcomers: new welcome
indoors inside home house: inside home
bath bathing wash washing toilet dressing care carer carers: care personal
argue arguing argument row fight complaint complain: disagree complaint
benefits rent eviction evicted debt debts homeless: benefits debt housing advice
translate translation interpreter: language
gift gifts tip tips: gift
donate donation donations fundraise fundraising grants: donation grant money
leak leaked hacked: breach lost
lost lose losing: lose lost
gloves mask masks: hygiene
allergic nuts halal vegan kosher: allergy
fridge freezer chilled: cold
cook cooked cooking meal meals: cook meal food
helper helpers volunteering: volunteer
elderly pensioner gran grandma: older
heating gas electric electricity: energy bills
fall fallen falls lift lifting: lift fall
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
