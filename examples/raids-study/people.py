"""Who and what the raw transcripts would give away: invented people, places, agencies, numbers.
Given names of one language stand with made-up surnames of another, so that nobody is meant.
Telephone numbers are of the range kept for fiction (555-01xx), mail addresses of example.org."""
import re
import unicodedata

from synthetic import Source

LATIN = dict(zip("łøđıæ", ["l", "o", "d", "i", "ae"]))
LATIN.update(zip("абвгдезиклмнорст", "abvgdeziklmnorst"))

# The participants' names, in the order of their labels.
TP = """
Okka Behrendsen|Milouda Tarrowick|Rose Thornevale|Ximena Abaradu-Holtwick|Yıldız Castellanova
Thi Sáo Nguyenthal|Aigerim O'Dunmarra|Łucja Ferreirowa|Nokuthula van der Linnick|Inés Quillfeather
Zsófia Adeyemiko|Phailin Østergrind|Marisol Vasquilladu|Đurđa Penhalwyn|Оксана Гребнева
"""
SP = """
Wangari Popescova|Bram Okonkwell|Hope Evenlodge|Søren Balakrishnadi|Leilani Czarnobrod
Tunde Marchbankska|Ségolène Igwebuike-Rask|Iñaki Halvordsen|Rukmini d'Orsaval|Teodor Whakatiki
Farzaneh McGillowen|Anselm Tjiurungu|Chidinma Kowalczenko|Benedikta Yamaguchetti|Oisín Delacroixi
Parisa Ljungdorff|Mateusz al-Rashwani|Grietje Ramaswamil|Kwabena Szczepanowitz
Dolores-Mae Ito-Hartwin
Ivana Nkrumahson|Haukur Bustamantez|Saoirse Petrossianu|Emeka Vandermolen|Noor Ashgrovian
Jun-ho Salvatierrez
"""
LE = """
Mark Eskelund-Varga|Delphine Obuyashi|Cormac Trzebinska|Luz Haldorwick|Grace Montebrun
"""
# What a participant is also called.
ALSO = {"TP01": "Okki;Ockka", "TP08": "Lusia;Lucha", "TP15": "Oksana Grebneva;Oksana;Ksenja",
        "TP06": "Thi Sao", "SP02": "Brammie", "SP20": "Dolo", "LE03": "Mack", "TP04": "Mena"}

# Two relatives for each TP: how she speaks of them, and their names. They stand in the roster.
RELATIVES = """
sister Imke Behrendsen|brother Focko Behrendsen
mother Zoulikha Tarrowick|cousin Brahim Oldemeyer
sister Lilac Thornevale|uncle Percival Grindlegar
daughter Itzel Abaradu-Holtwick|mother Guillermina Holtwick
brother Emre Castellanova|aunt Nurgül Sandersfeld
sister Thi Mai Nguyenthal|cousin Quoc Fennimorek
son Daniyar O'Dunmarra|mother Saltanat Brisebarre
brother Zbigniew Ferreirowa|sister Halszka Ferreirowa
daughter Lindiwe van der Linnick|uncle Sibusiso Pettengrew
mother Consuelo Quillfeather|son Joaquín Quillfeather
sister Boglárka Adeyemiko|brother Csongor Adeyemiko
aunt Somchaia Lundqvarn|cousin Anong Brightwatera
daughter Araceli Vasquilladu|brother Efraín Vasquilladu
mother Jelisaveta Penhalwyn|sister Višnja Penhalwyn
son Тарас Гребнев|sister Zoryana Grebneva
"""
INTERVIEWERS = ["Merle Vanderquisto", "Tarik Oyelowski", "Philippa Nakagawska"]

# People whom the roster does not know: friends, colleagues, clients. They come up in the review.
FIRST = """
Agathe Bashir Calixto Dagny Eluned Fumiko Gaspard Hamza Ilze Jaroslav Katarzyna Laszlo Manoush
Nanami Orlaith Pranav Quirina Rashid Svetlana Tomasz Ulrike Vikram Wilhelmina Xochitl Yusuf Zainab
Anneliese Bogdan Chiara Dimitri Esperanza Fatoumata Gudrun Hiroshi Ignacio Jadwiga Khadija Ludmila
Mohammed Natalya Olumide Perpetua Radoslav Shirin Takeshi Umberto Valeria Wojciech Yolanda Zdenka
Abdoulaye Brunhilde Concetta Demetrios Eszter Filippa Giacomo Henrike Ioana Jasmina Kofi Leopoldine
Marguerite Nobuko Ottoline Parvati Rigoberta Stanislava Theodora Urszula Veronika Ysolde Zoltan
Amadou Birgitta Cosimo Dubravka Evgenia
"""
STEMS = """
Tamar Brzoz Nakam Şahin Ękow Ñand Åsgr Çelik Hallor Mbek Oyarz Fitzm Grünsp Petrov Adesan Kowhai
Silver Dunkel Raghu Amaroq Thistle Bjarn
"""
ENDINGS = ["indez", "owitz", "undsen", "akiru"]
PLACES = """
Ambrelport|Jevermoor|Kestrel Falls|Vila Tormenta|Nowy Grzbiet|Ouled Sarrah|Larkhaven|Szentbogár
Pueblo Quemadero|Ban Nongsai|Karatobe-Say|Tarrow-on-Sea|Santa Olvida|Brčkopolje|Little Wrenfield
Ostrakhiv|Port Quillon|Mirabel Flats|Oldcastleton|Fennimore Heights|Rio Zarco|Saltmarsh Ferry
Wychbury|Dunmarrow|Halvorsund|Quebrada Luz|Thornmere|Grindleford Quay|Ashwillow|Penhallow Bay
"""
AGENCIES = """
Lantern Quay Refuge|Sparrowhawk House|The Open Latch|Casa Mirasola|Wrenfield Advocates
Kestrel Legal Project|Northlight Shelter Network|Puente Largo|Saltmarsh Women's Trust|Halvor Centre
Tamarack Alliance|Casa Zarzamora|Bluebell Street Clinic|Ostra Solidarity|The Ninth Bench
Mirabel Outreach|Quillon Defenders|Ferrymen's Fund|Harbourlight Rights|Red Lintel Collective
Penhallow Legal Aid
"""
STREETS = ["Larkmoor Street", "Old Quince Lane", "Tallow Avenue", "Heronsgate Road",
           "Pinfold Street", "Gasworks Avenue", "Kestrel Drive", "Marram Road", "Saddlers Lane",
           "Saltpan Drive"]
MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September",
          "October", "November", "December"]
TIED = "\x1f"                                         # a blank at which no line is broken
AGES = ["ninety-one", "93", "ninety-four", "97", "ninety-six", "101", "ninety-two", "95"]


def lines(text):
    return [name for line in text.strip().split("\n") for name in line.split("|")]


def first(name):
    """The given names: all before the surname, which may begin with a small word."""
    words = name.split(" ")
    for at, word in enumerate(words[1:], 1):
        if word in ("van", "der", "de", "la") or at == len(words) - 1:
            return " ".join(words[:at])
    return name


def last(name):
    return name[len(first(name)) + 1:]


class Entity:
    """Somebody or something with a label. `rostered`: the roster has it; else it is reviewed."""

    def __init__(self, name, label, kind="person", role="", participant="", also="", rostered=True):
        self.name, self.label, self.kind, self.role = name, label, kind, role
        self.participant, self.also, self.rostered = participant, also, rostered


class Cast:
    """All entities of the study. Labels are numbered as the vault numbers them: by role, or by
    kind, in the order of the roster."""

    def __init__(self):
        self.entities, self.numbers, self.people = [], {}, {}
        self.relatives, self.met = {}, 0
        for group, names in (("TP", TP), ("SP", SP), ("LE", LE)):
            for number, name in enumerate(lines(names), 1):
                label = "%s%02d" % (group, number)
                self.people[label] = self.add(name, participant=label, also=ALSO.get(label, ""))
        for number, line in enumerate(RELATIVES.strip().split("\n"), 1):
            both = [entry.split(" ", 1) for entry in line.split("|")]
            self.relatives["TP%02d" % number] = [self.add(name, role) for role, name in both]
        self.interviewers = [self.add(name, "interviewer") for name in INTERVIEWERS]
        self.agencies = [self.add(name, "agency", "organisation") for name in lines(AGENCIES)]
        self.places = [self.add(name, "", "place") for name in lines(PLACES)]

    def add(self, name, role="", kind="person", participant="", also="", rostered=True):
        base = (role or kind).upper()
        label = participant
        if not label:
            self.numbers[base] = self.numbers.get(base, 0) + 1
            label = "%s%d" % (base, self.numbers[base])
        entity = Entity(name, label, kind, role, participant, also, rostered)
        self.entities.append(entity)
        return entity

    def meet(self, role):
        """Somebody new whom the roster does not know."""
        firsts, stems = FIRST.split(), STEMS.split()
        ending = ENDINGS[self.met // len(stems)]
        name = "%s %s%s" % (firsts[self.met], stems[self.met % len(stems)], ending)
        self.met += 1
        return self.add(name, role, rostered=False)

    def roster(self):
        """Rows of roster.csv."""
        for entity in self.entities:
            if entity.rostered:
                yield [entity.name, entity.also, entity.role, entity.participant, "", entity.kind]


def agency_of(row):
    """Which agency and place are those of a provider's row; both are numbers from 0."""
    return int(row["agency"][-2:]) - 1, int(row["location"][-2:]) - 1


def plain(name):
    """The name as a file name or an address has it: small Latin letters without marks."""
    name = "".join(LATIN.get(letter, letter) for letter in name.lower())
    bare = unicodedata.normalize("NFD", name)
    return "".join(letter for letter in bare if not unicodedata.combining(letter))


def file_of(name):
    return plain(name).replace(" ", "_").replace("'", "")


def mail_of(name):
    return "%s@mail.example.org" % re.sub("[^a-z]+", ".", plain(name))


def numbers_of(label):
    """What is a number or an address about somebody: slot -> (words, what stands there, kind)."""
    source = Source("raids-study/numbers " + label)
    at = {"TP": 0, "SP": 15, "LE": 41}[label[:2]] + int(label[2:])
    year, month = source.pick([2006, 2007]), source.pick(MONTHS)
    date = "%d %s %d" % (source.between(2, 28), month, year)
    other = "%s %d, %d" % (source.pick(MONTHS), source.between(2, 28), 2005 + at % 3)
    house = "%d" + TIED + "%s"
    house = house % (source.between(11, 480), STREETS[at % len(STREETS)])
    phone = ["212-555-01%02d", "(718) 555-01%02d", "646 555 01%02d", "917-555-01%02d"][at % 4] % at
    phone = phone.replace(" ", TIED)
    age = AGES[at % len(AGES)]
    return {
        "date": (date, "[%d]" % year, "date"), "day": (other, "[%s]" % other[-4:], "date"),
        "address": (house, "[address]", "address"), "phone": (phone, "[phone]", "phone"),
        "case": ("%d-%04d" % (4100 + at * 13, source.between(3000, 9999)), "[id]", "case number"),
        "age": (TIED.join([age, "years", "old"]), "[90+] years old", "age"),
        "plate": ("KT%s %d" % ("ABCDEFGH"[at % 8], 4000 + at * 7), "[plate]", "plate"),
    }
