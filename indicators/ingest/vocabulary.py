"""Words that mean the same wherever they stand: genders, yes and no, nothing, totals; and how words are compared."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

GENDERS = {
    "W": """w woman women female females donna donne femmina femmine femminile femme femmes féminin feminin feminine
        kobieta kobiety kobiet mulher mulheres feminino feminina femeie femei femeiesc ženska ženske ženski ženskega
        žena kvinna kvinnor kvinnlig nő nők női weiblich frau""",
    "M": """man men male males uomo uomini maschio maschi maschile homme hommes masculin masculine mężczyzna
        mężczyźni mężczyzn homem homens masculino masculina bărbat bărbați bărbătesc moški moškega män manlig férfi
        férfiak männlich mann""",
    "X": "x d nb non-binary nonbinary diverse divers non_binary non-binario nonbinario niebinarna icke-binär",
    "N": "not_stated",
}
"""Letters that mean one gender here and the other there (M, F, H, K, N) are decided by `gender_of_letter`."""
GENDER_OF_WORD = {word: code for code, words in GENDERS.items() for word in words.split()}
LETTERS = {"f", "m", "h", "k", "n", "ž"}

YES = "true yes y si sì oui tak sim da ja igen vero vrai verdadeiro prawda 1 t s o j i x"
NO = "false no n non nie não nao nu ne nej nem falso faux fałsz 0 f"
TRUTH = {**dict.fromkeys(YES.split(), "true"), **dict.fromkeys(NO.split(), "false")}

MISSING = (
    "-", "--", "---", "–", "—", "/", "//", ".", "..", "...", "?", "n.d.", "n.d", "nd", "n. d.", "n/d", "n/a", "n.a.",
    "n.a", "na", "nan", "null", "none", "inf", "-inf", "+inf", "infinity", "-infinity", "b.d.", "b/d", "n.c.", "s/d",
    "(null)", "<na>", "#n/d",
)  # fmt: skip
ERRORS = ("#ref!", "#n/a", "#value!", "#name?", "#div/0!", "#num!", "#null!", "#rif!", "#valore!", "#adr!", "#arg!")

TOTALS = (
    "totale", "totali", "total", "totaux", "totais", "totalt", "razem", "ogółem", "suma", "łącznie", "összesen",
    "mindösszesen", "skupaj", "summa", "somma", "subtotale", "sub-totale", "subtotal", "sub-total", "sous-total",
    "totalul", "delsumma", "grand total", "complessivo",
)  # fmt: skip

INVISIBLE = re.compile(
    "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u0000-\u0008\u000e-\u001f\u007f]"
)
ODD_SPACE = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
BARE = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe"})


@lru_cache(maxsize=4096)
def bare(text: str) -> str:
    """A header without case, space, accents and signs: “Età (anni)” and “eta anni” are the same."""
    spread = unicodedata.normalize("NFKD", text.casefold()).translate(BARE)
    return re.sub(r"[^a-z0-9]", "", spread)


def tidy(text: str) -> str:
    """A cell's text composed (NFC), without invisible signs, with single ordinary spaces."""
    seen = INVISIBLE.sub("", unicodedata.normalize("NFC", text))
    return " ".join(ODD_SPACE.sub(" ", seen).split())


def same(text: str) -> str:
    """What two local codes are compared by."""
    return tidy(text).casefold()


def gender_of_letter(letter: str, beside: set[str], country: str) -> str | None:
    """What F, M, H, N, K, Ž mean among the other values of their column; None where only the city can say.

    M is a man, except beside H (homem, hombre), where it is a woman; F is a woman, except beside N alone (nő, férfi).
    """
    iberian = "h" in beside and "m" in beside
    hungarian = country == "HU" or ("n" in beside and "f" in beside and not beside & {"m", "h"})
    if letter == "m":
        return None if iberian or (country in ("PT", "ES") and not beside & {"f", "w"}) else "M"
    if letter == "f":
        return None if hungarian else "W"
    if letter == "h":
        return "M" if "f" in beside and not iberian else None
    if letter == "n":
        return None if hungarian else "N"
    return "W" if letter == "ž" else None
