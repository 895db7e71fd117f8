"""The same for languages in other scripts than Latin, with the ways in which people write them in Latin; pure."""

SCRIPTS = {
    "uk": {
        "yes": "так, так будь ласка, авжеж, звісно, добре, гаразд, згоден, згодна, можу, tak, dobre",
        "no": "ні, ні дякую, не можу, нє, на жаль ні, ni",
        "later": "пізніше, потім, завтра, не сьогодні, не зараз, piznishe",
        "done": "готово, зроблено, виконано, зробила, зробив, hotovo",
        "stop": "стоп, зупинити, відписатися, припиніть, досить",
        "help": "допомога, допоможіть, потрібна допомога, dopomoha",
    },
    "ru": {
        "yes": "да, да пожалуйста, ага, конечно, хорошо, ладно, согласен, согласна, могу, ок, окей, da, konechno, "
        "horosho",
        "no": "нет, нет спасибо, не могу, неа, нету, к сожалению нет, net, niet, nyet, ne mogu, не?",
        "later": "позже, потом, завтра, не сегодня, не сейчас, zavtra, potom, pozzhe",
        "done": "готово, сделано, сделал, сделала, выполнено, закончил, закончила, gotovo",
        "stop": "стоп, отписаться, остановить, хватит, отмена, прекратите",
        "help": "помощь, помогите, нужна помощь, pomogite, pomosh",
    },
    "bg": {
        "yes": "да, добре, разбира се, мога",
        "no": "не, не благодаря, не мога, ne",
        "later": "по късно, утре, не днес",
        "done": "готово, свърших",
        "stop": "стоп, спри",
        "help": "помощ",
    },
    "el": {
        "yes": "ναι, ναι παρακαλώ, βεβαίως, εντάξει, οκ, οκέι, φυσικά, μπορώ, nai, ne, entaxei, endaxi, vevaios, "
        "fysika",
        "no": "όχι, όχι ευχαριστώ, δεν μπορώ, μπα, oxi, ochi, ohi, den mporo",
        "later": "αργότερα, αύριο, όχι σήμερα, όχι τώρα, μετά, oxi simera, avrio, argotera",
        "done": "έτοιμο, τελείωσα, τελείωσε, ολοκληρώθηκε, έγινε?, το έκανα, etoimo, teleiosa",
        "stop": "στοπ, σταμάτα, σταματήστε, διακοπή, διαγραφή, τέλος, stamata",
        "help": "βοήθεια, χρειάζομαι βοήθεια, voithia, voitheia",
    },
    "hi": {
        "yes": "हाँ, हां, हा, जी, जी हाँ, जी हां, हाँ जी, हां जी, ठीक है, ठीक, ज़रूर, बिल्कुल, कर दूंगा, कर दूंगी, "
        "haan, han, haa, ha, haanji, haan ji, ji, jee, ji haan, ji ha, theek hai, thik hai, tik hai, theek, zaroor, "
        "jaroor, bilkul, accha, acha, hai",
        "no": "नहीं, नही, ना, जी नहीं, नहीं कर सकता, नहीं कर सकती, नहीं धन्यवाद, nahi, nahin, nahee, nai, nay, na, "
        "ji nahi, ji nahin, nahi ji, nahi kar sakta, nahi kar sakti, mat",
        "later": "बाद में, कल, आज नहीं, अभी नहीं, baad mein, baad me, kal, kal karunga, kal karungi, aaj nahi, abhi nahi",
        "done": "हो गया, कर दिया, हो गई, पूरा हुआ, ख़त्म, ho gaya, hogaya, ho gya, kar diya, kardiya, khatam, ho gayi",
        "stop": "बंद, बंद करो, बंद करें, रोको, रुको, रोकें, band karo, band kare, ruko, roko",
        "help": "मदद, मदद चाहिए, मदद करो, मदद करें, सहायता, madad, madad chahiye, sahayata",
    },
    "ur": {
        "yes": "ہاں, جی, جی ہاں, ہاں جی, ٹھیک ہے, ٹھیک, ضرور, بالکل, haan, han, ji, jee, ji haan, theek hai, zaroor, "
        "bilkul",
        "no": "نہیں, نہی, نا, جی نہیں, نہیں شکریہ, nahi, nahin, nai, na, ji nahi",
        "later": "بعد میں, کل, آج نہیں, ابھی نہیں, baad mein, kal, aaj nahi",
        "done": "ہو گیا, ہوگیا, کر دیا, مکمل, ho gaya, kar diya, mukammal",
        "stop": "بند, بند کرو, بند کریں, رکو, روکو, band karo",
        "help": "مدد, مدد چاہیے, مدد کریں, madad",
    },
    "bn": {
        "yes": "হ্যাঁ, হ্যা, হা, জি, জ্বি, জ্বী, জী, আচ্ছা, ঠিক আছে, ঠিকাছে, অবশ্যই, পারব, পারবো, hyan, hya, hae, "
        "haan, ji, jee, thik ache, thik ase, tik ase, accha, acha, obosshoi, oy, oi",
        "no": "না, নাহ, জি না, জ্বি না, পারব না, পারবো না, না ধন্যবাদ, na, nah, ji na, jina, parbo na, parmu na",
        "later": "পরে, কাল, আগামীকাল, কালকে, আজ না, এখন না, pore, kalke, aj na, ajke na, ekhon na",
        "done": "হয়ে গেছে, শেষ, সম্পন্ন, করেছি, করে দিয়েছি, hoye geche, hoye gese, oi gese, shesh, korechi",
        "stop": "থামুন, থামো, বন্ধ, বন্ধ করুন, বন্ধ করো, bondho, bondho koro, thamun",
        "help": "সাহায্য, সাহায্য চাই, সাহায্য করুন, সাহায্য লাগবে, shahajjo, sahajjo, shahajjo lagbe",
    },
    "gu": {
        "yes": "હા, હા જી, જી, ઠીક છે, બરાબર, ચોક્કસ, ha, haa, haji, ha ji, barabar, thik che",
        "no": "ના, નહીં, નહિ, ના જી, ના આભાર, na, naa, nahi, nathi",
        "later": "પછી, કાલે, આજે નહીં, હમણાં નહીં, pachi, pachhi, kale, aje nahi, aaje nahi",
        "done": "થઈ ગયું, પૂરું, કરી દીધું, thai gayu, thai gyu, kari didhu, puru",
        "stop": "બંધ, બંધ કરો, રોકો, bandh karo",
        "help": "મદદ, મદદ જોઈએ, madad, madad joie",
    },
    "pa": {
        "yes": "ਹਾਂ, ਹਾਂ ਜੀ, ਜੀ, ਜੀ ਹਾਂ, ਠੀਕ ਹੈ, ਠੀਕ, ਜ਼ਰੂਰ, haan, haanji, hanji, han ji, ahoo, aho, theek aa, "
        "thik aa, theek hai",
        "no": "ਨਹੀਂ, ਨਾ, ਨਹੀਂ ਜੀ, ਜੀ ਨਹੀਂ, nahi, nahin, naa, na, nahi ji, nai",
        "later": "ਬਾਅਦ ਵਿੱਚ, ਕੱਲ੍ਹ, ਅੱਜ ਨਹੀਂ, ਹੁਣ ਨਹੀਂ, baad vich, kal, ajj nahi, hun nahi",
        "done": "ਹੋ ਗਿਆ, ਕਰ ਦਿੱਤਾ, ho gaya, ho gya, ho gea, kar ditta",
        "stop": "ਬੰਦ, ਬੰਦ ਕਰੋ, ਰੁਕੋ, ਰੋਕੋ, band karo",
        "help": "ਮਦਦ, ਮਦਦ ਚਾਹੀਦੀ ਹੈ, madad",
    },
    "ta": {
        "yes": "ஆம், ஆமாம், ஆமா, சரி, நிச்சயமாக, கண்டிப்பாக, aam, aama, aamaa, aamam, aamaam, sari, seri, kandippa",
        "no": "இல்லை, இல்ல, வேண்டாம், முடியாது, illai, illa, vendam, venda, venaam, mudiyathu, mudiyadhu",
        "later": "பிறகு, அப்புறம், நாளை, நாளைக்கு, இன்று இல்லை, இன்னைக்கு இல்லை, piragu, appuram, naalai, nalaiku",
        "done": "முடிந்தது, முடிஞ்சது, முடித்துவிட்டேன், mudinthathu, mudinjathu, mudinjidhu, mudichiten",
        "stop": "நிறுத்து, நிறுத்துங்கள், niruthu, niruthunga",
        "help": "உதவி, உதவி வேண்டும், uthavi, udhavi, uthavi venum",
    },
    "zh": {
        "yes": "是, 是的, 好, 好的, 好啊, 好呀, 好吧, 可以, 可以的, 行, 没问题, 沒問題, 当然, 當然, 对, 對, 嗯?, 要, "
        "我可以, 我能, 能, 愿意, 願意, 同意, 得, shi, shi de, hao, hao de, haode, keyi, ke yi, dui, hai, mei wenti",
        "no": "不, 不是, 不行, 不可以, 不能, 不要, 不用, 不用了, 不好, 不了, 没有, 沒有, 没空, 沒空, 唔得, 唔好, "
        "唔可以, 不方便, 我不能, 我不行, 没办法, bu, bu shi, bushi, bu xing, buxing, bu yao, buyao, bu keyi, "
        "bu neng, mei you",
        "later": "以后, 以後, 稍后, 稍後, 晚点, 晚點, 等一下, 明天, 今天不行, 现在不行, 現在不行, 改天, 下次, "
        "今天不, mingtian, deng yi xia",
        "done": "完成, 完成了, 做完了, 做好了, 好了, 已完成, 已经完成, 搞定, 搞定了, 办好了, 送到了, wancheng, "
        "wan cheng le, hao le",
        "stop": "停, 停止, 退订, 退訂, 取消, 取消订阅, 别发了, 不要再发, 不要再发了",
        "help": "帮助, 幫助, 帮忙, 幫忙, 求助, 救命, 需要帮助, 需要幫助, 我需要帮助, 我需要幫助, bangzhu, bangmang",
    },
}
