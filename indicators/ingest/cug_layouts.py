"""The eleven CUG tables of Direttiva 2/2019 as data: rows, columns, what was verified. For readers and export."""

from __future__ import annotations

from dataclasses import dataclass, field

from indicators.ingest.cug_counts import BANDS

MEN, WOMEN, BOTH = "Uomini", "Donne", "Totale"
GENDER_OF = {MEN: "M", WOMEN: "W"}

AMOUNTS = ("count", "total", "mean")
SHARES = ("of_row", "of_gender", "of_all")


@dataclass(frozen=True)
class Column:
    """A column of a table: the header above it, its own header, and what stands in it.

    `kind`: key, count, total (of a gender or of the row), of_row, of_gender, of_all (shares in percent), mean (euros),
    gap, gap_percent, chair.
    """

    group: str
    header: str
    kind: str
    band: str = ""

    @property
    def gender(self) -> str:
        """W or M; nothing where the column is of both."""
        return GENDER_OF.get(self.group, "")


@dataclass(frozen=True)
class Layout:
    """One table. `rows`: the labels of the format and our codes; none where the labels are free."""

    number: str
    title: str
    columns: tuple[Column, ...]
    unit: str = "people"  # people, hours, mixed (days and hours), euros
    verified: bool = False
    rows: dict[str, tuple[str, ...]] = field(default_factory=dict)
    foot: tuple[str, ...] = ("Totale", "Totale %")
    taken_from: str = "staff"  # the canonical table that the export fills it from

    @property
    def format(self) -> str:
        return f"cug_{self.number.replace('.', '_')}"

    @property
    def keys(self) -> int:
        return sum(column.kind == "key" for column in self.columns)

    @property
    def code_of(self) -> dict[str, str]:
        """Each label, and each other wording of it, to our code."""
        return {label: code for code, labels in self.rows.items() for label in labels}

    def header(self) -> tuple[list[str], list[str]]:
        """The two header rows: the groups above their first column, the headers below."""
        first, second, before = [], [], ""
        for column in self.columns:
            above = column.group if column.group != before else ""
            first.append(above if column.group else column.header)
            second.append(column.header if column.group else "")
            before = column.group
        return first, second


def _keys(*headers: str) -> tuple[Column, ...]:
    return tuple(Column("", header, "key") for header in headers)


def _bands(gender: str, *more: Column) -> tuple[Column, ...]:
    return (*(Column(gender, header, "count", band) for header, band in BANDS.items()), *more)


def _by_age(*headers: str) -> tuple[Column, ...]:
    """Bands, total and share for each gender: what is known of 1.2, 1.9 and 1.11."""
    genders = [_bands(each, Column(each, "Tot", "total"), Column(each, "%", "of_gender")) for each in (MEN, WOMEN)]
    return (*_keys(*headers), *genders[0], *genders[1])


def _by_gender(*headers: str) -> tuple[Column, ...]:
    """Numbers and shares for men, women and both."""
    pairs = [(Column(each, "Valori assoluti", "count"), Column(each, "% (1)", "of_row")) for each in (MEN, WOMEN)]
    both = (Column(BOTH, "Valori assoluti", "total"), Column(BOTH, "% (2)", "of_all"))
    return (*_keys(*headers), *pairs[0], *pairs[1], *both)


EDUCATION = {
    "below_diploma": ("Inferiore al Diploma superiore",),
    "diploma": ("Diploma di scuola superiore",),
    "bachelor": ("Laurea", "Master di I livello"),
    "master": ("Laurea magistrale", "Master di II livello"),
    "doctorate": ("Dottorato di ricerca",),
}
HIGHER_EDUCATION = {code: EDUCATION[code] for code in ("bachelor", "master", "doctorate")}

