"""Groups that are no text: what is skipped, what is collected, what is a text of its own."""

from __future__ import annotations

SKIPPED = frozenset(
    "colortbl filetbl revtbl rsidtbl listtable listoverridetable latentstyles themedata datastore"
    " colorschememapping generator userprops xmlnstbl wgrffmtfilter pgptbl mailmerge template"
    " header headerl headerr headerf footer footerl footerr footerf ftnsep ftnsepc ftncn aftnsep"
    " aftnsepc aftncn xe tc tcn rxe txe objdata objclass objname objalias objsect nonshppict"
    " listpicture datafield private pntxta pntxtb nonesttables atnid atnauthor"
    " atndate atnref atnparent atnicn atrfstart atrfend atntime password passwordhash background"
    " NeXTGraphic bliptag blipuid keycode falt panose fontemb fontfile hlinkbase operator manager"
    " company category creatim revtim printim buptim comment formfield ffname ffdeftext bkmkend"
    " writereservation writereservhash mmathPr mhtmltag docvar pnseclvl pn defchp defpap pgdsctbl"
    " docfmt fchars lchars protusertbl shprslt".split()
)
"""Groups whose content nobody reads as text."""
COLLECTING = frozenset(
    "title author subject keywords doccomm fldinst bkmkstart sn sv listtext pntext annotation"
    " style".split()
)
"""Groups whose characters mean something, and are not those of the book."""
HELD = frozenset({"fonttbl", "stylesheet", "info", "pict", "upr"})
"""Groups that hold others, and no characters."""
TEXTS = frozenset({"footnote", "shptxt", "dptxbxtext", "fldrslt", "ud"})
"""Groups whose text is the book's."""
KNOWN = (
    SKIPPED
    | COLLECTING
    | HELD
    | TEXTS
    | frozenset("shppict shpinst shp picprop do cs ds ts shpgrp field nesttableprops".split())
)
"""Words that a group may begin with behind a star, and be read."""
