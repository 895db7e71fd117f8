"""What people answer by text, and what they mean by it: answers stand between upright strokes."""

from doorstep.messaging.inbound.replies import Meaning

SURE = {
    Meaning.YES: (
        "Yes please, thank you so much|I'd be happy to|"
        "YES|yes|Yes.|yes!!|y|Y|yess|yesss|YEEES|ye|yep|yup|yeah|yeahh|yea|yh|ok|OK.|Ok!|okay|okey|okkkk|"
        "sure|suree|Sure thing|of course|absolutely|definitely|definately|absolutly|defintely|yes please|"
        "Yes plese|yes, thanks|ok thank you|yes x|Yes! 😊|👍|👍🏽|👍👍|👌|✅|✔️|yes 👍|I can|I can do it|"
        "I'll do it|I’ll do that|happy to help|Happy to|I'd love to|count me in|on it|will do|can do|"
        "sounds good|Hi, yes please|Hello yes|'yes'|(yes)"
    ),
    Meaning.NO: (
        "NO|no|No.|n|nope|Nope!|nah|noooo|no thanks|No thank you|no sorry|Sorry, no|sorry no x|can't|"
        "cant|CAN'T|can’t|cannot|cannott|Sorry I can't|I can't do it|I can't make it|unable|"
        "not available|I'm busy|👎|👎🏿|❌|no 👎|n0|No ta|not me|I won't be able to|not interested|"
        "unfortunatly no|Unfortunately I can't|I'm afraid not available|can´t|Can`t do it|- no|"
        "I can´t, apologies|sadly no"
    ),
    Meaning.LATER: (
        "LATER|later|Later!|latr|not today|Not today sorry|tomorrow|tomorrow?|tommorow|tomorow|tmrw|"
        "2moro|not now|another time|maybe tomorrow|next week|can't today|Sorry can't today|"
        "I can't right now|ask me again|remind me tomorrow|not this week|later please|l8r"
    ),
    Meaning.DONE: (
        "DONE|done|Done!|doone|all done|All done 👍|it's done|That’s done|finished|Finished x|finshed|"
        "completed|delivered|dropped off|job done|yes, done|ok done|Yes all done thanks|✅ done|"
        "I've done it|sorted"
    ),
    Meaning.STOP: (
        "STOP|stop|Stop.|stop!|STOPALL|stop all|UNSUBSCRIBE|unsubscribe|CANCEL|cancel|END|end|QUIT|quit|"
        "ARRET|arrêt|OPTOUT|opt out|revoke|please stop|Stop please|stop texting me|"
        "Please stop messaging me|remove me|STOPPPP|stop, thanks|unsubscribe me|no more texts|"
        "STOP\n> Reply STOP to stop"
    ),
    Meaning.START: ("START|start|unstop|resume|subscribe"),
    Meaning.HELP: (
        "HELP|help|Help!|help?|INFO|info|🆘|I need help|help me please|can you help?|Can someone help me|"
        "Hi, I need help|sos|hepl"
    ),
}
# Sure from somebody known to speak that language.
IN_OTHER_LANGUAGES = {
    Meaning.YES: (
        "sí|Si|sí por favor|claro|vale|de acuerdo|sí gracias|نعم|أيوه|ايوة|طبعا|تمام|نعم شكرا|aiwa|tak|"
        "Tak, proszę|jasne|oczywiście|sim|Sim, obrigada|claro que sim|oui|Ouais|d'accord|bien sûr|"
        "oui merci|sì grazie|certo|va bene|evet|Evet lütfen|tamam|olur|da|da, mulțumesc|sigur|haa|haye|"
        "হ্যাঁ|জি|ঠিক আছে|thik ache|ہاں|جی ہاں|ٹھیک ہے|હા|હા જી|ਹਾਂ ਜੀ|ਠੀਕ ਹੈ|हाँ|हां जी|ठीक है|haan|"
        "haan ji|theek hai|haanji|是|好|好的|可以|好的谢谢|没问题|keyi|bẹẹni|beeni|так|Так, дякую|добре|"
        "да|Конечно|хорошо|ja|Ja gerne|klar|natürlich|mirë|vâng|được|Dạ được|ஆம்|ஆமா|சரி|aamaa|ναι|"
        "Ναι, ευχαριστώ|εντάξει|entaxei"
    ),
    Meaning.NO: (
        "no gracias|no puedo|lo siento, no puedo|لا|لا شكرا|لأ|nie|Nie, dziękuję|nie mogę|não|"
        "Não, obrigado|não posso|non|non merci|désolé non|no grazie|non posso|hayır|Hayır, teşekkürler|"
        "yok|nu|nu, mulțumesc|nu pot|না|না ধন্যবাদ|ji na|نہیں|جی نہیں|ના|ਨਹੀਂ ਜੀ|नहीं|जी नहीं|nahi|nahin|"
        "ji nahi|不|不行|不可以|不要|不用了谢谢|bu xing|rárá|bẹẹkọ|ні|Ні, дякую|не можу|нет|Нет, спасибо|"
        "не могу|nein|Nein danke|leider nicht|jo faleminderit|không|không được|இல்லை|வேண்டாம்|illai|όχι|"
        "Όχι, ευχαριστώ|ochi|oxi"
    ),
    Meaning.LATER: (
        "más tarde|mañana|hoy no|لاحقا|بكرة|مش اليوم|później|jutro|nie dzisiaj|mais tarde|amanhã|"
        "hoje não|plus tard|demain|pas aujourd'hui|più tardi|domani|oggi no|daha sonra|yarın|mai târziu|"
        "mâine|nu azi|berri|পরে|আজ না|بعد میں|પછી|ਬਾਅਦ ਵਿੱਚ|बाद में|आज नहीं|明天|今天不行|пізніше|завтра|"
        "не сьогодні|позже|не сегодня|später|morgen|heute nicht|nesër|ngày mai|நாளை|αύριο|όχι σήμερα"
    ),
    Meaning.DONE: (
        "hecho|terminado|ya está|تم|خلصت|zrobione|gotowe|feito|terminei|c'est fait|j'ai fini|fatto|"
        "finito|bitti|tamamlandı|gata|am terminat|waa dhammaatay|হয়ে গেছে|ہو گیا|થઈ ગયું|ਹੋ ਗਿਆ|हो गया|"
        "ho gaya|完成了|搞定|готово|зроблено|сделано|fertig|erledigt|u krye|xong rồi|முடிந்தது|τελείωσα|"
        "έτοιμο|o ti pari"
    ),
    Meaning.STOP: (
        "parar|dar de baja|توقف|إلغاء الاشتراك|wypisz|pare|sair|arrêtez|basta|durdur|opreste|jooji|থামুন|"
        "বন্ধ করুন|بند کرو|બંધ કરો|ਬੰਦ ਕਰੋ|बंद करो|band karo|停止|退订|стоп|відписатися|отписаться|stopp|"
        "abmelden|ndalo|dừng lại|நிறுத்து|στοπ|σταμάτα"
    ),
    Meaning.HELP: (
        "ayuda|necesito ayuda|مساعدة|أحتاج مساعدة|pomocy|potrzebuję pomocy|ajuda|au secours|aiuto|yardım|"
        "ajutor|caawimo|সাহায্য চাই|مدد|મદદ|ਮਦਦ|मदद चाहिए|madad|帮忙|需要帮助|допоможіть|помогите|hilfe|"
        "ndihmë|giúp tôi|உதவி|βοήθεια"
    ),
}
# Sure from anybody: no English word is written like that.
UNLIKE_ENGLISH = {
    Meaning.YES: "sí|Si\u0301|SÍ!|sí gracias|oui merci|bien sûr|claro que si|tak prosze|thik ache|haan ji|ja gerne|"
    "vâng|ok d’accord|да|ναι|نعم|好的|हाँ|হ্যাঁ|ஆம்",
    Meaning.NO: "não|hayır|no puedo|nie moge|non merci|không|nein danke|ji nahi|нет|不行|لا شكرا",
    Meaning.LATER: "mañana|später|más tarde|mâine|plus tard|jo sot|amanhã|завтра|明天",
    Meaning.DONE: "terminé|skończyłem|c'est fait|ho gaya|am terminat|готово|完成了|تم",
    Meaning.HELP: "necesito ayuda|ayúdame|ich brauche hilfe|yardım|помогите|مساعدة|मदद",
}
# Words, names and sounds of English, and what is too short or stops everything: sure only in that language.
LIKE_ENGLISH = [
    ("ha ha", "gu", Meaning.YES),
    ("Dale", "es", Meaning.YES),
    ("Vale", "es", Meaning.YES),
    ("vale", "es-MX", Meaning.YES),
    ("pot", "ro", Meaning.YES),
    ("pronto", "pt-BR", Meaning.DONE),
    ("gata", "ro", Meaning.DONE),
    ("Kal", "hi", Meaning.LATER),
    ("si", "es", Meaning.YES),
    ("si", "fr", Meaning.YES),
    ("oui", "fr", Meaning.YES),
    ("manana", "es", Meaning.LATER),
    ("TAMAM", "tr", Meaning.YES),
    ("не", "ru", Meaning.NO),
    ("aide", "fr", Meaning.HELP),
    ("fine", "en", Meaning.YES),
    ("dur", "tr", Meaning.STOP),
    ("duro", "yo", Meaning.STOP),
    ("dúró", "yo", Meaning.STOP),
    ("pare", "es", Meaning.STOP),
    ("para", "es", Meaning.STOP),
    ("baja", "es", Meaning.STOP),
    ("dar de baja", "es", Meaning.STOP),
    ("sair", "pt", Meaning.STOP),
    ("стоп", "uk", Meaning.STOP),
    ("停止", "zh", Meaning.STOP),
    ("بند کرو", "ur", Meaning.STOP),
]
# For a human, with what it probably means.
NOT_SURE = [
    ("Sorry, I'd love to", Meaning.NO),
    ("I'd love to but sorry", Meaning.NO),
    ("Unfortunately I can…", Meaning.NO),
    ("I'm afraid I can", Meaning.NO),
    ("I can, regrettably", Meaning.NO),
    ("leider ja gerne", Meaning.NO),
    ("Sorry for the late reply, yes", Meaning.YES),
    ("afraid yes", Meaning.YES),
    ("sorry, done", Meaning.DONE),
    ("sorry start", Meaning.START),
    ("sorry", None),
    ("là", Meaning.NO),
    ("yes but not today", Meaning.LATER),
    ("Yes, but only after 5", Meaning.YES),
    ("no problem", Meaning.YES),
    ("No worries!", Meaning.YES),
    ("no problem at all", Meaning.YES),
    ("I would love to but can't", Meaning.NO),
    ("I'd love to, but I'm busy", Meaning.NO),
    ("can't today but can do tomorrow", Meaning.LATER),
    ("yes and no", None),
    ("yes or no?", None),
    ("yes no", None),
    ("no wait yes", Meaning.YES),
    ("not sure", Meaning.LATER),
    ("maybe", Meaning.LATER),
    ("I don't know", Meaning.LATER),
    ("don't stop", Meaning.START),
    ("please don't stop texting me", Meaning.START),
    ("I'll stop by the shop and get it", Meaning.YES),
    ("is it near the bus stop", None),
    ("When I stop work I can look at it", Meaning.YES),
    ("stop K7QP", Meaning.STOP),
    ("cancel K7QP", Meaning.NO),
    ("please cancel my shopping", Meaning.NO),
    ("at the end of the road", None),
    ("yes?", Meaning.YES),
    ("done?", Meaning.DONE),
    ("not done yet", Meaning.LATER),
    ("not finished", Meaning.LATER),
    ("nearly done", Meaning.LATER),
    ("well done", None),
    ("what needs to be done", None),
    ("help not needed", Meaning.NO),
    ("help stop", Meaning.STOP),
    ("stop help", Meaning.STOP),
    ("Help me, please, and stop texting me", Meaning.STOP),
    ("Help, I want to unsubscribe", Meaning.STOP),
    ("I don't need help", Meaning.NO),
    ("help yourself", None),
    ("K7QP", Meaning.YES),
    ("STOP\n\nSent from my iPhone", Meaning.STOP),
    ("yes\n-- \nif it can be after 5", Meaning.YES),
    ("no\n__________\nyes", Meaning.YES),
    ("yes I can bring it on Tuesday", Meaning.YES),
    ("shop", None),
    ("step", None),
    ("stpo", Meaning.STOP),
    ("ne", Meaning.NO),
    ("nai", Meaning.YES),
    ("jo", Meaning.NO),
    ("po nie", Meaning.NO),
    ("k", Meaning.YES),
    ("maya", Meaning.NO),
    ("la", Meaning.NO),
    ("listo", Meaning.DONE),
    ("si puedo", Meaning.YES),
    ("nie ma problemu", Meaning.YES),
    ("pas de problème", Meaning.YES),
    ("لا مشكلة", Meaning.YES),
    ("sorun yok", Meaning.YES),
    ("нет проблем", Meaning.YES),
    ("koi baat nahi", Meaning.YES),
    ("inshallah", Meaning.YES),
    ("إن شاء الله", Meaning.YES),
    ("sí pero mañana", Meaning.LATER),
    ("tak ale jutro", Meaning.LATER),
    ("好的 但是 明天", Meaning.LATER),
    ("你好吗", None),
    ("不知道", Meaning.LATER),
    ("Who is this?", None),
    ("year", None),
    ("Dona", None),
    ("Albright", None),
    ("into", None),
    ("😊", None),
    ("🤷", None),
    ("", None),
    ("\0", None),
    ("thanks", None),
    ("Liked “Can you shop in SE15? Reply YES K7QP”", Meaning.YES),
    ("Disliked “Can you shop in SE15? Reply YES K7QP”", Meaning.NO),
    ("Questioned “Reply YES or NO”", None),
]


def listed(table: dict[Meaning, str]) -> list[tuple[str, Meaning]]:
    return [(text, meaning) for meaning, texts in table.items() for text in texts.split("|")]
