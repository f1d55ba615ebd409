"""The words that texts of a language are full of, whatever they are about."""

from __future__ import annotations

from collections.abc import Mapping

SMALL_WORDS: Mapping[str, str] = {
    "en": "the and of to in was he she that it his her with had for you not but said they is as "
    "at on be this have from or by were are which an my me him there been would could out "
    "up so",
    "de": "der die und in zu den das nicht von sie ist des sich mit dem er es ein ich auf war "
    "auch eine für dass daß noch aber wie aus wenn nur ihr einen hatte bei oder nach als im "
    "wir haben werden",
    "fr": "de la le et les des en un du une que est pour qui dans il elle pas sur avec était ne "
    "se ce au je vous nous plus par mais ou aux sa son leur lui cette ces été tout comme "
    "dit même sans d l qu peut peuvent être leurs deux où",
    "es": "de la que el en y los se del las un por con una su para es al lo como más había pero "
    "sus le ha me sin sobre este ya entre cuando todo esta ser son dos también fue muy yo "
    "hasta donde quien",
    "it": "di che la il un a è per una in del si con non sono le da della come più era i lo ha al "
    "ma ed gli dei nel alla anche se mi ci o quando suo sua dal delle questo perché io lui "
    "aveva nella",
    "pt": "de que o a do da em um para com não uma os no se na por mais as dos ele ela e foi ao "
    "seu sua das à pelo também só já mas quando muito eu tinha você sem são até pela nem "
    "isso ser dizer está",
    "nl": "de van het een en in is dat op te zijn met voor niet was hij ze aan er maar had om als "
    "naar ook dan nog bij uit heeft haar wat zij werd over wel deze die of worden door ik "
    "mijn geen moet",
    "sv": "och i att det som en på är av för med den till inte om han hon var ett sig men de jag "
    "hade så från vid kan när eller nu har skall ska där efter mot hans hennes mycket vad "
    "varje rätt sin",
    "da": "og i at det som en på er af for med den til ikke om han hun var et sig men jeg de "
    "havde så fra ved kan når eller nu har skal der efter mod hans hendes meget hvad blev "
    "også noget ud op enhver gøre nogen mellem sådan bruge bliver hvis kun",
    "no": "og i at det som en på er av for med den til ikke om han hun var et seg men jeg de "
    "hadde så fra ved kan når eller nå har skal der etter mot hans hennes mye hva ble også "
    "noe ut opp enhver gjøre noen mellom slik bruke bare blir dersom hvis",
    "pl": "i w na nie się z do to że jest jak po co ale o tym był za od przez jego była by już "
    "tak go jej czy tylko dla oraz lub ma który która które bez ich przed być on ona kiedy "
    "gdy nas może każdy",
    "fi": "ja on ei se että hän oli kun niin mutta ole minä mitä sen kuin vain jos myös tai joka "
    "hänen ovat oikeus jo kaikki tämä olla ne nyt siitä kanssa sitten ollut minun sinä eikä "
    "mukaan voi",
    "cs": "a se v na je že to s z do o i jako ale by za podle jeho pro si ve jsem už tak po byl "
    "jsou nebo když být které která který při co jen ještě od bylo byla své než jejich ho "
    "však každý má aby",
    "sk": "a sa v na je že to s z do o i ako ale by za podľa jeho pre si vo som už tak po bol sú "
    "alebo keď byť ktoré ktorá ktorý pri čo len ešte od bolo bola svoje než ich ho však "
    "každý má aby",
    "hu": "a az és hogy nem is egy volt de van meg csak ez mint már ha még azt el ki minden vagy "
    "fel úgy én ő akkor mert most aki ezt amely kell lehet joga saját való valamint nélkül "
    "által volna",
    "ro": "și în de la a cu nu pe să că o un care este din mai se pentru fi au le ce îi lui sau "
    "ca am era prin orice sunt dar după fără şi acest această ei el ea lor iar când dreptul "
    "fost cum ar",
    "hr": "i u je se na da su za od s kao ne to ili ali što nije bio koji koja koje svoje sam bi "
    "iz po će samo tako kako već sve do ga njegov bila ima kada pravo svatko svoj jer mu "
    "ako biti tko bez",
    "tr": "ve bir bu da de için ile o ne gibi çok daha ama kadar olan olarak en ben sonra her "
    "değil mi var ki şey onun dedi yok hakkı vardır veya haiz sahip bütün ise hiç diye "
    "böyle kendi herkes",
    "id": "yang dan di itu dengan untuk tidak ini dari dalam akan pada juga ke karena ada mereka "
    "saya oleh atau adalah ia orang sudah bisa hak atas setiap telah hanya seperti dia aku "
    "kami tak",
    "vi": "và của là không có người được cho các một những trong này đó với khi đã để cũng như "
    "tôi anh từ ra vào lại về quyền mọi hay nhưng ở đến bị làm",
    "et": "ja on ei et see ta oli kui ka oma aga mis kes ning või siis tema olla igal õigus kõik "
    "mitte nii veel ma nagu juba üks välja selle olid",
    "lt": "ir yra kad į jo kaip tai su bet ne iš buvo jis jos turi teisę apie savo už dar "
    "kiekvienas arba visi ar nuo jų žmogus per po bei tik",
    "lv": "un ir uz ka no ar tas par kas viņš bet nav bija vai to savu kā ikvienam tiesības pie "
    "lai pēc visi viņa es cilvēkam gan jo",
    "sl": "in je se na da so za od kot ne ali pa bi ki pri sem ni biti njegov vsak pravico do "
    "svoje tako kakor tudi brez vse lahko ima ter bil iz po le",
    "la": "et in est non ad cum qui ut sed quod ex de si aut quae sunt enim esse ab atque nec hoc "
    "per quam etiam autem ius vel omnes sua se quidem iam tamen eius ac neque ipse id",
    "eo": "la de kaj en estas ke al ne li mi por kun sed ĝi el ĉi pri ŝi ĉiu per kiel aŭ sia tiu "
    "rajtas havas oni ili estis lia tio kiu pli ni kiuj ĉiuj sen ankaŭ",
    "ca": "de la i que el en a els les un per amb una del és no es al com més però dels seva seu "
    "ha o són va dret tota té això hi aquest aquesta tot sense ser seus quan li persona ni "
    "què molt també aquests fins pot cal on qualsevol",
    "gl": "de que a o e en un unha do da os as non por con para se na no ao é máis como súa seu "
    "dos das ou toda dereito persoa ten foi pero á nas nos estaba moi tamén sen",
    "eu": "eta da ez bat dira izan zuen du baina egin ere den hori dute bere edo gizon pertsona "
    "eskubidea orok dituen duen zen gabe haren beste",
    "ga": "agus an na ar is i go a le do bhí ní sé sí tá ag de nach mé leis chun gach cearta "
    "duine aon",
    "cy": "y a yn i ac o ar ei yr mae hawl gan neb pawb bod am wedi ond nid oedd fel hynny ni dyn",
    "sq": "dhe të në e i një që për me nuk është nga si ka më se do duhet drejtë çdo ose kanë por "
    "ishte",
    "is": "og að í á er sem til ekki um það við hann var en af með hún fyrir eða sér rétt skal "
    "hafa ég því þá hans eru maður honum þess",
    "ru": "и в не на что он с как а то это по она к но его я из у за же был от так о для бы ее её "
    "мы только или было есть при когда все если быть были ты уже них еще ещё каждый право "
    "этого до",
    "uk": "і в не на що він з як а то це по вона до але його я із у за та був від так про для би "
    "її ми тільки або було є при коли все якщо бути були ти вже них ще кожна кожен право "
    "цього й має",
    "bg": "и в не на че той с като а то това по тя към но го аз от у за се беше си така или би е "
    "ни само да са има при когато всички ако бъде бяха ти вече тях още всеки право му ли "
    "който ще",
    "sr": "и у не на да је он се као а то од она к али га ја из за су био тако или би ми само што "
    "има при када све ако бити били ти већ њих још сваки право свој ће који",
    "be": "і ў не на што ён з як а то гэта па яна да але яго я за быў ад так пра для мы толькі "
    "або было ёсць пры калі усе быць былі ты ўжо іх яшчэ кожны права мае",
    "mk": "и во не на што тој со како а тоа по таа до но го јас од за се беше така или би ние "
    "само да има при кога сите ако биде секој право му дека ќе",
}
"""Each about forty, in lower case; those that tell near kin apart are among them."""

