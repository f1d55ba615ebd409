"""Lines that the page of a story site, a forum or a blog has around a text: buttons, counters.

Each is a whole line, and the site's own wording. A few words are nothing else wherever they stand.
Most are ordinary ones, `Share`, `Follow`: those say something only in the company of others.
"""

from __future__ import annotations

import re
from enum import IntEnum
from functools import lru_cache

from ebookpack.core.caseless import key_of
from ebookpack.core.patterns import pattern


class Sign(IntEnum):
    """How much a line says for being a site's; the sum makes a page."""

    NONE = 0
    WEAK = 1
    """A word that may stand alone on a line elsewhere: `Share`, `214`."""
    PLAIN = 2
    """`r/shortstories`, `4 yr. ago`, `412 notes`."""
    SURE = 6
    """`Expand comment search`: no book says so."""


_AGO = (
    r"(?:just now|(?:about |over )?(?:\d{1,3}|an?) ?(?:years?|yrs?|y|months?|mo|weeks?|wk?|days?|d"
    r"|hours?|hrs?|h|minutes?|mins?|m)\.? ago|vor (?:\d{1,3}|einem|einer) (?:J|Jahr|Jahren"
    r"|Monat|Monaten|Woche|Wochen|Tag|Tagen|Stunde|Stunden|Std|Mon|Wo|T)\.?"
    r"|il y a (?:\d{1,3}|une?) (?:ans?|mois|semaines?|jours?|heures?)"
    r"|(?:hace|há) (?:\d{1,3}|una?|um|uma) (?:años?|anos?|mes|meses|semanas?|d[ií]as?|horas?)"
    r"|\d{1,3} (?:anni|anno|mesi|mese|settimane|giorni|giorno|ore) fa"
    r"|\d{1,3} ?(?:年|か月|ヶ月|週間|日|時間)前)"
)
_USER = r"(?:/?u/[\w-]{2,30})"
_ENTRY = (
    r"(?:link|reply|leave a comment|add to memories|tell a friend|previous entry|next entry|flat"
    r"|flag|share|top-level comments only|post a new comment|\d+ comments?)"
)
_PLAIN = pattern(
    rf"/?r/\w{{2,30}}(?: ?[•·]? ?(?:join|joined))?|{_USER}(?: avatar)?|(?:{_USER}|[\w.-]{{3,30}})?"
    rf" ?[•·] ?(?:{_AGO}|\d{{1,2}} ?(?:y|mo|d|h|m))(?: ?[•·] ?edited.*)?|{_AGO}\.?(?: \*)?"
    rf"|[•·] ?posted by {_USER}(?: {_AGO})?|posted by ?{_USER}?(?: ?[•·])?(?: ?{_AGO})?"
    rf"|submitted {_AGO}(?: ?\*)? by \S{{2,30}}(?: \[.*\])?"
    rf"|\[[–-]\] ?\S{{2,30}}(?: ?\[S\])?(?: (?:\[.{{1,40}}\]|-?\d+ points?.*|{_AGO}.*))*"
    r"|\d[\d,.]*k? notes?|\d[\d,.]*[KM]? (?:reads?|views?|votes?|parts?|points?|upvotes?|followers?"
    r"|favou?rites|bookmarks|restacks?|comments?|replies|reblogs?)|(?:all )?\d+ comments?"
    r"|\d+% upvoted|\d{1,2} min(?:ute)? read|\(?via \S{3,40}\)?|source: ?[\w-]{3,40}"
    r"|[\w-]{3,40} (?:reblogged|liked this|reblogged this from) ?[\w-]{0,40}|reblogged [\w-]{3,40}"
    r"|level \d{1,2}|\+ - full [\d/ ]+.{0,30}|font: .{4,40}|contrast: .{4,30}"
    r"|(?:<{1,2}|[«‹←]) ?prev(?:ious)?(?: chapter| part)?|next(?: chapter| part)? ?(?:>{1,2}|[»›→])"
    r"|favou?rite ?: ?story author.{0,40}"
    r"|sort(?:ed)? by:? ?(?:best|top|new|hot|old|controversial|q&a)?|comments? ?\(\d+\)"
    r"|comments \{\d+\}|current (?:mood|music|location):.{0,60}"
    r"|\d+ likes?|liked by .{2,60}|.{0,12}前へ ?次へ.{0,12}|応援コメント.{0,6}"
    r"|感想 ?[（(]?\d+.{0,4}"
    r"|ブックマーク ?\d+|いいね[！!]? ?\d*",
    re.IGNORECASE,
)
_IN_A_ROW = pattern(
    rf"{_ENTRY}(?: ?[|/] ?{_ENTRY}){{1,7}}|\(reply\) ?(?:\(parent\) ?)?\(thread\)"
    r"|.{0,20}your e-?mail address will not be published.{0,50}"
    r"|.{0,300}\bleft kudos on this work!?"
    r"|.{0,40}\blog in or sign up in seconds.{0,4}|the author would like to thank you for your"
    r" continued support\..{0,60}|this post was submitted on .{6,20}|a community for .{3,20}"
    r"|\d[\d.,]*k? points? \(\d+% upvoted\)|(?:unsubscribe|subscribe) ?\d[\d.,]*k? readers?"
    r"|top \d+ comments"
    r"|.{0,80}subscribe (?:for free )?to receive new posts.{0,60}"
    r"|log ?in (?:or|to) (?:sign ?up|register|comment).{0,40}",
    re.IGNORECASE,
)
"""Buttons of a journal in a row, and what stands beside the fields of forms."""
_COUNT = pattern(
    r"\W{0,3}\d[\d.,]*[KM]?(?:\s+(?:[^\w\s.,:;!?$€£%+-]{1,3}\s)?\d[\d.,]*[KM]?){0,3}\W{0,2}|\d{1,3}/(?:\d{1,3}|\?)"
    r"|[•·∙|]|#[^\W\d][\w '-]{0,60}(?: #[^#\n]{1,80})*",
    re.IGNORECASE,
)
"""Numbers alone, and tags."""
_DATE = pattern(
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun)\w*,? )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"\w*\.? \d{1,2}(?:st|nd|rd|th)?(?:,? ?\d{4})?(?:[ ,|@]+\d{1,2}:\d\d.{0,12})?"
    r"|\d{1,2}(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\.?,? \d{4}"
    r"(?:[ ,|@]+\d{1,2}:\d\d.{0,12})?|\d{4}-\d\d-\d\d(?: \d\d:\d\d)?"
    r"|\d{4}[年/.-]\d{1,2}[月/.-]\d{1,2}日?.{0,6}",
    re.IGNORECASE,
)
_ITEM = r"[^\W\d_][\w'&-]*(?: [\w'&-]+){0,3}"
_MENU = pattern(rf"\W{{0,2}}{_ITEM}(?:\s+[|.·•»/-]\s+{_ITEM}|\s*\|\s*{_ITEM}){{1,11}}\W{{0,2}}")
"""`Help . Privacy . Terms`: buttons in a row."""
_PARTED = pattern(r"\s+[|.·•»/-]\s+|\s*\|\s*")
FEWEST_OF_MENU = 3
"""Buttons in a row that say something though nobody knows them."""
_SURE = frozenset(
    """
    jump to content;my subreddits;give gold
    go to comments;join the conversation;expand comment search;search comments;comments section
    view all comments;add a comment;log in or sign up to leave a comment;log in to comment
    post comment;post a comment;leave a reply;leave a reply cancel reply;submit comment
    cancel reply
    you'll also like;you'll also like:;continue reading next part;continue to next part
    start reading;report story;share via email;post to your profile;add to library
    add to reading list;send to friend;main content;skip to main content;skip to content
    skip header;user navigation;site navigation;archive of our own beta;work header;works search
    recommended from medium;discussion about this post;ready for more?;start writing;get the app
    proudly powered by wordpress;more from this author;fiction page;report chapter
    ブックマークに追加;ブックマーク登録;感想を書く;レビューを書く;評価をするにはログインしてください
    いいねで応援;感想を書く場合はログインしてください;小説情報;誤字報告;縦書きpdf;作者マイページ;応援する
    ★で称える;作品をフォローする;作品フォロー;次のエピソード;前のエピソード;次のエピソードへ進む
    geschichte melden
    kommentare anzeigen;kommentar verfassen;zum hauptinhalt springen;review schreiben
    weiter zum nächsten teil;weiterlesen nächstes kapitel;das wird dir auch gefallen
    aller au contenu principal;laisser un commentaire;vous aimerez aussi;commencer à lire
    saltar al contenido principal;dejar un comentario;también te gustará;empezar a leer
    """.replace("\n", ";").split(";")
)
_WEAK = frozenset(
    """
    upvote;downvote;reply;award;give award;share;report;save;hide;crosspost;permalink;embed;parent
    best;top;new;sort by;sort by:;join;joined;follow;following;followed;unfollow;reblog;like;likes
    notes;queue;more;more replies;load more;see more;vote;votes;comment;comments;kudos;bookmark
    bookmarks;subscribe;subscribed;subscriptions;tweet;pin it;download;print;email;copy link;listen
    fandoms;browse;search;about;actions;entire work;mark for later;mark as read;chapter index
    fandoms browse search about;archive of our own;log in;log out;sign up;sign in;register;home
    menu;open menu;close;profile;settings;help;status;careers;press;blog;privacy;terms
    user menu;expand user menu;open user actions;table of contents;complete;completed;ongoing
    continue reading;previous;next;previous chapter;next chapter;fiction index;← previous chapter
    next chapter →;↑ top;back to top;first;last;index;reply thread;thread;edited;op;mod;stickied
    add to collection;add to memories;tell a friend;link;flag;donate;advertisement;sponsored
    promoted;send;published;story;author;kudos ♥;member-only story;story continues below
    prev;shortlink:;jump:;just in;community;forum;forums;read;write;reader settings;remove
    chapter by chapter;achievements;promoted stories;save to library;startseite;stöbern
    zum anfang der seite;nach oben;accueil;parcourir;inicio;explorar
    add bookmark;author's notes;write a review;follow/fav;about the author
    antworten;teilen;melden;speichern;folgen;gefällt mir;hochstimmen;runterstimmen;kommentare
    kommentieren;weiter;zurück;abonnieren;anmelden;répondre;partager;signaler;suivre;j'aime
    commentaires;s'abonner;suivant;précédent;responder;compartir;seguir;guardar;denunciar;reportar
    me gusta;comentarios;siguiente;anterior;compartilhar;salvar;curtir;seguindo;votar;condividi
    rispondi;segui;mi piace;ツイート;フォロー;フォローする;シェア;通報;目次;次へ;前へ;レビュー;感想
    ブックマーク;ログイン;新規登録;コメント;コメントを書く;応援コメント;評価
    """.replace("\n", ";").split(";")
)
MOST_KEPT = 2048
"""Lines that are remembered: the same are asked of when blocks are parted, and when they are read.
"""
_SPOKEN_ENDS = (",", '"', "”", "'", "…")
"""How no such line ends."""
LONGEST_LINE = 80
"""Characters of a line that may be a site's."""
_AROUND = " \t*[]()«»♥<>-–—"
LONGEST_NOTICE = 400
"""Characters of a line of tags, or of what stands beside the fields of a form."""
_CLOCK = pattern(r"\d{1,2}:\d\d")
_WHEN = pattern(rf"[•·]? ?{_AGO}(?: ?[•·] ?edited.*)?", re.IGNORECASE)
_BY = pattern(
    rf"[•·]? ?posted by /?u/([\w-]{{2,30}}).*|submitted {_AGO}(?: ?\*)? by (\S{{2,30}})(?: \[.*\])?"
    rf"|/?u/([\w-]{{2,30}})(?: avatar| ?[•·] ?.{{0,30}})?",
    re.IGNORECASE,
)
_FOLDED_SURE = frozenset(key_of(one.strip()) for one in _SURE if one.strip())
_FOLDED_WEAK = frozenset(key_of(one.strip()) for one in _WEAK if one.strip())


