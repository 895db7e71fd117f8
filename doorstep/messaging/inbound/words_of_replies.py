"""The words people answer with, by language; pure.

Phrases stand between commas, as `replies` writes them: small letters, no apostrophes, and the accents they have; who
writes may leave these out. A question mark behind a phrase: sure only from somebody known to speak this language, since
elsewhere it means something else, or is a name. No mark is needed by what has opposite meanings in two languages of
this table, nor by single words in Latin letters without accents and words that stop everything, which are sure only
from such a person anyway (`vocabulary.Entry`); English and what carriers ask for are sure from everybody.
"""

# What our own messages ask for, and what carriers hold senders to (CTIA, Messaging Principles, 5.1; the same words
# with every provider here): sure whatever they mean elsewhere, save to somebody known to speak that language.
ASKED_FOR = {
    "yes": "yes, y",
    "no": "no, n",
    "later": "later",
    "done": "done",
    "stop": "stop, stopall, stop all, unsubscribe, optout, opt out, revoke, arret",
    "start": "start, unstop, subscribe, resume",
    "help": "help, info",
}
# These stop everything when they stand alone, as carriers ask; beside other words they mean a task, or something else
# altogether: "para" is "for", "sair" is "to go out".
ALONE = {"cancel": "no", "cancelar": "no", "iptal": "no"} | dict.fromkeys(
    "baja dur end ende fin koniec para parar pare quit revoke sair".split(), ""
)