BRITISH_AMERICAN = (
    ("colour", "color"),
    ("colours", "colors"),
    ("coloured", "colored"),
    ("grey", "gray"),
    ("honour", "honor"),
    ("favour", "favor"),
    ("favourite", "favorite"),
    ("neighbour", "neighbor"),
    ("neighbours", "neighbors"),
    ("harbour", "harbor"),
    ("centre", "center"),
    ("theatre", "theater"),
    ("travelled", "traveled"),
    ("travelling", "traveling"),
    ("humour", "humor"),
    ("labour", "labor"),
    ("rumour", "rumor"),
    ("parlour", "parlor"),
    ("jewellery", "jewelry"),
    ("pyjamas", "pajamas"),
    ("mum", "mom"),
    ("behaviour", "behavior"),
    ("defence", "defense"),
    ("whilst", ""),
    ("", "gotten"),
)
"""Words as Britain and America spell them, where one of the two hardly ever writes the other's."""

ORDINARY_WORDS: Mapping[str, str] = {
    "en": "i a we us our your their them they do did does no so if when who whom then go "
    "went gone come came like about what some any see saw know good man men old new now back "
    "down over off here how than into upon very will would can may might must shall should "
    "only time little before other am well let one two all more most such never ever till "
    "until yes oh ah o sir again away too just get got make made take took tell told say says "
    "look think day night way where why once its these those thy thee thou ye hath doth art",
    "de": "so was am an man all will hat war alle ist mir mich dich dir mein dein da ja "
    "nein wo wer sein seine sehr hier immer schon weil denn doch ihm ihn uns unser mehr muss "
    "kann will",
    "fr": "a on me te tu y ai as or on si car donc là bien très rien jamais toujours quand "
    "fait faire mon ma mes ton ta tes notre votre nos vos moi toi aussi encore alors avait "
    "avez",
    "es": "a no me te he has o mi tu si qué cómo nada nunca siempre bien porque aquí está "
    "están hay hace así desde tan tanto ni ella él nos os",
    "it": "a no me te o e i so do come tu mio mia tuo si sì bene mai sempre qui qua là ho "
    "hai hanno c è nella nei fu niente tutto tutti ogni dove chi se",
    "pt": "a no me te as do o meu minha teu tua bem nunca sempre aqui há está eles lhe tudo nada",
    "nl": "so we me men over had was is of die daar hier wil kan mij jij je u alle alleen "
    "goed veel nooit altijd omdat toen hem hun ons onze staat komt weet",
    "la": "a me te se is tu mihi tibi in ab o do ille illa ego nos vos omnia qua hic haec "
    "erat fuit",
    "sv": "an men over for all så mig dig min din vi ni du här där alla inget ingen kom",
    "da": "an men over for all så mig dig min din vi du her der alle ingen kom som",
    "no": "an men over for all så meg deg min din vi du her der alle ingen kom som",
}
"""Common words beside those, of some languages. What is English says so by them even where a
dialect spells the small words otherwise (`de`, `dat`, `den`, `wat`), and what is German is none the
less so for a `so` and a `was`."""
