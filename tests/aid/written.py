"""What people write to ask for a hand, and what is understood: where, what, how soon, what they are called."""

# Postcode, kinds of help, how soon and in which part of the day, name; "" for what is not said.
ENGLISH = (
    ("HELP SE15 shopping", "SE15", "shopping", "", ""),
    (
        "help se15 4nx need my perscription collected today pls, this is Amina",
        "SE15 4NX",
        "prescription",
        "today",
        "Amina",
    ),
    ("SHOPPING SE15 4NX TODAY", "SE15 4NX", "shopping", "today", ""),
    ("se154nx", "SE15 4NX", "", "", ""),
    ("SE 15", "SE15", "", "", ""),
    ("its SE15, 4NX", "SE15", "", "", ""),
    ("I live at 9 choumert rd se15 4nx", "SE15 4NX", "", "", ""),
    ("Hello can someone walk my dog tomorrow morning? SE15", "SE15", "dog-walking", "tomorrow morning", ""),
    ("I need shoping and my meds in SE22, thanks Joan", "SE22", "shopping prescription", "", "Joan"),
    ("groceries & tablets from boots pls", "", "shopping prescription", "", ""),
    ("Could someone do my food shop on Friday, N16", "N16", "shopping", "fr", ""),
    ("We have no food. 3 kids. E17", "E17", "food-parcel", "", ""),
    ("nothing in the fridge til weds", "", "food-parcel", "we", ""),
    ("lift to hospital apointment Thursday morning SE5", "SE5", "lift", "th morning", ""),
    ("Can anyone drive me to the dentist SE15 9am tmrw", "SE15", "lift", "tomorrow", ""),
    ("post a letter for me, no rush", "", "post", "no-hurry", ""),
    ("pick up a parcel from the post office", "", "post", "", ""),
    ("im so lonely, someone to talk to would be nice", "", "phone-call", "", ""),
    ("friendly call once a week please. My name is Joan Smith", "", "phone-call", "", "Joan Smith"),
    ("NOT URGENT could somebody help w the garden", "", "other", "no-hurry", ""),
    ("Urgent!! insulin SE154NX", "SE15 4NX", "prescription", "today", ""),
    ("milk n bread asap", "", "shopping", "today", ""),
    ("My mum needs a lift on Monday, she is in SE15 5BZ. I am Tom", "SE15 5BZ", "lift", "mo", ""),
    ("prescripton pls SE15 . also dog walk", "SE15", "prescription dog-walking", "", ""),
    ("no dog walking, just shopping SE15", "SE15", "shopping", "", ""),
    ("shopping SE15 2 bags", "SE15", "shopping", "", ""),
    ("SE15 2nd floor flat 6, shopping", "SE15", "shopping", "", ""),
    ("moved from SE15 to SE22 last week, need shopping", "SE22", "shopping", "", ""),
    ("for me 2 pints of milk", "", "shopping", "", ""),
    ("im on the m25!! need a lift", "M25", "lift", "", ""),
    ("hlep shoppping plz", "", "shopping", "", ""),
    ("Need suppermarket run this afternoon. called Dev", "", "shopping", "today", "Dev"),
    ("this is urgent", "", "", "today", ""),
    ("i am hungry", "", "food-parcel", "", ""),
    ("G'day, chemist run on sat? E8", "E8", "prescription", "sa", ""),
    ("this weekend: cat food + loo roll, EC1A 1BB", "EC1A 1BB", "shopping", "sa", ""),
    ("tues eve hot meal for 2", "", "food-parcel", "tu", ""),
)
SPANISH = (
    ("AYUDA SE15 compras", "SE15", "shopping", "", ""),
    ("Hola necesito hacer la compra mañana, vivo en SE15, soy Marta", "SE15", "shopping", "tomorrow", "Marta"),
    ("necesito mis medicinas hoy SE15 4NX por favor", "SE15 4NX", "prescription", "today", ""),
    ("me llamo carmen, no tengo comida", "", "food-parcel", "", "Carmen"),
    ("¿Alguien puede pasear a mi perro el viernes? SE22", "SE22", "dog-walking", "fr", ""),
    ("que me lleven al hospital el lunes por la mañana", "", "lift", "mo morning", ""),
    ("me siento sola", "", "phone-call", "", ""),
    ("cartas a correos, sin prisa", "", "post", "no-hurry", ""),
    ("farmacia y supermercado", "", "prescription shopping", "", ""),
)
ARABIC = (
    ("مساعدة SE15 تسوق", "SE15", "shopping", "", ""),
    ("مرحبا احتاج دواء من الصيدلية اليوم SE15", "SE15", "prescription", "today", ""),
    ("اسمي أمينة، أسكن في SE15 4NX", "SE15 4NX", "", "", "أمينة"),
    ("لا يوجد طعام في البيت", "", "food-parcel", "", ""),
    ("أريد توصيلة إلى المستشفى غدا", "", "lift", "tomorrow", ""),
    ("ممكن أحد يمشي الكلب يوم الجمعة SE١٥", "SE15", "dog-walking", "fr", ""),
    ("دواء وخبز", "", "prescription shopping", "", ""),
    ("عندي رسالة للبريد", "", "post", "", ""),
    ("أشعر بالوحدة", "", "phone-call", "", ""),
)
POLISH = (
    ("pomocy SE15 zakupy", "SE15", "shopping", "", ""),
    (
        "Dzień dobry, potrzebuję zakupów i leków na jutro, SE15 4NX. Nazywam się Ewa",
        "SE15 4NX",
        "shopping prescription",
        "tomorrow",
        "Ewa",
    ),
    ("proszę o odbiór recepty z apteki dziś", "", "prescription", "today", ""),
    ("wyprowadzić psa w piątek E17", "E17", "dog-walking", "fr", ""),
    ("nie mam co jeść", "", "food-parcel", "", ""),
    ("podwiezienie do szpitala w poniedziałek rano", "", "lift", "mo morning", ""),
    ("chciałabym z kimś porozmawiać, mam na imię Zofia", "", "phone-call", "", "Zofia"),
    ("wysłać paczkę, nie ma pośpiechu", "", "post", "no-hurry", ""),
)
IN_OTHER_LANGUAGES = (
    ("Bonjour, j'ai besoin de courses demain, SE15. Je suis Marie", "SE15", "shopping", "tomorrow", "Marie"),
    ("preciso de remédios da farmácia hoje N16", "N16", "prescription", "today", ""),
    ("ho bisogno della spesa venerdì", "", "shopping", "fr", ""),
    ("am nevoie de medicamente azi SE15", "SE15", "prescription", "today", ""),
    ("yarın alışveriş lazım N16", "N16", "shopping", "tomorrow", ""),
    ("angen siopa yfory CF10", "CF10", "shopping", "tomorrow", ""),
)
PERSON = (
    "ring me|Please call me back|can I speak to a person|RING ME SE15|is there anybody there?|can someone phone "
    "pls|llámame por favor|que me llamen|una persona|اتصل بي|كلمني من فضلك|proszę zadzwonić|czy mogę rozmawiać z "
    "człowiekiem"
)
DANGER = (
    "999|my house is on fire|he hit me again SE15|i want to die|chest pain|call an ambulance|there is a gas leak|"
    "hay un incendio|me pega|حريق|زوجي يضربني|pali się|mąż bije mnie"
)
END = (
    "cancel that|never mind|forget it|not needed any more|wrong number sorry|dont need anything|olvídalo|ya no hace "
    "falta|لا داعي|anuluj|już nie trzeba"
)
# With nothing in them that a request is made of.
NOTHING = (
    "hello|hi|thanks|thank you so much x|ok|yes|no|👍|😊|?|who are you?|what is this?|asdf qwerty|stop by the shipping "
    "office|world news|.|12|K7QP|hola|gracias|مرحبا|cześć|dziękuję|I love the meadow"
)
