"""What people write besides what they need: that they want a person, that they are in danger, no more of it; pure.

As `words_of_kinds` writes it.
"""

PERSON = {
    "en": "ring me, ring me back, call me, call me back, callback, call back, ring back, phone me, phone me back, "
    "telephone me, give me a ring, give me a call, give me a bell, giv me a ring, pls ring, pls call, please ring, "
    "please call, please phone, can you ring, can you call, can you phone, could you ring, could you call, can "
    "someone ring, can someone call, can someone phone, can somebody ring, can somebody call, can somebody phone, "
    "someone ring me, somebody ring me, someone call me, somebody call me, speak to someone, speak to somebody, "
    "speak to a person, speak with someone, speak to a human, talk to a person, talk to a human, talk to someone, "
    "talk to somebody, a person, a real person, real person, a human, human, human being, a human being, is there "
    "anybody there, is anyone there, is anybody there, an operator",
    "es": "llámame, llámeme, llámenme, llamadme, me pueden llamar, pueden llamarme, puede llamarme, que me llamen, "
    "una persona, hablar con una persona, persona real, un humano",
    "ar": "اتصل بي, اتصلوا بي, كلمني, كلموني, رن علي, شخص, إنسان, أريد التحدث مع شخص, اتصال, ممكن تتصل, ممكن تتصلوا, "
    "ittasil bi",
    "pl": "zadzwoń, zadzwońcie, proszę dzwonić, proszę zadzwonić, proszę o telefon, oddzwoń, oddzwonić, człowiek, "
    "człowiekiem, z człowiekiem, żywy człowiek, prawdziwa osoba, osoba, z osobą",
    "pt": "ligue me, liguem me, me ligue, me liga, podem ligar, uma pessoa",
    "fr": "appelez moi, rappelez moi, appelle moi, pouvez vous mappeler, une personne, un humain",
    "it": "chiamatemi, chiamami, mi chiami, richiamatemi, potete chiamarmi, una persona",
    "ro": "sunați mă, sună mă, mă puteți suna, o persoană, un om",
    "tr": "beni arayın, beni ara, arar mısınız, bir insan, biriyle konuşmak",
    "cy": "ffoniwch fi, ffonia fi, person go iawn",
}
DANGER = {
    "en": "999, 112, 911, fire, on fire, smoke everywhere, gas leak, smell gas, smells of gas, he hit me, she hit me, "
    "hit me, hits me, he hits me, hitting me, beats me, beating me, beat me up, attacked, attacking, attacks me, "
    "attack me, stabbed, knife, gun, violent, violence, hurting me, hurts me, he hurt me, strangled, choked me, "
    "threatening me, threatens me, threatened me, afraid of my husband, afraid of my partner, scared of him, scared "
    "of my husband, scared of my partner, kill me, kill myself, killing myself, end my life, end it all, suicide, "
    "suicidal, want to die, wanna die, overdose, heart attack, stroke, cant breathe, cannot breathe, chest pain, "
    "chest pains, bleeding, unconscious, collapsed, not breathing, intruder, break in, breaking in, burglar, rape, "
    "raped, ambulance, police, in danger, dying, passed out, emergency",
    "es": "fuego, incendio, humo, violencia, violento, me pega, me golpea, me maltrata, me amenaza, cuchillo, "
    "ambulancia, policía, suicidio, suicidarme, matarme, quiero morir, emergencia, en peligro, no puedo respirar, "
    "infarto",
    "ar": "حريق, نار, عنف, يضربني, ضربني, يهددني, سكين, إسعاف, اسعاف, شرطة, الشرطة, انتحار, أريد أن أموت, طوارئ, خطر, "
    "في خطر, لا أستطيع التنفس, نوبة قلبية, نزيف",
    "pl": "pożar, pali się, ogień, przemoc, bije mnie, pobił mnie, grozi mi, nóż, karetk*, pogotowi*, policj*, "
    "samobój*, zabić się, chcę umrzeć, nagły wypadek, niebezpieczeństw*, nie mogę oddychać, zawał*, krwawi*",
    "pt": "fogo, incêndio, violência, me bate, bate me, ambulância, polícia, suicídio, quero morrer, emergência, "
    "perigo",
    "fr": "au feu, incendie, violence, il me frappe, me frappe, ambulance, police, suicide, mourir, en danger, "
    "urgence vitale",
    "it": "incendio, fuoco, violenza, mi picchia, ambulanza, polizia, suicidio, voglio morire, pericolo",
    "ro": "incendiu, foc, violență, mă bate, ambulanță, poliție, sinucidere, vreau să mor, pericol",
    "tr": "yangın, şiddet, beni dövüyor, ambulans, polis, intihar, ölmek istiyorum, tehlike*",
    "cy": "tân, trais, ambiwlans, heddlu, hunanladdiad, perygl",
}
# That they want none of it any more. Alone, "cancel" stops everything, and never comes here.
END = {
    "en": "cancel, cancelled, canceled, cancel it, cancel that, cancel this, cancel please, please cancel, never "
    "mind, nevermind, nvm, forget it, forget about it, not needed, no longer needed, dont need it, dont need it any "
    "more, dont need it anymore, dont need anything, i dont need anything, dont need help, dont need any help, no "
    "help needed, wrong number, changed my mind, ive changed my mind, dont bother, not any more, not anymore, sorted "
    "now, mistake, by mistake, nothing",
    "es": "cancelar, cancela, cancélalo, cancelen, olvídalo, olvídelo, ya no, ya no hace falta, ya no lo necesito, "
    "número equivocado, no importa, nada",
    "ar": "إلغاء, الغاء, ألغ, لا داعي, انس الأمر, مش لازم, رقم خطأ, لا شيء",
    "pl": "anuluj, anulować, nieważne, rezygnuję, już nie trzeba, już nie, nie trzeba, pomyłka, nic",
    "pt": "cancelar, cancele, esqueça, já não preciso, deixa pra lá, número errado, nada",
    "fr": "annuler, annulez, laissez tomber, plus besoin, pas besoin, mauvais numéro, oubliez, rien",
    "it": "annulla, annullare, lasci stare, lascia stare, non serve più, numero sbagliato, niente",
    "ro": "anulează, anulați, nu mai e nevoie, nu mai trebuie, număr greșit, nimic",
    "tr": "iptal et, iptal edin, vazgeçtim, gerek yok, yanlış numara, boş ver",
    "cy": "canslo, dim ots, dim angen",
}
AGREE = {
    "en": "thats right, that is right, thats correct, correct, right, all correct, exactly, thats it, spot on, ask "
    "them, ask neighbours, ask the neighbours, ask away, do it, please ask, ask please, go on, yes ask",
    "es": "correcto, está bien, eso es, así es, exacto, pregunten, pregunta",
    "ar": "صحيح, بالضبط, اسألوا, اسأل, هذا صحيح",
    "pl": "zgadza się, dokładnie, poprawnie, pytajcie, zapytajcie, proszę pytać",
    "pt": "certo, correto, exato, perguntem",
    "fr": "cest ça, cest bien ça, correct, exact, demandez",
    "it": "giusto, esatto, corretto, chiedete",
    "ro": "corect, exact, întrebați",
    "tr": "doğru, aynen, sorun lütfen",
    "cy": "cywir, yn union, gofynnwch",
}
# That something comes on top of what was said, and takes the place of nothing.
ALSO = {
    "en": "also, and, as well, aswell, too, plus, n, another, another thing, on top",
    "es": "también, además, y",
    "ar": "أيضا, ايضا, كمان, و",
    "pl": "też, także, również, oraz, i",
    "pt": "também, e",
    "fr": "aussi, et",
    "it": "anche, pure",
    "ro": "de asemenea, și",
    "tr": "ayrıca, ve",
    "cy": "hefyd",
}
# These turn round the word after them: it is not this that they need.
NOT = (
    "not, no, dont need, dont want, do not need, do not want, without, instead of, no need for, rather than, forget "
    "the, skip the, no more, no necesito, no quiero, sin, لا أريد, لا أحتاج, بدون, ليس, مش, nie, nie potrzebuję, bez, "
    "não, não preciso de, pas de, pas, plus de, non, senza, nu, fără"
)
BUT = "but, except, only, though, however, pero, sino, لكن, بس, ale, tylko, mas, mais, ma, però, dar, ama, ond"
# By which a language is told, where nothing else says so.
SIGNS = {
    "en": "please, thanks, thank you, hello, need, i need, help, could, someone, somebody, my, the, with, live, hi, "
    "im, id, i, me, mi, a, an, to, for, is, it, in, at, so, some, get, got, getting, want, would, like, you, we, us, "
    "our, am, are, be, can, have, has, had, of, from, up, out, do, does, this, that, there, here, postcode, mum, dad, "
    "mother, father, collect, pick, fetch, walk, anyone, anybody, hiya, hey, he, she, they, him, her, his, them, "
    "just, really",
    "es": "hola, necesito, quiero, quisiera, gracias, por favor, ayuda, vivo, soy, me, mi, para, puede, alguien, "
    "buenos días, ayúdame, tengo, estoy, con, el, los, del, una, código postal",
    "ar": "مرحبا, السلام عليكم, أحتاج, احتاج, أريد, اريد, بدي, عايز, عاوز, مساعدة, من فضلك, شكرا, ممكن, أسكن, اسكن, "
    "أنا, انا",
    "pl": "potrzebuję, potrzebuje, proszę, prosze, dzień dobry, cześć, mieszkam, jestem, chcę, chciałabym, chciałbym, "
    "dziękuję, pomoc, pomocy, ktoś, może, dla, mam, moja, moje, się, na, mój, kod pocztowy",
    "pt": "olá, preciso, quero, obrigado, obrigada, ajuda, moro, sou, alguém, não, estou, minha, meu",
    "fr": "bonjour, jai besoin, besoin, merci, sil vous plaît, aide, jhabite, je suis, quelquun, pour, mon, ma, je, "
    "vous",
    "it": "ciao, buongiorno, ho bisogno, bisogno, grazie, per favore, aiuto, abito, sono, qualcuno, per, mio, mia, "
    "della",
    "ro": "bună ziua, bună, am nevoie, nevoie, mulțumesc, vă rog, ajutor, locuiesc, sunt, cineva, pentru",
    "tr": "merhaba, ihtiyacım var, lazım, lütfen, teşekkürler, yardım, oturuyorum, ben, biri, için, istiyorum",
    "cy": "helo, shwmae, angen, diolch, os gwelwch yn dda, cymorth, byw, rhywun, dw i, rydw i",
}
# With which somebody begins, and waits for an answer.
GREETS = (
    "hi, hiya, hello, hey, help, are you there, hola, buenos días, buenas, مرحبا, السلام عليكم, سلام, salam, salaam, "
    "assalamu alaikum, cześć, dzień dobry, olá, bonjour, salut, ciao, buongiorno, bună, bună ziua, merhaba, selam, "
    "helo, shwmae, hallo, guten tag, namaste, привіт, здравствуйте, 你好"
)
# In whatever else stands beside them somebody thanks us.
THANKS = (
    "thank, thanks, thankyou, thx, tx, ta, cheers, grateful, gracias, agradezco, agradecida, agradecido, شكرا, شكراً, "
    "shukran, dziękuję, dzięki, dziękujemy, obrigada, obrigado, merci, grazie, mulțumesc, mersi, teşekkür, "
    "teşekkürler, sağol, diolch, danke, dhanyavad, shukriya, дякую, спасибо, 谢谢"
)
# After these comes what they are called.
NAMES = (
    "my name is, my names, my name, name is, i am called, im called, me llamo, mi nombre es, me llaman, اسمي, انا "
    "اسمي, أنا اسمي, nazywam się, mam na imię, na imię mi, meu nome é, chamo me, me chamo, je mappelle, mi chiamo, mă "
    "numesc, numele meu este, adım, benim adım, fy enw i yw"
)
# After these too, where it is written like a name.
NAMES_AS_WRITTEN = "this is, its, it is, called, soy, jestem, tu mówi, mówi, sou a, sou o, je suis, معك"
# And after these, where nothing comes behind it.
SIGNED = (
    "regards, kind regards, best wishes, many thanks, thanks, thank you, signed, love, from, gracias, dziękuję, merci, "
    "pozdrawiam, saludos"
)
# With which a question begins that somebody asks of us.
QUESTIONS = (
    "who, what, whats, how, why, when, where, is this, are you, do you, quién, qué, cómo, cuándo, por qué, kto, co, "
    "jak, kiedy, dlaczego, czy, من, ما, ماذا, كيف, متى, لماذا, qui, quoi, comment, quand, chi, cosa, come, quando, "
    "cine, ce, cum"
)
# Words by themselves, one slip away from a word of these tables: the commonest in the languages that people here write,
# from lists of how often words are used (wordfreq 3.1).
WORDS_OF_THEIR_OWN = frozenset(
    """
    boats bolts boost breed broad brooks cells certains chants chaos chars charts cheek chick choking choque
    chuck cleansing clearer clearing coats cooling corner derive farms feeding filming firms forma formas forme
    forts forums fried fringe gardes glass grams grasp gross hammer harper harry hating heading healing hearing
    hooker hungary internes ireland launch lists litter lovely magazine means medals mediation meditation metals
    monkey mouth noting panels parce passer pearson perito perla phrase pilas polls poodle poppy posing pressed
    prone pulls rally rapid recenta recette remedies repeal shaping shipping ships shoes shots showing shows
    sneak spear spoke stampa stamped staring starring starting steak stoke stopping suites tables theme these
    three tomara tours trail traite travis twist urgency vienes waking wasting wherever wishing world wound
    """.split()
)
