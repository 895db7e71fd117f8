"""What people call the regions of Great Britain's postcodes: the town, or the part of London, of their letters."""

from types import MappingProxyType

_SAID = """
AB Aberdeen; AL St Albans; B Birmingham; BA Bath; BB Blackburn; BD Bradford; BH Bournemouth; BL Bolton; BN Brighton;
BR Bromley; BS Bristol; CA Carlisle; CB Cambridge; CF Cardiff; CH Chester; CM Chelmsford; CO Colchester; CR Croydon;
CT Canterbury; CV Coventry; CW Crewe; DA Dartford; DD Dundee; DE Derby; DG Dumfries; DH Durham; DL Darlington;
DN Doncaster; DT Dorchester; DY Dudley; E East London; EC City of London; EH Edinburgh; EN Enfield; EX Exeter;
FK Falkirk; FY Blackpool; G Glasgow; GL Gloucester; GU Guildford; HA Harrow; HD Huddersfield; HG Harrogate;
HP Hemel Hempstead; HR Hereford; HS Outer Hebrides; HU Hull; HX Halifax; IG Ilford; IP Ipswich; IV Inverness;
KA Kilmarnock; KT Kingston upon Thames; KW Kirkwall; KY Kirkcaldy; L Liverpool; LA Lancaster; LD Llandrindod Wells;
LE Leicester; LL Llandudno; LN Lincoln; LS Leeds; LU Luton; M Manchester; ME Medway; MK Milton Keynes; ML Motherwell;
N North London; NE Newcastle upon Tyne; NG Nottingham; NN Northampton; NP Newport; NR Norwich; NW North-west London;
OL Oldham; OX Oxford; PA Paisley; PE Peterborough; PH Perth; PL Plymouth; PO Portsmouth; PR Preston; RG Reading;
RH Redhill; RM Romford; S Sheffield; SA Swansea; SE South-east London; SG Stevenage; SK Stockport; SL Slough; SM Sutton;
SN Swindon; SO Southampton; SP Salisbury; SR Sunderland; SS Southend-on-Sea; ST Stoke-on-Trent; SW South-west London;
SY Shrewsbury; TA Taunton; TD Galashiels; TF Telford; TN Tonbridge; TQ Torquay; TR Truro; TS Teesside; TW Twickenham;
UB Southall; W West London; WA Warrington; WC Holborn and Bloomsbury; WD Watford; WF Wakefield; WN Wigan; WR Worcester;
WS Walsall; WV Wolverhampton; YO York; ZE Shetland
"""

NAMES = MappingProxyType(
    {letters: name for letters, _, name in (each.strip().partition(" ") for each in _SAID.split(";"))}
)
