"""What must never be sent: headers of names, tax codes, births, addresses. Such columns are dropped at reading."""

from __future__ import annotations

from indicators.ingest.vocabulary import bare

NAMES = """
    nome; cognome; cognome e nome; nome e cognome; nominativo; dipendente; nom; prénom; prénoms; nom et prénom;
    nom prénom; nom d'usage; nom de naissance; agent nom; nazwisko; imię; imiona; imię i nazwisko; nazwisko i imię;
    nome completo; apelido; apelidos; sobrenome; nume; prenume; nume și prenume; ime; priimek; ime in priimek;
    priimek in ime; namn; förnamn; efternamn; név; vezetéknév; keresztnév; teljes név; születési név; anyja neve; name;
    first name;
    last name; surname; family name; given name; forename; full name; employee name; middle name; maiden name
"""
NUMBERS = """
    codice fiscale; cod. fiscale; cod fisc; cf; c.f.; partita iva; numéro de sécurité sociale; nir; insee;
    numero di previdenza; pesel; nip; nif; nis; niss; cartão de cidadão; cnp; cod numeric personal; emšo; emso;
    davčna številka; personnummer; personnr; samordningsnummer; adóazonosító; adóazonosító jel; taj; taj szám;
    social security number; ssn; national insurance number; tax code; tax number; passport; iban; conto corrente;
    numer konta; bank account
"""
BIRTH = """
    data di nascita; data nascita; nato il; nata il; luogo di nascita; comune di nascita; date de naissance;
    lieu de naissance; data urodzenia; miejsce urodzenia; data de nascimento; local de nascimento; data nașterii;
    data nasterii; locul nașterii; datum rojstva; kraj rojstva; födelsedatum; födelseort; születési dátum;
    születési idő; születési hely; date of birth; birth date; birthdate; dob; birthday; place of birth
"""
CONTACT = """
    indirizzo; residenza; e-mail; email; mail; telefono; cellulare; pec; adresse; téléphone; courriel; adres; telefon;
    morada; endereço; telefone; adresa; naslov; adress; lakcím; cím; address; phone; mobile; home address
"""
SENSITIVE = """
    categoria protetta; invalidità; disabilità; diagnosi; sindacato; iscrizione sindacale; religione; etnia; handicap;
    syndicat; religion; wyznanie; związek zawodowy; niepełnosprawność; deficiência; sindicato; religie; dizabilitate;
    invalidnost; veroizpoved; fackförbund; funktionsnedsättning; szakszervezet; vallás; fogyatékosság; disability; race;
    ethnicity; trade union; union membership; health; diagnosis; sexual orientation; stato civile; marital status
"""
NEVER_SEND = {
    bare(header) for group in (NAMES, NUMBERS, BIRTH, CONTACT, SENSITIVE) for header in group.split(";") if bare(header)
}
BIRTH_DATES = {bare(header) for header in BIRTH.split(";") if bare(header)}


def never_send(header: str) -> bool:
    """Whether a column of this name holds what must never leave the office."""
    return bare(header) in NEVER_SEND


def is_birth_date(header: str) -> bool:
    return bare(header) in BIRTH_DATES
