"""Sixty questions as people type them, written from the list of what ships before its words were there."""

from typing import Final

SIXTY: Final = """
starting: how do i start a group on my street
starting: setting up a mutual aid group
starting: strating a group what do i need
starting: how many people do we need to begin
first-week: first week what do we do
first-week: we got lots of volunteers now what
first-week: people are ringing already and we are not ready
safeguarding: safegaurding
safeguarding: do volunteers need dbs
safeguarding: i am worried about an old lady i shop for
safeguarding: neighbour has bruises what should i do
safeguarding: someone told me a secret about being hurt at home
safeguarding: can under 18s volunteer
shopping: can i use my neighbours bank card
shopping: how do neighbours pay us for shopping
shopping: cash or bank transfer
shopping: receipts for shopping
shopping: she wants to give me her pin number
shopping: leaving shopping on the doorstep
shopping: picking up a perscription from the chemist
calls: friendly phone call what to say
calls: ringing someone who is lonely
calls: fone calls
calls: how long should a call be
data: gdpr for a small group
data: can we keep a spreadsheet of names and adresses
data: whatsapp group with everyones phone numbers
data: i lost a list of names
data: do we need to register with the ico
food: how to run a food parcel round
food: food hygeine
food: allergies in food parcels
food: cooking hot meals for neighbours
food: keeping food cold
wellbeing: im exhausted and cant say no
wellbeing: burn out volunteers
wellbeing: what if someone dies
wellbeing: feeling sad after hearing something upsetting
wellbeing: taking a break from coordinating
working-with: working with the council
working-with: a charity wants to use our volunteers
working-with: who at the council do i talk to
growing: should we become a charity
growing: what is a cic
growing: do we need a bank account for the group
growing: constitution for a small group
closing: how do we stop the group
closing: pausing for the summer
closing: what happens to peoples details when we close
not-ours: can we help someone have a bath
not-ours: giving tablets to a neighbour
not-ours: what should we say no to
not-ours: lifting someone who has fallen
policy-safeguarding: safeguarding policy
policy-data: data policy template
policy-money: money policy for our group
policy-conduct: code of conduct
agreement: volunteer agreement
insurance: do we need insurance
mileage: can i claim petrol money
"""
