"""What leaves an answer to a human, what says little or nothing, and words that are no slips of other words; pure."""

# Set phrases whose words mean one thing and the whole another, or neither: what they probably mean, never surely.
DOUBTFUL = {
    "yes": "no problem, no problems, no probs, no prob, no worries, no trouble, no bother, not a problem, why not, "
    "i think so, i guess so, i suppose so, probably, dont mind, i dont mind, dont mind if i do, if you like, "
    "if needed, i could, stop by, stop off, stop at, drop by, cant wait, i cant wait, i can try, ill try, "
    "wouldnt miss it, no hay problema, sin problema, ningún problema, si puedo, pas de problème, pas de souci, "
    "pas de soucis, nessun problema, kein problem, sem problema, sem problemas, não há problema, nie ma problemu, "
    "nie ma sprawy, لا مشكلة, مافي مشكلة, مفيش مشكلة, la mushkila, mafi mushkila, nicio problema, nici o problema, "
    "nu e problema, sorun yok, sorun değil, problem yok, нет проблем, без проблем, не вопрос, немає проблем, "
    "nema problema, κανένα πρόβλημα, δεν υπάρχει πρόβλημα, kanena provlima, koi baat nahi, koi problem nahi, "
    "कोई बात नहीं, کوئی بات نہیں, কোনো সমস্যা নেই, কোন সমস্যা নেই, ska problem, nuk ka problem, không sao, ko sao, "
    "không có vấn đề gì, inshallah, insha allah, in sha allah, inshaallah, إن شاء الله, انشاء الله, ان شاء الله, "
    "dhib malaha",
    "no": "yeah no, yeah right, i dont think so, dont think so, i think not, not really, id rather not, rather not, "
    "wish i could, i wish i could, if only, probably not, not sure i can, im not sure i can, no longer, "
    "not any more, not anymore, cant be done, cannot be done, dont help, no help, no help needed, dont need help, "
    "i dont need help, i do not need help, help not needed, help is not needed, help isnt needed, "
    "help no longer needed, help is no longer needed, help not required, dont worry, never mind, nevermind, "
    "nvm, forget it",
    "later": "not sure, im not sure, i am not sure, unsure, maybe, perhaps, dunno, i dunno, i dont know, dont know, "
    "idk, let me check, let me see, let me think, ill check, i will check, ill see, we will see, will let you know, "
    "ill let you know, i will let you know, get back to you, ill get back to you, depends, it depends, not done, "
    "not done yet, not finished, not finished yet, not completed, isnt done, nearly done, almost done, half done, "
    "nearly finished, almost finished, nearly there, running late, quizás, tal vez, no sé, no estoy seguro, "
    "no estoy segura, peut être, je ne sais pas, je sais pas, vielleicht, weiß nicht, ich weiß nicht, forse, non so, "
    "talvez, não sei, może, nie wiem, belki, bilmiyorum, poate, nu stiu, ndoshta, nuk e di, có lẽ, không biết, "
    "возможно, может быть, не знаю, можливо, ίσως, δεν ξέρω, शायद, पता नहीं, shayad, pata nahi, شاید, "
    "পারব কিনা জানি না, হয়তো, hoyto, jani na, জানি না, ربما, يمكن, لا أعرف, لا اعرف, مش عارف, ma baaraf, 也许, "
    "也許, 可能, 看看, 不知道, 不一定, laga yaabaa, ma garanayo, boya, mi o mo, teriyala, தெரியல, தெரியவில்லை",
    "start": "dont stop, do not stop, never stop, please dont stop, no dont stop, nicht aufhören, no pares",
    "": "yes and no, yes or no, yes no, sí y no, sí o no, oui et non, ja und nein, jein, full stop, bus stop, "
    "non stop, nonstop, well done, help yourself, to be done, be done, is it done, has it been done, what about",
}
# These turn round what comes after them.
NOT = (
    "not, dont, never, isnt, wasnt, havent, hasnt, didnt, arent, wouldnt, nor, without, nobody, none, nothing, stopped"
)
# Courtesy, and what else may stand beside an answer without changing it.
COURTESY = (
    "please, pls, plz, pleas, thanks, thank you, thankyou, thank u, many thanks, thanks so much, thank you so much, "
    "thanks a lot, thank you very much, thx, tx, ta, cheers, hi, hiya, hello, hey, dear, x, xx, xxx, bye, regards, "
    "kind regards, best wishes, best, mate, love, darling, sir, madam, doorstep, good morning, good afternoon, good "
    "evening, morning, afternoon, evening, god bless, oh, ah, well, lol, haha, hehe, actually, now, gracias, muchas "
    "gracias, por favor, porfa, hola, buenos días, buenas tardes, شكرا, شكرا جزيلا, من فضلك, لو سمحت, مرحبا, السلام "
    "عليكم, عفوا, يا, والله, shukran, habibi, yalla, dziękuję, dzięki, dzieki, cześć, dzień dobry, obrigado, "
    "obrigada, olá, bom dia, merci, svp, stp, sil vous plaît, sil te plaît, bonjour, bonsoir, grazie, grazie mille, "
    "per favore, ciao, buongiorno, teşekkürler, teşekkür ederim, lütfen, merhaba, selam, mulțumesc, mersi, vă rog, te "
    "rog, bună, bună ziua, faleminderit, ju lutem, përshëndetje, danke, vielen dank, bitte, hallo, mahadsanid, "
    "fadlan, cảm ơn, cám ơn, làm ơn, xin chào, o se, e se, e jo, jọ̀wọ́, дякую, будь ласка, привіт, спасибо, "
    "пожалуйста, привет, здравствуйте, ευχαριστώ, παρακαλώ, γεια, γεια σας, धन्यवाद, शुक्रिया, कृपया, नमस्ते, "
    "dhanyavaad, dhanyavad, shukriya, shukria, namaste, شکریہ, براہ کرم, ধন্যবাদ, দয়া করে, dhonnobad, આભાર, કૃપા "
    "કરીને, ਧੰਨਵਾਦ, ਕਿਰਪਾ ਕਰਕੇ, meherbani, sat sri akal, நன்றி, தயவு செய்து, nandri, 谢谢, 謝謝, 多谢, 多謝, 请, 請, "
    "您好, 你好, xiexie, bhai, bro, didi, salaam, salam, assalamu alaikum, uncle, auntie"
)
# Regret goes well with a no. What is a yes without it may be a no with it: "Sorry, I'd love to", "unfortunately I can".
REGRET = (
    "sorry, so sorry, im sorry, im so sorry, i am sorry, im afraid, unfortunately, afraid, sry, soz, very sorry, "
    "really sorry, terribly sorry, i am so sorry, i am afraid, sadly, regrettably, regretfully, regrets, i regret, "
    "apologies, my apologies, with regret, lo siento, آسف, آسفة, przepraszam, niestety, desculpe, désolé, désolée, "
    "scusa, mi dispiace, purtroppo, entschuldigung, leider, waan ka xumahay, xin lỗi, извините, к сожалению, "
    "συγγνώμη, माफ़ कीजिए, معذرت, দুঃখিত, માફ કરશો, ਮਾਫ਼ ਕਰਨਾ, மன்னிக்கவும், 抱歉, 不好意思, 对不起, 對不起, "
    "lamentablemente, desafortunadamente, por desgracia, للأسف, بكل أسف, żałuję, infelizmente, lamento, "
    "malheureusement, hélas, spiacente, üzgünüm, din păcate, îmi pare rău, fatkeqësisht, më vjen keq, tut mir leid, "
    "nasiib darro, bedauerlicherweise, rất tiếc, tiếc quá, ma binu, вибачте, на жаль, простите, δυστυχώς, λυπάμαι, "
    "खेद है, afsos, افسوس, 可惜, 很遗憾, 唔好意思"
)
EMOJI = {"yes": "👍👌✅✔☑🆗", "no": "👎❌✖🙅🚫", "help": "🆘"}
# Words of their own that are one slip away from words of the tables, in the languages people here write: the commonest
# of them, from lists of how often words are used (wordfreq 3.1).
NO_SLIPS = frozenset(
    """
    abgeschossen accent accented aceita aceite aceitos aceitou acento acerto aceto albright amanda amanta
    angeschlossen anmelden apanha aranha arre arrest arreta arrete arrets bone boxing buying cancela cancele cancelo
    cancels cancer cannon carcel carnot certainty chancel cheeks cheer cheery cheres chers compete competed complexe
    confiam confira confiram conform conformed dane daring darlin darlings declin decliner declines declino declive
    demais demin dene depline depots depuis detain dine doane dobe dobrzy doce doge dole dolne domain domami domane
    dome domini domni dona donde donem donen doner dones dong donme donne dono dons dope dore dose dote dotrze doue
    dove doze drone dumani dune dzieci dzieli dziki dziwki dzwieki entregada entregados entregando entreguei
    entreguen entregues entrenado entrevue falan fallan fermarti fermata fermate fermato finisher firmare firmati
    formare formati gazie gedacht gelacht gemachte gemocht gone gracas gracie granie gratie graze grazia gryzie heal
    heap heel hela held hele heli hell hello helm helo helps hemp hope imponible imposable imposibles lager laker
    lamer laser laster late latek lately latem lateral latex lather latir latter lauer lauter laver layer lazer
    leader leder leide leiden leidet leiser leiter lender lider lieder liter luften manada mananas mananc mananca
    manna manzana marana margen moaning mogen morden morgan morgens mornin mornings mourning nape noce node noge
    noie nome none nose note nove nowe noye noze obey okan okaz oktay olay onay pease perfecta perfecte perfekt
    perfetta perfette perfetti permetto pleased plecase ponto poznej prefect prefetto prestan prontos prosto proto
    przestac przestal przestana przestane przystan regard regarda regarde regardes retards rewards sare saure scop
    scure seater sere ship shop shopper shot sire skater slater sleep slop snap sore soup spacer sparer spate spaten
    spatere spot spre spure step steps stoi stok stol stomp stoop stopa stope stoper stoppe stoppen stoppers stops
    stopy stos stow strop sube subscribed subscriber subscribes suce sucre sufre suge sule sume sune suore supe sura
    surec suren surer sures surf surg surge suri surly surme surs surse suru sute swop tanks teminat termina
    terminal terminam terminan terminant terminar terminas terminate terminati thanos thinks usable wpisz yaktim
    yapalim yapardim yapariz yapayim yapim yapti yaptik yaptin yasarim yattim yazarim year zarobione zrobiona
    zrobiono zrobiony σταματασ σταματαω σταματη στοματα завтрак заробив зроби зробиш конечнои конечном кончено
    обмена отмене отмени отмену отмены отменя приват привез привел привів привід привіз придет приет примет
    """.split()
)
# Words with so many others beside them that only their own spelling counts.
ONLY_AS_WRITTEN = frozenset(
    "best busy cant dear dont fine great info liked loved never okie pass quit resume sorted start tomoz wont".split()
)