@lru_cache(maxsize=MOST_KEPT)
def sign_of(line: str) -> Sign:
    """How much a line says for standing on a site's page, and not in a work."""
    line = line.strip().replace("’", "'")
    if len(line) > LONGEST_NOTICE or line.endswith(_SPOKEN_ENDS):
        return Sign.NONE
    if len(line) > LONGEST_LINE:
        return Sign.WEAK if is_tags(line) else Sign.SURE if _IN_A_ROW.fullmatch(line) else Sign.NONE
    said = key_of(line)
    bare = said.strip(_AROUND).rstrip(".。")
    if said in _FOLDED_SURE or bare in _FOLDED_SURE or _IN_A_ROW.fullmatch(line):
        return Sign.SURE
    if _PLAIN.fullmatch(line) or says_when(line):
        return Sign.PLAIN
    if said in _FOLDED_WEAK or bare in _FOLDED_WEAK or is_count(line) or is_day(line):
        return Sign.WEAK
    return _sign_of_menu(line)


def _sign_of_menu(line: str) -> Sign:
    """What a row of buttons says: as much as the plainest of them, and something as a row."""
    if _MENU.fullmatch(line) is None:
        return Sign.NONE
    items = _PARTED.split(line.strip(_AROUND))
    as_row = Sign.PLAIN if len(items) >= FEWEST_OF_MENU else Sign.NONE
    return max(as_row, *map(sign_of, items))


def is_count(line: str) -> bool:
    """Whether a line is numbers, a mark, or tags."""
    return _COUNT.fullmatch(line) is not None


def is_tags(line: str) -> bool:
    """Whether a line is tags and nothing else: `#bells #my writing`."""
    return len(line) <= LONGEST_NOTICE and line.startswith("#") and is_count(line)


def poster_in(line: str) -> str:
    """Who posted something, if a site's line says so: `Posted by u/mill_rat`."""
    found = _BY.fullmatch(line.strip())
    return next(filter(None, found.groups()), "") if found else ""


def is_day(line: str) -> bool:
    """Whether a line is the day on which something was posted, and nothing else."""
    return _DATE.fullmatch(line) is not None


def says_when(line: str) -> bool:
    """Whether a line says on which day something was posted, and at what time."""
    return is_day(line) and _CLOCK.search(line) is not None


def says_how_long_ago(line: str) -> bool:
    """Whether a line says how long ago something was posted: `4 yr. ago`."""
    return _WHEN.fullmatch(line.strip()) is not None