LAYOUTS = {
    each.format: each
    for each in (
        Layout(
            "1.1",
            "Ripartizione del personale per genere ed età nei livelli di inquadramento",
            (*_keys("Tipologia di personale", "Inquadramento"), *_bands(MEN), *_bands(WOMEN)),
            verified=True,
            foot=("Totale personale", "Totale % sul personale complessivo"),
        ),
        Layout(
            "1.2",
            "Ripartizione del personale per genere, età e tipo di presenza",
            _by_age("Tipo presenza"),
            rows={
                "full_time": ("Tempo pieno",),
                "part_time_above_half": ("Part time > 50 %", "Part time >50%"),
                "part_time_up_to_half": ("Part time <= 50 %", "Part time ≤ 50 %", "Part time <50%"),
            },
        ),
        Layout(
            "1.3",
            "Posizioni di responsabilità remunerate non dirigenziali, ripartite per genere",
            _by_gender("Tipo posizione di responsabilità"),
        ),
        Layout(
            "1.4",
            "Anzianità nei profili e livelli non dirigenziali, ripartite per età e per genere",
            (
                *_keys("Permanenza nel profilo e livello"),
                *_bands(MEN, Column(MEN, "Totale", "total"), Column(MEN, "Totale % (1)", "of_row")),
                Column(MEN, "% di genere (2)", "of_gender"),
                *_bands(WOMEN, Column(WOMEN, "Totale", "total"), Column(WOMEN, "Totale % (1)", "of_row")),
                Column(WOMEN, "% di genere (3)", "of_gender"),
            ),
            verified=True,
            rows={
                "[0,3)": ("Inferiore a 3 anni",),
                "[3,5)": ("Tra 3 e 5 anni",),
                "[5,10)": ("Tra 5 e 10 anni",),
                "10+": ("Superiore a 10 anni",),
            },
        ),
        Layout(
            "1.5",
            "Divario economico, media delle retribuzioni omnicomprensive per il personale a tempo pieno, "
            "suddivise per genere nei livelli di inquadramento",
            (
                *_keys("Inquadramento"),
                Column(MEN, "Retribuzione netta media", "mean"),
                Column(WOMEN, "Retribuzione netta media", "mean"),
                Column("Divario economico", "Valori assoluti", "gap"),
                Column("Divario economico", "%", "gap_percent"),
            ),
            unit="euros",
            foot=(),
            taken_from="pay",
        ),
        Layout(
            "1.6",
            "Personale dirigenziale suddiviso per livello e titolo di studio",
            _by_gender("Titolo di studio"),
            rows=HIGHER_EDUCATION,
        ),
        Layout(
            "1.7",
            "Personale non dirigenziale suddiviso per livello e titolo di studio",
            _by_gender("Inquadramento", "Titolo di studio"),
            verified=True,
            rows=EDUCATION,
        ),
        Layout(
            "1.8",
            "Composizione di genere delle commissioni di concorso",
            (
                *_by_gender("Tipo di commissione")[:-1],
                Column("", "Presidente (D/U)", "chair"),
            ),
            foot=(),
            taken_from="selection_boards",
        ),
        Layout(
            "1.9",
            "Fruizione delle misure di conciliazione per genere ed età",
            _by_age("Tipo misura conciliazione"),
            rows={
                "part_time_on_request": ("Part time a richiesta",),
                "telework": ("Telelavoro",),
                "agile": ("Lavoro agile",),
                "flexible_hours": ("Orari flessibili",),
                "other": ("Altro",),
            },
            taken_from="flexible_work",
        ),
        Layout(
            "1.10",
            "Fruizione dei congedi parentali e permessi L.104/1992 per genere",
            _by_gender("Tipo permesso"),
            unit="mixed",
            rows={
                "disability_care_days": ("Numero permessi giornalieri L.104/1992 fruiti",),
                "disability_care_hours": ("Numero permessi orari L.104/1992 (n. ore) fruiti",),
                "parental_days": ("Numero permessi giornalieri per congedi parentali fruiti",),
                "parental_hours": ("Numero permessi orari per congedi parentali fruiti",),
            },
            foot=(),
            taken_from="leave",
        ),
        Layout(
            "1.11",
            "Fruizione della formazione suddiviso per genere, livello ed età",
            _by_age("Tipo formazione"),
            unit="hours",
            rows={
                "mandatory": ("Obbligatoria (sicurezza)",),
                "professional": ("Aggiornamento professionale",),
                "managerial": ("Competenze manageriali/relazionali",),
                "equality": ("Tematiche CUG",),
                "violence": ("Violenza di genere",),
                "other": ("Altro",),
            },
            taken_from="training",
        ),
    )
}
"""By the name that a `.toml` gives as its format: cug_1_1 … cug_1_11."""
