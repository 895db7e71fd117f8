"""What people write when they need a hand, by kind of help and language; pure.

Phrases stand between commas: small letters, no apostrophes; accents may stand or not. A star at the end of a word
stands for any ending. What somebody writes may be a slip away from a word of five letters or more.
"""

KINDS = {
    "shopping": {
        "en": "shopping, shop, shops, the shops, shoping, shoppin, groceries, grocery, grocerys, groserys, "
        "supermarket, food shop, food shopping, weekly shop, big shop, my shop, get some bits, few bits, essentials, "
        "messages in, milk, bread, eggs, loo roll, toilet roll, nappies, tesco*, asda, sainsbury*, lidl, aldi, "
        "morrisons, waitrose, iceland, co op, coop, corner shop, vegetables, veg, fruit, cat food, dog food, baby "
        "milk",
        "es": "compra, compras, la compra, hacer la compra, supermercado, super, comestibles, leche, pan, huevos, "
        "pañales, mandado, mandados",
        "ar": "تسوق, مشتريات, بقالة, سوبرماركت, سوبر ماركت, السوق, سوق, حليب, خبز, بيض, حفاضات, مقاضي, أغراض, اغراض, "
        "شراء, tasawoq",
        "pl": "zakup*, sklep*, spożywcz*, supermarket*, mleko, mleka, chleb, chleba, jajka, jajek, pieluch*, biedronka",
        "pt": "compras, as compras, fazer compras, supermercado, mercearia, mercado, leite, pão, ovos, fraldas",
        "fr": "courses, les courses, faire les courses, épicerie, supermarché, lait, du pain, oeufs, couches",
        "it": "spesa, la spesa, fare la spesa, supermercato, alimentari, latte, pane, uova, pannolini",
        "ro": "cumpărături, cumpărăturile, magazin, alimente, lapte, pâine, ouă, scutece",
        "tr": "alışveriş*, market, marketten, bakkal*, süt, ekmek, yumurta, bebek bezi",
        "cy": "siopa, siop, neges, negeseuon, llaeth, llefrith, bara",
    },
    "prescription": {
        "en": "prescription, prescriptions, perscription*, perscripton, prescripton*, perscriptions, script, repeat "
        "prescription, medication, medications, meds, medicine, medicines, medecine, tablets, pills, my pills, "
        "pharmacy, chemist, chemists, boots, inhaler, insulin, antibiotics, painkillers, paracetamol, eye drops",
        "es": "receta, recetas, medicina, medicinas, medicamento, medicamentos, farmacia, pastillas, insulina",
        "ar": "وصفة, روشتة, دواء, ادوية, أدوية, دوا, علاج, صيدلية, حبوب, أنسولين, وصفة طبية, dawa",
        "pl": "recept*, lek, leki, leków, lekarstw*, aptek*, tabletk*, insulin*",
        "pt": "receita, receitas, remédio, remédios, medicamento, medicamentos, farmácia, comprimidos, insulina",
        "fr": "ordonnance, ordonnances, médicament, médicaments, pharmacie, comprimés, insuline",
        "it": "ricetta, ricette, medicina, medicine?, medicinali, farmacia, farmaci, pastiglie, insulina",
        "ro": "rețetă, reteta, rețete, medicament, medicamente, medicamentele, farmacie, pastile, insulină",
        "tr": "reçete*, ilaç*, ilac*, eczane*, hap, insülin",
        "cy": "presgripsiwn, meddyginiaeth, moddion, fferyllfa, tabledi",
    },
    "dog-walking": {
        "en": "dog, dogs, doggy, dog walk, dog walker, dog walking, dog walked, walk the dog, walk my dog, walking "
        "the dog, walking my dog, walkies, puppy, take the dog out, take my dog out",
        "es": "perro, perros, perra, perrito, pasear al perro, pasear el perro, pasear a mi perro, sacar al perro",
        "ar": "كلب, كلبي, الكلب, كلبتي, تمشية الكلب",
        "pl": "pies, psa, psem, psy, piesek, pieska, pieskiem, spacer z psem, wyprowadz*",
        "pt": "cão, cães, cachorro, cadela, passear o cão, passear o cachorro",
        "fr": "chien, chiens, chienne, promener le chien, promener mon chien, sortir le chien",
        "it": "cane, cani, cagnolino, portare fuori il cane, portare a spasso il cane",
        "ro": "câine, cainele, câinele, câini, cățel, plimbat câinele, plimb câinele",
        "tr": "köpek, köpeği, köpeğimi, köpeğim, köpek gezdirme",
        "cy": "ci, cŵn, mynd â r ci am dro",
    },
    "phone-call": {
        "en": "phone call, phone calls, phonecall, friendly call, friendly phone call, a friendly phone call, a chat, "
        "chat, chats, chatting, lonely, loneliness, company, someone to talk to, somebody to talk to, somone to talk "
        "to, someone to chat to, somebody to chat to, someone to chat with, befriending, befriender, telephone "
        "friend, on my own all day, feeling alone, daily call, weekly call, check in call, natter",
        "es": "llamada amistosa, llamada, charlar, charla, conversar, compañía, hablar con alguien, me siento sola, "
        "me siento solo, soledad, alguien con quien hablar",
        "ar": "مكالمة, مكالمة ودية, دردشة, وحيد, وحيدة, الوحدة, أحد أتحدث معه, احد اتكلم معه, حدا احكي معه",
        "pl": "rozmow*, porozmawia*, pogadać, pogaduszki, samotn*, telefon od kogoś, towarzystw*",
        "pt": "chamada amigável, conversar, conversa, companhia, sozinha, sozinho, solidão",
        "fr": "appel amical, discuter, parler à quelquun, solitude, me sens seul, me sens seule, compagnie, bavarder",
        "it": "telefonata, chiacchierare, chiacchiere, compagnia, mi sento sola, mi sento solo, solitudine",
        "ro": "să vorbesc cu cineva, de vorbă, singură, singur, singurătate, companie",
        "tr": "sohbet, yalnızım, yalnızlık, konuşacak biri",
        "cy": "sgwrs, sgwrsio, unig, cwmni",
    },
    "food-parcel": {
        "en": "food parcel, food parcels, food parcell, foodparcel, food bank, foodbank, food box, hamper, hungry, "
        "starving, no food, nothing to eat, run out of food, ran out of food, food, need food, some food, hot meal, "
        "hot meals, meals, a meal, no money for food, cant afford food, emergency food, nothing in the fridge, kids "
        "are hungry",
        "es": "comida, paquete de comida, banco de alimentos, alimentos, hambre, no tengo comida, nada que comer, no "
        "hay comida",
        "ar": "طعام, أكل, اكل, الأكل, طرد غذائي, سلة غذائية, بنك الطعام, جائع, جوعان, جوعانة, لا يوجد طعام, ما عندي "
        "أكل, akl",
        "pl": "jedzeni*, paczka żywnościowa, paczki żywnościowe, paczkę żywnościową, żywność, żywności, bank "
        "żywności, głodn*, nie mam co jeść, nie mamy co jeść, obiad*",
        "pt": "comida, cesta básica, cabaz, banco alimentar, fome, não tenho comida, alimentos",
        "fr": "colis alimentaire, nourriture, banque alimentaire, à manger, jai faim, faim, rien à manger",
        "it": "pacco alimentare, cibo, banco alimentare, fame, da mangiare, niente da mangiare",
        "ro": "pachet cu alimente, mâncare, mancare, banca de alimente, foame, nu am ce mânca",
        "tr": "yemek, gıda paketi, gıda kolisi, gıda bankası, açım, aç",
        "cy": "bwyd, parsel bwyd, banc bwyd, llwgu",
    },
    "lift": {
        "en": "lift, lifts, a lift, lift to, ride, a ride, drive me, drive, driver, driven, transport, car, taxi, "
        "appointment, appointments, apointment, appt, hospital, get to hospital, take me to, pick me up, gp surgery, "
        "vaccination, vaccine, jab, clinic, dentist, airport, train station",
        "es": "transporte, llevarme, llevar al hospital, que me lleve, que me lleven, coche, hospital, cita, cita "
        "médica, médico, dentista, vacuna",
        "ar": "توصيلة, توصيل, توصيلي, سيارة, مستشفى, المستشفى, موعد, موعد طبي, الطبيب, طبيب, عيادة, مواصلات",
        "pl": "podwóz*, podwiez*, podwieź*, zawie*, transport*, szpital*, lekarz*, wizyt*, samochod*, przychodni*",
        "pt": "boleia, carona, transporte, levar me, carro, hospital, consulta, médico, dentista",
        "fr": "transport, memmener, memmener à lhôpital, trajet, voiture, hôpital, rendez vous, médecin, dentiste, "
        "conduire",
        "it": "passaggio, un passaggio, trasporto, macchina, ospedale, appuntamento, visita medica, dottore, dentista",
        "ro": "transport, să mă ducă, mașina, masina, spital, programare, doctor, dentist",
        "tr": "araba, arabayla, ulaşım, hastane*, randevu*, doktor*, diş hekimi, götür*",
        "cy": "lifft, ysbyty, apwyntiad, meddyg, deintydd",
    },
    "post": {
        "en": "post, posting, posted, post office, post box, postbox, letter, letters, mail, stamps, parcel, parcels, "
        "package, packages, errand, errands, erands, library books, bank, return a parcel, pick up a parcel, post a "
        "letter, post a parcel, parcel collected, drop off, pay a bill, pay in a cheque",
        "es": "correo, correos, carta, cartas, oficina de correos, paquete, paquetes, recado, recados, trámite, banco",
        "ar": "بريد, البريد, رسالة, رسائل, مكتب البريد, طرد, طرود, البنك",
        "pl": "poczta, pocztę, poczty, poczcie, list, listy, listów, paczk*, przesyłk*, sprawunk*, bank",
        "pt": "correio, correios, carta, cartas, encomenda, encomendas, recado, recados, banco",
        "fr": "poste, la poste, courrier, lettre, lettres, colis, commission, commissions, banque",
        "it": "posta, la posta, ufficio postale, lettera, lettere, pacco, pacchi, commissione, commissioni, banca",
        "ro": "poștă, posta, poștă, scrisoare, scrisori, colet, colete, comision, banca",
        "tr": "posta, postane*, mektup, koli, kargo*, banka",
        "cy": "post, llythyr, llythyrau, swyddfa r post, parsel",
    },
    "other": {
        "en": "garden, gardening, lawn, hedge, grass cut, bins, bin, ironing, cleaning, cleaner, hoover, hoovering, "
        "laundry, washing, washing machine, dishwasher, diy, lightbulb, light bulb, bulb, smoke alarm, computer, "
        "laptop, internet, wifi, broadband, tablet set up, form, forms, filling in forms, furniture, curtains, "
        "boiler, cooking, babysit, babysitter, babysitting, childcare, feed my cat, feed the cat, cat, snow, "
        "heating, bed, wardrobe, translate, translation, reading to, something else",
        "es": "jardín, basura, limpieza, limpiar, lavar, lavadora, bombilla, ordenador, internet, formulario, "
        "formularios, muebles, gato, cocinar, niños, traducir, otra cosa",
        "ar": "حديقة, قمامة, تنظيف, غسيل, لمبة, حاسوب, كمبيوتر, إنترنت, استمارة, استمارات, أثاث, قطة, طبخ, ترجمة, شيء "
        "آخر",
        "pl": "ogród*, ogrod*, śmieci, kosze, sprząta*, pranie, pralk*, żarówk*, komputer*, internet*, formularz*, "
        "mebl*, kot, kota, gotowa*, dzieci, tłumacz*, coś innego",
        "pt": "jardim, lixo, limpeza, limpar, lâmpada, computador, formulário, móveis, gato, outra coisa",
        "fr": "jardin, poubelle, poubelles, ménage, nettoyage, ampoule, ordinateur, formulaire, meubles, chat, autre "
        "chose",
        "it": "giardino, spazzatura, pulizie, pulire, lampadina, computer, modulo, moduli, mobili, gatto, altro",
        "ro": "grădină, gunoi, curățenie, bec, calculator, formular, formulare, mobilă, pisică, altceva",
        "tr": "bahçe, çöp, temizlik, ampul, bilgisayar, form, mobilya, kedi, başka bir şey",
        "cy": "gardd, garddio, bin, biniau, glanhau, cyfrifiadur, ffurflen, cath, rhywbeth arall",
    },
}
