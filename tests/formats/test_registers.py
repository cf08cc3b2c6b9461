"""Registers of office holders, made-up rows: who sits where, what is left out, and that no name is ever taken."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from tests.data_folder import DataFolder
from tests.formats.reading import read, refused

HEADER = (
    "codice_regione;codice_provincia;codice_comune;denominazione_comune;sigla_provincia;"
    "popolazione_censita_alla_data_elezione;cognome;nome;sesso;data_nascita;luogo_nascita;livello_carica;"
    "descrizione_carica;incarico;funzione;data_elezione;data_entrata_in_carica;lista_appartenenza/collegamento;"
    "titolo_studio;professione"
)
TITLES = '"Amministratori Comunali - elenco completo provincia di PROVA"\n"Aggiornato al 17/01/2025"\n'


def holder(role: str, sex: str, code: str = "2620", place: str = "BORGO D'AGLIE'", incarico: str = "") -> str:
    cells = ["01", "081", code, place, "XX", "1000", "INVENTATI", "PERSONA", sex, "01/02/1970", "ALTROVE", "50", role]
    return ";".join(f'"{cell}"' for cell in [*cells, incarico, "", "", "", "", "", ""])


CURRENT = [
    holder("Sindaco", "F"),
    holder("Assessore", "M", incarico="Vicesindaco"),
    holder("Assessore non di origine elettiva", "F"),
    holder("Consigliere", "F"),
    holder("Consigliere", "M"),
    holder("Consigliere candidato sindaco", "M"),
    holder("Presidente del consiglio", "F"),
    holder("Sindaco", "M", code="2621", place="ALTRO COMUNE"),
]


def current(*rows: str, titles: str = TITLES) -> str:
    return titles + "\n".join([HEADER, *(rows or CURRENT)]) + "\n"


def seats(rows) -> dict[tuple[str, str, str], int]:
    return {(row.body, row.role, row.gender): row.people for row in rows.itertuples()}


PLACE = {"place_code": "2620", "reference_date": None}


def test_bodies_of_the_municipality_on_the_day_of_the_title(tmp_path: Path) -> None:
    rows, messages = read(tmp_path, "register_it", current(), **PLACE)
    assert messages == []
    assert seats(rows) == {
        ("executive", "head", "W"): 1,
        ("executive", "member", "M"): 1,
        ("executive", "member", "W"): 1,
        ("council", "chair", "W"): 1,
        ("council", "member", "W"): 1,
        ("council", "member", "M"): 2,
    }
    assert set(rows["reference_date"]) == {dt.date(2025, 1, 17)}
    assert set(rows["year"]) == {2025}


def test_no_name_birth_date_or_place_is_taken(tmp_path: Path) -> None:
    rows, messages = read(tmp_path, "register_it", current(), **PLACE)
    everything = rows.to_csv() + "".join(messages)
    assert not any(word in everything for word in ("INVENTATI", "PERSONA", "1970", "ALTROVE"))


@pytest.mark.parametrize("name", ["Borgo d'Agliè", "BORGO D'AGLIE'", "borgo d’agliè"])
def test_a_place_is_found_by_its_name_whatever_its_accents(tmp_path: Path, name: str) -> None:
    rows, messages = read(tmp_path, "register_it", current(), place_name=name, reference_date=None)
    assert messages == []
    assert rows["people"].sum() == 7


@pytest.mark.parametrize(
    ("content", "said", "wanted"),
    [
        (current(), {"reference_date": None}, "nothing says which one is meant"),
        (current(), {"place_name": "Borgo Daglia", "reference_date": None}, "There is no place"),
        (current(), {**PLACE, "place_code": "9999"}, "There is no place “9999” in the register."),
        (current(*CURRENT, holder("Consigliere", "F", place="ALTRO")), PLACE, "2 places answer to it"),
        (current(holder("Dogaressa", "F")), PLACE, "There is no rule for the role “dogaressa”."),
        (current(holder("Sindaco", "3")), PLACE, "codes of sex that the register does not know: 3."),
        (current(holder("Sindaco", "PERSONA INVENTATI")), PLACE, "codes of sex that the register does not know: …."),
        (current(titles="titolo\n"), PLACE, "No title line says “Aggiornato al …”"),
        (current(), {"place_code": "2620"}, "The title says 2025-01-17, the .toml 2024-12-31."),
        (current().replace("sesso", "sex"), PLACE, "none of the first lines has the column “sesso”"),
        (current().replace("descrizione_carica", "carica"), PLACE, "column descrizione carica: The column is missing."),
        (current(*CURRENT, '"01";"081"'), PLACE, "line 12: The line has fewer cells than the header."),
        (TITLES + HEADER + "\n", PLACE, "There is no row below the header."),
        ("", PLACE, "No header row was found"),
    ],
)
def test_a_mistake_is_told(tmp_path: Path, content: str, said: dict, wanted: str) -> None:
    rows, messages = read(tmp_path, "register_it", content, **said)
    assert rows.empty
    assert any(wanted in message for message in refused(messages)), messages
    assert "INVENTATI" not in "".join(messages)


def test_commissioners_are_no_political_body(tmp_path: Path) -> None:
    rows, messages = read(tmp_path, "register_it", current(holder("Commissario Straordinario", "")), **PLACE)
    assert rows.empty
    assert any("1 commissioners run the municipality" in message for message in messages)
    assert any("no council and no executive" in message for message in refused(messages))


def test_substitutes_hold_no_seat_and_a_blank_sex_is_not_stated(tmp_path: Path) -> None:
    content = current(holder("Sindaco", ""), holder("Consigliere", "F"), holder("Consigliere supplente", "M"))
    rows, messages = read(tmp_path, "register_it", content, **PLACE)
    assert seats(rows) == {("executive", "head", "N"): 1, ("council", "member", "W"): 1}
    assert any("1 substitutes hold no seat" in message for message in messages)
    assert any("The sex of 1 office holders is not stated" in message for message in messages)


YEARLY_HEADER = (
    "COD_REGIONE,DESC_REGIONE,COD_PROVINCIA,DESC_PROVINCIA,COD_COMUNE,DESC_COMUNE,CONSIGLIERI_SPETTANTI,"
    "ASSESSORI_ASSEGNATI,SESSO,DATA_NASCITA,DESC_SEDE_NASCITA,DESCRIZIONE_CARICA,DATA_CESSAZIONE,ANNO"
)


def of_year(role: str, sex: str, left: str = "") -> str:
    return f"01,PROVA,081,PROVA,2620,BORGO,3,2,{sex},01/02/1950,ALTROVE,{role},{left},1990"


def yearly(*rows: str) -> str:
    return "\n".join([YEARLY_HEADER, *rows]) + "\n"


FULL = (of_year("Sindaco", "M"), of_year("Vicesindaco", "F"), of_year("Assessore", "M"))
COUNCIL = tuple(of_year("Consigliere", sex) for sex in "FMM")


def test_who_left_during_the_year_is_not_counted(tmp_path: Path) -> None:
    content = yearly(*FULL, *COUNCIL, of_year("Consigliere", "F", "30/06/1990"))
    rows, messages = read(tmp_path, "register_it_yearly", content, place_code="2620", reference_date=None)
    assert messages == []
    assert seats(rows) == {
        ("executive", "head", "M"): 1,
        ("executive", "member", "M"): 1,
        ("executive", "member", "W"): 1,
        ("council", "member", "M"): 2,
        ("council", "member", "W"): 1,
    }
    assert set(rows["reference_date"]) == {dt.date(1990, 12, 31)}


def test_who_left_the_year_after_is_counted(tmp_path: Path) -> None:
    content = yearly(*FULL, *COUNCIL[:2], of_year("Consigliere", "F", "02/01/1991"))
    rows, _ = read(tmp_path, "register_it_yearly", content, place_code="2620", reference_date=None)
    assert seats(rows)["council", "member", "W"] == 2


def test_a_council_of_another_size_than_the_law_gives_is_told(tmp_path: Path) -> None:
    content = yearly(*FULL, *COUNCIL, of_year("Consigliere", "F"))
    _, messages = read(tmp_path, "register_it_yearly", content, place_code="2620", reference_date=None)
    assert len(messages) == 1
    assert "1990: the council has 4 members in the register, 3 seats by law." in messages[0]


def test_a_date_that_is_none_is_refused(tmp_path: Path) -> None:
    content = yearly(*FULL, of_year("Consigliere", "F", "31/02/1990"))
    _, messages = read(tmp_path, "register_it_yearly", content, place_code="2620", reference_date=None)
    assert any("line 5, column DATA_CESSAZIONE" in message for message in refused(messages))


FRENCH = (
    "Code du département;Libellé du département;Code de la commune;Libellé de la commune;Nom de l'élu;"
    "Prénom de l'élu;Code sexe;Date de naissance;Libellé de la fonction\n"
    "99;Essai;99001;Villeneuve-d'Essai;INVENTE;Personne;F;1970-02-01;Maire\n"
    "99;Essai;99001;Villeneuve-d'Essai;INVENTE;Personne;M;1970-02-01;1er adjoint au Maire\n"
    "99;Essai;99001;Villeneuve-d'Essai;INVENTE;Personne;F;1970-02-01;2ème adjoint au Maire\n"
    "99;Essai;99001;Villeneuve-d'Essai;INVENTE;Personne;M;1970-02-01;\n"
    "99;Essai;99002;Autreville;INVENTE;Personne;M;1970-02-01;Maire\n"
)
R_DOTS = (
    FRENCH.replace("Code de la commune", "Code.de.la.commune")
    .replace("Libellé de la commune", "Libelle.de.la.commune")
    .replace("Code sexe", "Code.sexe")
    .replace("Libellé de la fonction", "Libelle.de.la.fonction")
    .replace(";", ",")
)
EPCI = (
    FRENCH.replace("Code de la commune;Libellé de la commune", "N° SIREN;Libellé de l'EPCI")
    .replace("99001", "200000099")
    .replace("Maire\n99;Essai;200000099", "Président du conseil communautaire\n99;Essai;200000099", 1)
    .replace("1er adjoint au Maire", "1er vice-président du conseil communautaire")
    .replace("2ème adjoint au Maire", "2ème vice-président du conseil communautaire")
)


@pytest.mark.parametrize(("content", "code"), [(FRENCH, "99001"), (R_DOTS, "99001"), (EPCI, "200000099")])
def test_the_french_register_in_its_spellings(tmp_path: Path, content: str, code: str) -> None:
    rows, messages = read(tmp_path, "register_fr", content, place_code=code)
    assert messages == []
    assert seats(rows) == {
        ("council", "member", "W"): 2,
        ("council", "member", "M"): 2,
        ("executive", "head", "W"): 1,
        ("executive", "member", "M"): 1,
        ("executive", "member", "W"): 1,
    }
    assert "INVENTE" not in rows.to_csv()


def test_an_unknown_french_function_is_refused(tmp_path: Path) -> None:
    _, messages = read(tmp_path, "register_fr", FRENCH.replace("1er adjoint au Maire", "Échanson"), place_code="99001")
    assert any("There is no rule for the role “echanson”." in message for message in refused(messages))


def test_a_french_register_needs_its_date(tmp_path: Path) -> None:
    _, messages = read(tmp_path, "register_fr", FRENCH, place_code="99001", reference_date=None)
    assert any("does not say its reference date" in message for message in refused(messages))


def test_a_register_becomes_figures_of_its_administration(data_folder: DataFolder) -> None:
    """From the file of the ministry to an observation; the other municipality of the file is left where it is."""
    folder = data_folder.file("cities/clermont/sources")
    folder.mkdir()
    (folder / "rne_2024.csv").write_text(EPCI, encoding="utf-8")
    (folder / "rne_2024.toml").write_text(
        'format = "register_fr"\nreference_date = 2024-12-31\ndate_basis = "stated"\nplace_code = "200000099"\n'
        'publisher = "Répertoire national des élus"\n',
        encoding="utf-8",
    )
    built = data_folder.run("build")
    assert (built.status, built.err) == (0, "")
    asked = ["--city", "clermont", "--format", "json"]
    council, executive = (
        json.loads(answer.out)[0]
        for answer in data_folder.answers(
            ["query", "women_in_council", *asked], ["query", "women_in_executive_body", *asked]
        )
    )
    assert (council["women"], council["men"], council["year"]) == (2, 2, 2024)
    assert (executive["women"], executive["men"]) == (2, 1)
    assert all(b"INVENTE" not in content for content in data_folder.files_of_editions().values())
