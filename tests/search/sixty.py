"""Sixty questions as people type them, written from the list of topics before the texts were there.

Each with the slug of the text that answers it; more than one where a guide and a short answer both do.
"""

from typing import Final

SIXTY: Final = """
how do i start a group on my street: starting-a-group
setting up a mutual aid group: starting-a-group
strating a group what do i need: starting-a-group
how many people do we need to begin: how-many-people-do-we-need starting-a-group
first week what do we do: the-first-week
we got lots of volunteers now what: the-first-week
people are ringing already and we are not ready: the-first-week
safegaurding: safeguarding-for-neighbours safeguarding-policy
do volunteers need dbs: do-we-need-dbs-checks safeguarding-for-neighbours
i am worried about an old lady i shop for: safeguarding-for-neighbours i-think-somebody-is-being-hurt
neighbour has bruises what should i do: i-think-somebody-is-being-hurt safeguarding-for-neighbours
someone told me a secret about being hurt at home: i-think-somebody-is-being-hurt safeguarding-for-neighbours
can under 18s volunteer: can-young-people-help
can i use my neighbours bank card: can-i-pay-with-somebodys-card shopping-and-money
how do neighbours pay us for shopping: how-do-neighbours-pay-us-back shopping-and-money
cash or bank transfer: how-do-neighbours-pay-us-back shopping-and-money
receipts for shopping: shopping-and-money how-do-neighbours-pay-us-back
she wants to give me her pin number: can-i-pay-with-somebodys-card shopping-and-money
leaving shopping on the doorstep: shopping-and-money
picking up a perscription from the chemist: can-we-collect-prescriptions
friendly phone call what to say: phone-calls
ringing someone who is lonely: phone-calls
fone calls: phone-calls
how long should a call be: phone-calls
gdpr for a small group: data-protection-for-a-street data-policy
can we keep a spreadsheet of names and adresses: may-we-keep-a-list-of-addresses data-protection-for-a-street
whatsapp group with everyones phone numbers: may-we-use-whatsapp data-protection-for-a-street
i lost a list of names: data-protection-for-a-street data-policy what-if-we-lose-a-telephone
do we need to register with the ico: do-we-have-to-register-with-the-ico
how to run a food parcel round: food
food hygeine: food can-we-cook-and-share-food
allergies in food parcels: food can-we-cook-and-share-food
cooking hot meals for neighbours: can-we-cook-and-share-food food
keeping food cold: food can-we-cook-and-share-food
im exhausted and cant say no: looking-after-yourselves how-do-i-stop-without-letting-anybody-down
burn out volunteers: looking-after-yourselves
what if someone dies: looking-after-yourselves
feeling sad after hearing something upsetting: looking-after-yourselves
taking a break from coordinating: looking-after-yourselves how-do-i-stop-without-letting-anybody-down
working with the council: how-do-we-work-with-the-council working-with-your-council-and-charities
a charity wants to use our volunteers: working-with-your-council-and-charities
who at the council do i talk to: working-with-your-council-and-charities how-do-we-work-with-the-council
should we become a charity: do-we-need-to-be-a-charity staying-small-partnering-or-becoming-a-charity-or-cic
what is a cic: staying-small-partnering-or-becoming-a-charity-or-cic
do we need a bank account for the group: do-we-need-a-bank-account
constitution for a small group: staying-small-partnering-or-becoming-a-charity-or-cic
how do we stop the group: closing-or-pausing-well how-do-we-pause-or-close
pausing for the summer: closing-or-pausing-well how-do-we-pause-or-close
what happens to peoples details when we close: closing-or-pausing-well how-do-we-pause-or-close
can we help someone have a bath: what-neighbours-should-not-take-on
giving tablets to a neighbour: may-we-help-with-medicine what-neighbours-should-not-take-on
what should we say no to: what-neighbours-should-not-take-on
lifting someone who has fallen: what-neighbours-should-not-take-on
safeguarding policy: safeguarding-policy
data policy template: data-policy
money policy for our group: money-policy
code of conduct: code-of-conduct
volunteer agreement: volunteer-agreement
do we need insurance: do-we-need-insurance
can i claim petrol money: can-volunteers-claim-petrol
"""