LANGUAGES = {
    "en": {
        "yes": "yes please, yess, ye, yep, yup, yeah, yea, yeh, yh, ya, yas, aye, ok, okay, okey, oki, okie, "
        "okey dokey, sure, sure thing, of course, ofc, absolutely, definitely, certainly, gladly, agreed, confirmed, "
        "confirm, accept, accepted, i accept, perfect, can do, will do, i can, yes i can, i can do it, "
        "i can do that, i can do this, ill do it, ill do that, ill go, i will, i will do it, happy to, "
        "happy to help, id love to, i would love to, love to, count me in, im in, i can help, id like to help, "
        "on it, im on it, no prob at all, go for it, go ahead, fine by me, thats fine, sounds good, works for me, "
        "i am free, im free, im available, available, k?, kk?, fine?, great?, mhm?, aha?, uh huh?, alright, "
        "all right, aight?, liked?, loved?, please do?, 0k, id be happy to, i would be happy to, go on then",
        "no": "no thanks, no thank you, no ta, nope, nah, n0, naw, nay?, noo, no way, no can do, not me, i cant, "
        "cant, cannot, i cannot, cant do it, cant do that, i cant do it, i cant do that, i cant do this one, "
        "cant do this one, cant do that one, i cant do that one, cant make it, i cant make it, cant help, i cant help, "
        "i wont, wont, i wont be able to, "
        "wont be able to, not able to, im not able to, unable, unable to, im unable to, decline, declined, "
        "i decline, pass, ill pass, not available, im not available, unavailable, im unavailable, not free, "
        "im not free, im busy, busy, im away, im ill, im sick, dont, not interested, not possible, never?, disliked?",
        "later": "not today, not now, not right now, not just now, not yet, not this week, not this time, "
        "another time, another day, some other time, maybe later, tomorrow, maybe tomorrow, not tonight, tmrw, tmw, "
        "tomoz, 2moro, 2morrow, tommorow, tommorrow, tomorow, tommorro, tomoro, next week, next time, in a bit, "
        "in a while, ask me later, ask me again, ask again, ask me tomorrow, remind me, remind me later, "
        "remind me tomorrow, call me later, cant today, i cant today, cant now, i cant now, cant right now, "
        "i cant right now, cant this week, i cant this week, busy today, im busy today, busy now, busy right now, "
        "im busy now, im busy right now, snooze, l8r, l8ter",
        "done": "all done, already done, its done, thats done, done it, ive done it, i have done it, is done, "
        "task done, job done, "
        "all finished, finished, its finished, ive finished, i have finished, completed, complete, its complete, "
        "all complete, delivered, ive delivered it, dropped off, dropped it off, ive dropped it off, sorted, "
        "all sorted, been and gone?, mission accomplished, done and dusted",
        "stop": "end, quit, cancel, stop it, stop this, stop now, stop messages, stop texts, stop texting, "
        "stop messaging, stop texting me, stop messaging me, stop contacting me, stop sending me messages, "
        "stop sending messages, stop sending me texts, stop sending texts, stop all messages, unsubscribe me, "
        "remove me, opt me out, take me off, take me off your list, remove me from your list, no more texts, "
        "no more messages, dont text me, dont contact me, do not text me, do not contact me, leave me alone?",
        "help": "help me, help needed, need help, needs help, i need help, i need some help, i need a hand, "
        "need a hand, we need help, can you help, can you help me, could you help, could you help me, "
        "can someone help, can someone help me, can somebody help, can anyone help, can anybody help, i want help, "
        "i would like help, id like help, looking for help, sos",
    },
    "es": {
        "yes": "sí, sip, sipi, sí por favor, sí gracias, claro, claro que sí, por supuesto, vale, de acuerdo, "
        "bueno, sí puedo, puedo, puedo ir, voy yo, yo voy, lo hago, lo hago yo, dale, con gusto, acepto, perfecto",
        "no": "no gracias, nop, no puedo, no puedo ir, lo siento no puedo, imposible, ni hablar",
        "later": "más tarde, luego, después, ahora no, hoy no, hoy no puedo, no puedo hoy, ahora no puedo, otro día, "
        "mañana, mañana sí, la semana que viene",
        "done": "hecho, ya está, ya está hecho, terminado, terminada, he terminado, ya terminé, terminé, acabado, "
        "entregado, listo, lista",
        "stop": "parar, pare, para, basta, baja, dar de baja, darme de baja, cancelar, no me escribas más, fin",
        "start": "empezar, alta",
        "help": "ayuda, ayúdame, necesito ayuda, socorro, me pueden ayudar, pueden ayudarme",
    },
    "ar": {
        "yes": "نعم, نعم من فضلك, أيوه, أيوة, ايوا, اه, آه, أجل, طبعا, أكيد, تمام, حاضر, موافق, ماشي, أوكي, naam, "
        "na3am, aiwa, aywa, aywah, aiwah, tamam, akeed, mashi, hader, mwafi2",
        "no": "لا, لأ, كلا, لا شكرا, مش ممكن, لا أستطيع, لا استطيع, ما بقدر, مش قادر, مش قادرة, غير متاح, la, laa, "
        "la2, kalla, la shukran, mish mumkin, ma ba2dar",
        "later": "لاحقا, بعدين, فيما بعد, غدا, بكرة, بكرا, مش اليوم, ليس اليوم, ليس الآن, مش هلأ, اليوم لا, badein, "
        "ba3dein, baad, bukra, bokra",
        "done": "تم, تمت, خلصت, انتهيت, انتهى, تم بنجاح, خلاص?, khalas, khalast, tamm",
        "stop": "قف, توقف, توقفوا, أوقف, إيقاف, ايقاف, إلغاء, إلغاء الاشتراك, الغاء الاشتراك, لا ترسل, waqef",
        "start": "ابدأ",
        "help": "مساعدة, المساعدة, ساعدوني, ساعدني, أحتاج مساعدة, احتاج مساعدة, أحتاج إلى مساعدة, بدي مساعدة, musaada",
    },
    "pl": {
        "yes": "tak, tak proszę, no, no tak, no pewnie, no jasne, no dobra, pewnie, jasne, oczywiście, dobrze, "
        "dobra, zgoda, okej, mogę, chętnie, zgadzam się",
        "no": "nie, nie dziękuję, nie mogę, nie dam rady, niestety nie, nie teraz dziękuję",
        "later": "później, potem, nie dziś, nie dzisiaj, nie teraz, jutro, może jutro, innym razem",
        "done": "zrobione, gotowe, skończone, skończyłem, skończyłam, załatwione, dostarczone",
        "stop": "koniec, wypisz, wypisz mnie, zatrzymaj, przestań, przestańcie",
        "help": "pomoc, pomocy, potrzebuję pomocy, proszę o pomoc",
    },
    "pt": {
        "yes": "sim, sim por favor, claro, claro que sim, com certeza, posso, sim posso, está bem, tá bom, pode ser, "
        "aceito",
        "no": "não, não obrigado, não obrigada, não posso, infelizmente não",
        "later": "mais tarde, depois, hoje não, agora não, amanhã, outro dia",
        "done": "feito, pronto, pronta, terminado, terminei, acabei, está feito, já está, entregue, concluído",
        "stop": "parar, pare, sair, cancelar, parem, cancelar inscrição",
        "help": "ajuda, preciso de ajuda, socorro",
    },
    "fr": {
        "yes": "oui, ouais, ouai, oui merci, oui svp, bien sûr, daccord, volontiers, avec plaisir, je peux, "
        "oui je peux, si, ça marche, entendu, ok daccord",
        "no": "non, non merci, nan, je ne peux pas, je peux pas, pas possible, désolé non, désolée non, impossible",
        "later": "plus tard, pas aujourdhui, pas maintenant, demain, une autre fois, un autre jour, pas cette semaine",
        "done": "fait, cest fait, fini, jai fini, cest fini, terminé, jai terminé, livré",
        "stop": "arret, arrêter, arrêtez, désabonner, me désabonner, désinscription, stopper",
        "help": "aide, au secours, aidez moi, jai besoin daide, besoin daide",
    },
    "it": {
        "yes": "sì, si grazie, certo, certamente, va bene, volentieri, posso, dacordo, daccordo, perfetto, sì certo",
        "no": "no grazie, non posso, purtroppo no, mi dispiace no",
        "later": "più tardi, dopo, domani, oggi no, non oggi, non ora, adesso no, unaltra volta",
        "done": "fatto, finito, ho finito, è fatto, completato, consegnato, fatta",
        "stop": "basta, fermare, fermati, cancellami, disiscrivimi, annulla",
        "help": "aiuto, ho bisogno di aiuto, aiutatemi, mi serve aiuto",
    },
    "tr": {
        "yes": "evet, evet lütfen, tamam, tamamdır, olur, tabii, tabi, tabii ki, elbette, peki, yaparım, he",
        "no": "hayır, hayır teşekkürler, yok, olmaz, yapamam, maalesef, gelemem",
        "later": "sonra, daha sonra, yarın, bugün değil, bugün olmaz, şimdi değil, şimdi olmaz",
        "done": "bitti, yaptım, tamamlandı, hallettim, halloldu, oldu, bitirdim",
        "stop": "dur, durdur, iptal, çık, aboneliği iptal et",
        "help": "yardım, yardım edin, yardım lazım, yardıma ihtiyacım var, imdat",
    },
    "ro": {
        "yes": "da, da vă rog, da mulțumesc, sigur, desigur, bine, pot, da pot, de acord, bineînțeles",
        "no": "nu, nu mulțumesc, nu pot, din păcate nu",
        "later": "mai târziu, mâine, nu azi, nu acum, azi nu, altă dată",
        "done": "gata, am terminat, terminat, făcut, am făcut, livrat, rezolvat",
        "stop": "oprește, opriți, dezabonare, anulează",
        "help": "ajutor, am nevoie de ajutor, ajutați mă",
    },
    "sq": {
        "yes": "po, po faleminderit, mirë, në rregull, sigurisht, patjetër, dakord",
        "no": "jo, jo faleminderit, nuk mundem, smundem",
        "later": "më vonë, nesër, jo sot, jo tani",
        "done": "u krye, e bëra, përfundova, mbarova, mbaroi, përfundoi",
        "stop": "ndalo, mjaft, ndal",
        "help": "ndihmë, kam nevojë për ndihmë",
    },
    "de": {
        "yes": "ja, ja bitte, ja gerne, ja gern, jawohl, jo, jepp, klar, na klar, gerne, gern, natürlich, "
        "in ordnung, mache ich, mach ich, einverstanden, selbstverständlich",
        "no": "nein, nein danke, nee, nö, ne, leider nein, leider nicht, geht nicht, kann nicht, ich kann nicht, "
        "kann leider nicht",
        "later": "später, morgen, heute nicht, nicht heute, jetzt nicht, nicht jetzt, ein andermal",
        "done": "fertig, erledigt, ist erledigt, gemacht, bin fertig, geschafft, abgeschlossen",
        "stop": "stopp, abmelden, aufhören, abbestellen, ende",
        "help": "hilfe, ich brauche hilfe, brauche hilfe",
    },
    "so": {
        "yes": "haa, haye, hagaag, waa hagaag, waayahay, haa fadlan",
        "no": "maya, mayo, maya mahadsanid, maya waan ka xumahay, ma awoodo, ma kari karo",
        "later": "hadhow, hadda maya, maanta maya, berri, mar dambe",
        "done": "waa dhammaatay, dhammaatay, waan dhammeeyay, dhammeeyay, waan qabtay",
        "stop": "jooji, joogso, iska daa",
        "help": "caawimo, caawi, caawimaad, waxaan u baahanahay caawimo, i caawi",
    },
    "vi": {
        "yes": "vâng, dạ, dạ vâng, dạ được, có?, được, đồng ý, vâng ạ, dạ có",
        "no": "không, khong, ko, k, không được, không cảm ơn, dạ không, không thể",
        "later": "để sau, lát nữa, ngày mai, mai, hôm nay không, hôm khác",
        "done": "xong, xong rồi, đã xong, hoàn thành, làm xong rồi",
        "stop": "dừng lại, ngừng, hủy, ngưng",
        "help": "giúp, giúp đỡ, giúp tôi, cần giúp đỡ, tôi cần giúp",
    },
    "yo": {
        "yes": "bẹẹni, bẹẹ ni, beeni, o dara, mo gba",
        "no": "rárá, bẹẹkọ, beeko, mi o le, mi ò lè",
        "later": "nigba miiran, lọla, ọla, kii se oni, ko si loni",
        "done": "o ti pari, mo ti pari, ti pari, mo ti se",
        "stop": "dáwọ́ dúró, duro, dúró",
        "help": "iranlọwọ, ran mi lọwọ, e ran mi lowo",
    },
}
