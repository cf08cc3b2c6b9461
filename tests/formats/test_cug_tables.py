"""CUG tables 1.2 to 1.11, made-up counts in the real layout: what they fill, what is refused, and across tables."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from indicators.errors import DefinitionError
from indicators.ingest import cug_across, cug_takes
from indicators.ingest.cug_layouts import LAYOUTS
from indicators.ingest.sources import Source, read_source
from indicators.text import text
from tests.data_folder import ROOT, DataFolder
from tests.formats.reading import DAY, read, refused, with_published

SENIORITY = """Permanenza nel profilo e livello;Uomini;;;;;;;;Donne;;;;;;;
;< 30;da 31 a 40;da 41 a 50;da 51 a 60;> 60;Totale;Totale % (1);% di genere(2);< 30;da 31 a 40;da 41 a 50;da 51 a 60;> 60;Totale;Totale % (1);% di genere (3)
Inferiore a 3 anni;2;3;4;5;6;20;68,97;37,04;0;3;4;2;0;9;31,03;29,03
Tra 5 e 10 anni;0;1;4;5;1;11;84,62;20,37;0;0;1;1;0;2;15,38;6,45
Superiore a 10 anni;0;0;5;18;0;23;53,49;42,59;0;0;2;10;8;20;46,51;64,52
Totale;2;4;13;28;7;54;;;0;3;7;13;8;31;;
Totale %;2,35;4,71;15,29;32,94;8,24;63,53;;;0,00;3,53;8,24;15,29;9,41;36,47;;
"""  # noqa: E501
EDUCATION = """Inquadramento;Titolo di studio;Uomini;;Donne;;Totale;
;;Valori assoluti;% (1);Valori assoluti;% (1);Valori assoluti;% (2)
Area degli Istruttori;Diploma di scuola superiore;50;40,00;75;60,00;125;71,43
Area degli Istruttori;Laurea;20;40,00;30;60,00;50;28,57
"""
BY_GENDER = """{};Uomini;;Donne;;Totale;
;Valori assoluti;%;Valori assoluti;%;Valori assoluti;%
"""
POSTS = BY_GENDER.format("Tipo Posizione di responsabilità") + (
    "Elevata qualificazione;30;50,00;30;50,00;60;75,00\nAlta professionalità;5;25,00;15;75,00;20;25,00\n"
)
LEAVE = BY_GENDER.format("Tipo permesso") + (
    "Numero permessi giornalieri per congedi parentali fruiti;100,5;10,05;899,5;89,95;1000;90,91\n"
    "Numero permessi orari L.104/1992 (n. ore) fruiti;50;50,00;50;50,00;100;9,09\n"
)
BOARDS = """Tipo di Commissione;Uomini;;Donne;;Totale;Presidente (D/U)
;Valori assoluti;%;Valori assoluti;%;Valori assoluti;
Istruttori amministrativi;2;66,67;1;33,33;3;D
Funzionari tecnici;3;100,00;0;0,00;3;u
"""
PRESENCE = """Tipo presenza;Uomini;;;;;;;Donne;;;;;;
;<30;da 31 a 40;da 41 a 50;da 51 a 60;> 60;Tot;%;<30;da 31 a 40;da 41 a 50;da 51 a 60;>60;Tot;%
Tempo pieno;1;2;3;4;5;15;88,24;1;2;3;4;5;15;60,00
Part Time >50%;0;0;0;1;1;2;11,76;0;2;2;3;3;10;40,00
"""
SALARIES = """Inquadramento;Uomini;Donne;Divario economico;
;Retribuzione netta media;Retribuzione netta media;Valori assoluti;%
Istruttori;1.500,50;1450;50,50;3,37
Dirigenti;4000,00;--;--;--
"""
EMPTY = BY_GENDER.format("Tipo posizione") + "Elevata qualificazione;0;--;0;--;0;--\n"


@pytest.fixture
def more_indicators(monkeypatch: pytest.MonkeyPatch) -> None:
    slugs = [take.indicator for takes in cug_takes.TAKES.values() for take in takes]
    monkeypatch.setattr(cug_takes, "catalogue", lambda: with_published(*slugs))


def test_seniority_gives_the_newcomers(tmp_path: Path) -> None:
    rows, messages = read(tmp_path, "cug_1_4", SENIORITY)
    assert messages == []
    assert rows[["city", "indicator", "year", "women", "men", "base", "unit"]].values.tolist() == [
        ["torino", "newcomers", 2024, 9, 20, 29, "percent"]
    ]


def test_a_table_that_is_the_wrong_way_round_is_read_the_right_way_when_told(tmp_path: Path) -> None:
    rows, messages = read(tmp_path, "cug_1_4", SENIORITY, genders="swapped")
    assert messages == []
    assert rows[["women", "men"]].values.tolist() == [[20, 9]]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "Inferiore a 3 anni;2",
            "Inferiore a 3 anni;3",
            "line 3, column G (Uomini, Totale): The counts of the line add",
        ),
        ("Inferiore a 3 anni;2", "Inferiore a 3 anni;", "line 3, column B (Uomini, < 30): The cell is blank."),
        ("Inferiore a 3 anni;2", "Inferiore a 3 anni;2,5", "Got “2,5” where a number is wanted."),
        ("Inferiore a 3 anni;2;3", "Inferiore a 3 anni;3", "line 3: The line has 16 cells instead of 17"),
        ("Inferiore a 3 anni", "Meno di 3 anni", "There is no label “Meno di 3 anni”."),
        ("Superiore a 10", "superore a  10", "Did you mean “Superiore a 10 anni”?"),
        ("68,97", "69,97", "line 3, column H (Uomini, Totale % (1)): The percentage of this cell is 68,97"),
        ("68,97", "--", "The percentage of this cell is 68,97, the table says “--”"),
        (
            "Totale;2;4",
            "Totale;3;4",
            "line 6, column B (Uomini, < 30): The counts above add up to 2, the line “Totale”",
        ),
        ("Totale;2;4;13;28;7;54;;;0;3;7;13;8;31;;\n", "", "The line “Totale” is missing"),
        ("da 41 a 50;da 51 a 60;> 60;Totale;T", "da 51 a 60;da 41 a 50;> 60;Totale;T", "reads “da 41 a 50” here"),
        (";Totale % (1);% di genere(2)", ";% di genere(2)", "Table 1.4 has 17 columns under two header rows"),
    ],
)
def test_what_is_wrong_in_a_verified_table_is_refused(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert old in SENIORITY
    rows, messages = read(tmp_path, "cug_1_4", SENIORITY.replace(old, new, 1))
    assert rows.empty
    assert any(said in message for message in refused(messages)), messages


@pytest.mark.parametrize(("stated", "holds"), [("68,98", True), ("68,96", True), ("68,99", False), ("68,95", False)])
def test_percentages_hold_within_a_hundredth(tmp_path: Path, stated: str, holds: bool) -> None:
    _, messages = read(tmp_path, "cug_1_4", SENIORITY.replace("68,97", stated))
    assert (messages == []) is holds


def test_labels_are_read_whatever_their_case_and_spaces(tmp_path: Path) -> None:
    _, messages = read(tmp_path, "cug_1_4", SENIORITY.replace("Inferiore a 3 anni", "INFERIORE  A 3 ANNI"))
    assert messages == []


def test_seniority_given_level_by_level_is_added_up_and_said(tmp_path: Path) -> None:
    one = "Inferiore a 3 anni;2;3;4;5;6;20;68,97;37,04;0;3;4;2;0;9;31,03;29,03\n"
    two = (
        "Inferiore a 3 anni;2;3;4;5;0;14;73,68;25,93;0;3;1;1;0;5;26,32;16,13\n"
        "Inferiore a 3 anni;0;0;0;0;6;6;60,00;11,11;0;0;3;1;0;4;40,00;12,90\n"
    )
    rows, messages = read(tmp_path, "cug_1_4", SENIORITY.replace(one, two))
    assert rows[["women", "men"]].values.tolist() == [[9, 20]]
    assert len(messages) == 1
    assert "“Inferiore a 3 anni” stands in 2 lines (3, 4); they were added up" in messages[0]


def test_tables_whose_people_stand_in_table_1_1_fill_no_staff(tmp_path: Path) -> None:
    rows, messages = read(tmp_path, "cug_1_7", EDUCATION)
    assert rows.empty
    assert refused(messages) == []
    assert any("Table 1.7 was read and checked; no indicator takes its figures over." in each for each in messages)


def test_posts_of_responsibility(tmp_path: Path) -> None:
    rows, messages = read(tmp_path, "cug_1_3", POSTS)
    assert rows[["indicator", "women", "men", "base"]].values.tolist() == [
        ["women_among_high_responsibility_posts", 45, 35, 80]
    ]
    assert [message for message in messages if "1.3 was not verified against the directive" in message] == messages


def test_presence_and_leave(tmp_path: Path, more_indicators: None) -> None:
    rows, messages = read(tmp_path, "cug_1_2", PRESENCE)
    assert refused(messages) == []
    assert rows[["indicator", "women", "men"]].values.tolist() == [["women_among_part_timers", 10, 2]]
    rows, messages = read(tmp_path, "cug_1_10", LEAVE)
    assert refused(messages) == []
    assert rows[["indicator", "value"]].values.tolist() == [["mens_share_of_parental_days", 10.05]]


def test_boards_become_members_and_chairs(tmp_path: Path) -> None:
    rows, messages = read(tmp_path, "cug_1_8", BOARDS, administration="Comune di Torino")
    assert refused(messages) == []
    got = sorted(rows[["board", "board_role", "gender", "people"]].values.tolist())
    assert got == [
        ["3: Istruttori amministrativi", "chair", "W", 1],
        ["3: Istruttori amministrativi", "member", "M", 2],
        ["4: Funzionari tecnici", "chair", "M", 1],
        ["4: Funzionari tecnici", "member", "M", 2],
    ]


def test_a_chair_is_a_woman_or_a_man(tmp_path: Path) -> None:
    _, messages = read(tmp_path, "cug_1_8", BOARDS.replace(";3;D", ";3;si"))
    assert any("line 3, column G (Presidente (D/U)): Got “si”." in message for message in refused(messages))


def test_means_of_pay_are_checked_and_not_taken(tmp_path: Path) -> None:
    rows, messages = read(tmp_path, "cug_1_5", SALARIES)
    assert rows.empty
    assert refused(messages) == []
    _, messages = read(tmp_path, "cug_1_5", SALARIES.replace("50,50", "51,50"))
    assert any("The difference of the two means is 50,5, the table says “51,50”." in message for message in messages)
    _, messages = read(tmp_path, "cug_1_5", SALARIES.replace("1450", "1.450"))
    assert any("Got “1.450” where a number is wanted." in message for message in refused(messages))


def test_an_empty_table_of_zeros_and_dashes_fills_nothing(tmp_path: Path) -> None:
    rows, messages = read(tmp_path, "cug_1_3", EMPTY)
    assert rows.empty
    assert refused(messages) == []
    assert any("Every cell of the table is zero" in message for message in messages)


@pytest.mark.parametrize("content", ["", "\n\n"])
def test_an_empty_file_is_refused(tmp_path: Path, content: str) -> None:
    _, messages = read(tmp_path, "cug_1_4", content)
    assert any("The file is empty." in message for message in refused(messages))


def test_title_lines_above_the_header_are_passed_over(tmp_path: Path) -> None:
    title = LAYOUTS["cug_1_4"].title
    rows, messages = read(tmp_path, "cug_1_4", f"Tabella 1.4;;\n{title};;\n" + SENIORITY)
    assert messages == []
    assert len(rows) == 1


def table_1_1(men: int, women: int) -> str:
    """Everybody between 41 and 50, one level."""
    counts = f"0;0;{men};0;0;0;0;{women};0;0"
    shares = ";".join(f"{100 * each / (men + women):.2f}".replace(".", ",") for each in map(int, counts.split(";")))
    return (
        "Tipologia di personale;Inquadramento;Uomini;;;;;Donne;;;;\n"
        ";;< 30;da 31 a 40;da 41 a 50;da 51 a 60;> 60;< 30;da 31 a 40;da 41 a 50;da 51 a 60;> 60\n"
        f"Personale non dirigente;Area degli Istruttori;{counts}\n"
        f"Totale personale;;{counts}\nTotale % sul personale complessivo;;{shares}\n"
    )


@pytest.mark.parametrize(
    ("men", "women", "severity", "said"),
    [
        (31, 54, "refused", "in one of them women and men are exchanged"),
        (54, 31, None, ""),
        (53, 33, None, ""),
        (90, 60, "warned", "Table 1.4 has 54 men and 31 women"),
    ],
)
def test_the_same_people_in_two_tables(tmp_path: Path, men: int, women: int, severity: str | None, said: str) -> None:
    labels = {"Area degli Istruttori": {"level": "associate"}}
    files = {"cug_1_1": table_1_1(men, women), "cug_1_4": SENIORITY}
    sources = []
    for name, content in files.items():
        path = tmp_path / f"{name}.csv"
        path.write_text(content, encoding="utf-8")
        given = {"publisher": "the city", "date_basis": "inferred", "reference_date": DAY}
        sources.append(Source(path=path, city="torino", format=name, labels=labels, **given))
    findings = cug_across.check(sources)
    assert [finding.severity for finding in findings] == ([severity] if severity else [])
    if severity:
        assert said in text("en").finding(findings[0])
        assert findings[0].file == "cug_1_4.csv"


def test_a_secretary_counted_twice_is_warned_of(tmp_path: Path) -> None:
    double = table_1_1(10, 10).replace(
        "Totale personale", "Organo di vertice;Segretaria;0;0;0;0;0;0;0;1;0;0\n" * 2 + "Totale personale", 1
    )
    double = double.replace("Totale personale;;0;0;10;0;0;0;0;10", "Totale personale;;0;0;10;0;0;0;0;12")
    double = double.replace("0,00;50,00;0,00", "0,00;45,45;0,00", 1).replace("50,00", "54,55")
    labels = {"Area degli Istruttori": {"level": "associate"}, "Segretaria": {"staff_group": "top_post"}}
    rows, messages = read(tmp_path, "cug_1_1", double, labels=labels)
    assert rows["people"].sum() == 22
    assert len(messages) == 1
    assert "“Segretaria” stands here with the same counts as in line 4" in messages[0]


def test_a_report_with_two_tables_goes_into_an_edition_or_is_refused(data_folder: DataFolder) -> None:
    """The seniority of another year of Torino beside its table 1.1: nothing like its staff, so it is told."""
    folder = data_folder.file("cities/torino/sources")
    (folder / "seniority.csv").write_text(SENIORITY, encoding="utf-8")
    (folder / "seniority.toml").write_text(
        'format = "cug_1_4"\nreference_date = 2019-12-31\ndate_basis = "inferred"\npublisher = "Comune di Torino"\n'
        'administration = "Comune di Torino"\n',
        encoding="utf-8",
    )
    first = data_folder.run("check")
    assert (first.status, first.err) == (0, "")
    toml = (folder / "seniority.toml").read_text(encoding="utf-8")
    (folder / "seniority.toml").write_text(toml.replace("2019", "2024"), encoding="utf-8")
    second = data_folder.run("check")
    assert second.status == 1
    assert "torino, newcomers, 2024 was delivered already" in second.err
    assert "Table 1.4 has 54 men and 31 women" in second.out + second.err


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('genders = "sawpped"', "Did you mean “swapped”"),
        ("place_code = 2620", "the field “place_code” is not a text"),
        ('employers = "X"', "the field “employers” is not a table"),
        ("employers = { X = 3 }", "the field “X” is not a text"),
    ],
)
def test_what_a_toml_says_wrongly_is_told(tmp_path: Path, line: str, said: str) -> None:
    shipped = ROOT / "data" / "cities" / "torino" / "sources" / "cug_1_1" / "comune_2025"
    path = tmp_path / "comune_2025.toml"
    path.write_text(f"{line}\n" + shipped.with_suffix(".toml").read_text(encoding="utf-8"), encoding="utf-8")
    shutil.copy(shipped.with_suffix(".csv"), tmp_path)
    with pytest.raises(DefinitionError, match=said):
        read_source(path, "torino")
