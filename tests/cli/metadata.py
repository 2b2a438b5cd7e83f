#!/usr/bin/env python3
"""The metadata of archives follow their published rules, for the examples and for random studies
with odd names, by a validator that shares no code with emic; and that validator finds each of many
things broken on purpose."""
import copy
import csv
import io
import json
import os
import random
import re
import subprocess
import sys
import tempfile

ROOT = os.environ["EMIC_ROOT"]
sys.path.insert(0, os.path.join(ROOT, "tests", "fixtures"))
import archive_rules as rules  # noqa: E402
import ddi_rules  # noqa: E402

STUDIES = 20
ABOUT = """title: "Night buses <at> 3 & after"
abstract: |
  Who drives & who plans.
  Zoë said so.
creator:
  - {name: Ada Example, affiliation: University of Here, orcid: 0000-0002-1825-0097}
  - {name: "Ben, Example", affiliation: University of Here}
  - Cem Example
contact: ada@example.org
publisher: Example Archive
funder: [Fund A, Fund B]
grant: [A-1]
keyword: [night, bus, "zażółć"]
language: [en, pt-BR]
identifier: doi:10.1234/abc.5
publication:
  - "Example, A. (2025). Buses. https://doi.org/10.1234/xyz."
  - "Example, B. (2024). In print"
  - "The same again https://doi.org/10.1234/xyz"
license: CC-BY-4.0
rights: The authors
access: open
universe: Drivers of night buses
sampling: Snowball
mode: in person
protocol: Half-structured, transcribed word for word
began: 2025-03
ended: 2025-04-30
place: [Northern town, Southern town]
ethics: Board of Here, 2025-1
consent: To sharing of pseudonymized transcripts
anonymization: Names replaced
synthetic: yes
"""


def emic(*words):
    done = subprocess.run(["emic", "--quiet", *words], capture_output=True, check=False)
    assert done.returncode == 0, (words, done.returncode, done.stdout, done.stderr)
    return done.stdout.decode()


def write(path, text):
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(text)


def quoted(text):
    return '"' + text.replace('"', '""') + '"'


def example(name, transcripts, codebooks):
    """One of the bundled examples as a study."""
    here = os.path.join(ROOT, "examples", name)
    os.environ["EMIC_STUDY"] = f"{name}.emic"
    emic("init", f"{name}.emic")
    emic("participant", "load", f"{here}/participants.csv")
    emic("import", "--pseudonymized", f"{here}/{transcripts}")
    if os.path.exists(f"{here}/documents.csv"):
        emic("document", "load", f"{here}/documents.csv")
    for book in codebooks:
        emic("codebook", "load", f"{ROOT}/codebooks/{book}.yaml")
    emic("coding", "load", f"{here}/codings.csv")
    emic("judgement", "load", f"{here}/judgements.csv")
    emic("claim", "load", f"{here}/claims.csv")
    return name


TABLES = [["frequency"], ["saturation"], ["crosstab", "--by", "group"], ["cooccurrence"],
          ["similarity"], ["matrix"], ["matrix", "--of", "documents"], ["attributes"],
          ["judgements"], ["exemplars"], ["codeline", "--document", "D1"], ["portrait"],
          ["timeline", "--order", "added"]]


ANALYSIS = [
    ["round", "add", "2", "second look", "--note", "for what drives home"],
    ["property", "add", "STRAIN", "intensity", "--scale", "none, some, strong"],
    ["property", "add", "FEAR", "minutes"],
    ["coding", "set", "3", "--weight", "40"],
    ["coding", "value", "3", "intensity=strong", "minutes=2.5"],
    ["rule", "add", "told", "--words", "nobody told, told", "--code", "ALONE", "--scope",
     "sentence", "--fold"],
    ["rule", "apply", "told"],
    ["compare", "ALONE", "--record", "1:5:same", "--memo", "who is not told"],
    ["relation", "type-add", "eases", "--inverse", "eased_by"],
    ["relation", "add", "PEERS", "eases", "FEAR"],
    ["relation", "add", "ALONE", "causal_condition", "FEAR", "--memo", "\"they\" say"],
    ["relation", "evidence", "2", "1", "3"],
    ["proposition", "add", "COST", "--level", "3", "--subject", "STRAIN", "--text", "It costs"],
    ["proposition", "add", "TOLD", "--level", "2", "--parent", "COST", "--subject", "ALONE",
     "--relation", "causal_condition", "--object", "FEAR", "--text", "Who is told nothing fears"],
    ["proposition", "evidence", "TOLD", "1", "3"],
    ["proposition", "search", "COST", "--sought", "a night without", "--found", "0"],
    ["sampling", "add", "--gap", "STAYS", "--sought", "a driver who left", "--date", "2026-02-03"],
    ["template", "add", "load", "--pole", "what weighs", "--pole", "what carries", "--relation",
     "is borne by"],
    ["template", "fill", "load", "nights", "--pole", "STRAIN", "--pole", "SUPPORT"],
    ["template", "fill", "load", "road", "--pole", "FEAR", "--pole", "PEERS", "--parent",
     "nights"],
    ["memo", "add", "--kind", "code", "--code", "FEAR", "--coding", "3", "--text", "Which?"],
    ["memo", "revise", "1", "--text", "Of the last stop: see the words."],
    ["memo", "add", "--kind", "theory", "--relation", "2", "--proposition", "TOLD", "--text", "x"],
    ["memo", "add", "--kind", "case", "--participant", "D2", "--document", "D2", "--text", "Tired"],
    ["unit", "visit", "D1", "--turn", "1-3"],
]
UNFIT = {"timeline", "codeline"}  # they need dates, or the name of an interview


def night_bus():
    os.environ["EMIC_STUDY"] = "study.emic"
    subprocess.run(["sh", "-e", f"{ROOT}/tests/fixtures/night_bus.sh"], check=True,
                   capture_output=True)
    os.environ["EMIC_CODER"] = "A"
    for words in ANALYSIS:
        emic(*words)
    for number, words in enumerate(TABLES):
        emic("table", *words, "--save", f"table-{number}")
    pictures = re.findall(r"^  plot (\w+)", emic("help", "plot"), re.M)
    assert len(pictures) > 2
    for picture in pictures:
        if picture not in UNFIT:
            emic("plot", picture, "--save", f"plot-{picture}")
    emic("plot", "heatmap", "--of", "participants", "--save", "plot-people")
    emic("plot", "codeline", "--document", "D1", "--save", "plot-line")
    return "night-bus"


ODD = ["a b", "zażółć", "x,y", 'say "so"', "100 %", "#1", "a&b", "co:lon", "<tag>", "(p)+[q]",
       "plain", "Plain", "日本", "ümläut;", "a/b"]


def odd(chance, number):
    return f"{chance.choice(ODD)}{number}"


def random_people(chance, count):
    rows = ['participant,group,"note, long",age:number,asked:boolean,when:date,declined\n']
    labels = [odd(chance, n) for n in range(count)]
    for n, label in enumerate(labels):
        rows.append(",".join([
            quoted(label), chance.choice(["TP", "SP", "", '"x, y"']), quoted(odd(chance, n)),
            chance.choice(["", "1", "-2.5", "+3", "1e3", ".5", "007"]),
            chance.choice(["yes", "no", "", "TRUE"]),
            chance.choice(["", "2024-02-29", "2026-03-01"]),
            chance.choice(["no", "no", "no", "yes"]) if n > 1 else "no"]) + "\n")
    return labels, "".join(rows)


def random_study(number):
    """A study of odd names and values, with whatever a study may lack lacking now and then."""
    chance = random.Random(number)
    name = f"random{number}"
    os.environ["EMIC_STUDY"] = f"{name}.emic"
    os.environ["SOURCE_DATE_EPOCH"] = str(chance.randrange(10**9, 2 * 10**9))
    os.makedirs(name)
    labels, people = random_people(chance, chance.randrange(2, 9))
    write(f"{name}/people.csv", people)
    emic("init", f"{name}.emic")
    emic("participant", "load", f"{name}/people.csv")
    os.makedirs(f"{name}/texts")
    documents = []
    for n in range(chance.randrange(0, 7)):
        document = odd(chance, n).replace("/", "_")
        documents.append(document)
        write(f"{name}/texts/{document}.txt", "".join(
            f"{chance.choice(['INTERVIEWER', 'A', chance.choice(labels)[:30]])}: "
            f"Some words, {chance.choice(ODD)} 😀 and more.\n\n" for _ in range(5)))
    if documents:
        emic("import", "--pseudonymized", f"{name}/texts")
        rows = "".join(f"{quoted(document)},{quoted(chance.choice(labels))},"
                       f"{quoted(chance.choice(['', 'office', 'on, the bus']))},2026-01-0{n + 1}\n"
                       for n, document in enumerate(documents))
        write(f"{name}/documents.csv", "document,participant,place,date\n" + rows)
        emic("document", "load", f"{name}/documents.csv")
    write(f"{name}/book.yaml", "codebook: odd\ncodes:\n" + "".join(
        f"  - {{code: 'C{n} {chance.choice(['x', 'ż', '&'])}', level: 1, "
        f"rule: {chance.choice(['any', 'judged'])}, brief: 'One, \"two\"'}}\n" for n in range(4)))
    emic("codebook", "load", f"{name}/book.yaml")
    load_codings(chance, name, documents, labels)
    return name


def load_codings(chance, name, documents, labels):
    listed = json.loads(emic("codebook", "show", "--format", "json"))
    codes = [row["code"] for row in listed["rows"]]
    assert len(codes) == 4
    rows = {(document, start, start + chance.randrange(1, 20), chance.choice(codes),
             chance.choice("AB")) for document in documents for start in range(0, 60, 7)}
    if rows:
        write(f"{name}/codings.csv", "document,start,end,code,coder,polarity,memo\n" + "".join(
            f"{quoted(document)},{start},{end},{quoted(code)},{coder},"
            f"{chance.choice(['supports', 'contradicts', 'qualifies'])},"
            f"{chance.choice(['', quoted('two' + chr(10) + 'lines')])}\n"
            for document, start, end, code, coder in sorted(rows)))
        emic("coding", "load", f"{name}/codings.csv")
    taken = [label for label in labels[:2]]
    write(f"{name}/judgements.csv", "participant,code,value,coder\n" + "".join(
        f"{quoted(label)},{quoted(codes[0])},{chance.choice(['affirmed', 'denied', 'not raised'])},"
        "A\n" for label in taken))
    emic("judgement", "load", f"{name}/judgements.csv")
    if chance.random() < 0.5:
        emic("base", "add", odd(chance, 1), "--where", "group = TP")
        emic("base", "add", "nobody", "--where", "group = nobody")
    for number in range(chance.randrange(3)):
        emic("table", "frequency", "--save", f"t-{number}", "--unit",
             chance.choice(["participants", "segments", "characters", "documents"]))


def check(name, about):
    """The archive follows the rules, with its texts and without; gives its files."""
    if about:
        write("about.yaml", about)
        emic("describe", "load", "about.yaml")
    for option in (["--without-text"], []):
        emic("archive", "create", "--force", f"{name}.zip", *option)
        files = rules.payload(f"{name}.zip")
        problems = rules.check(files)
        assert not problems, "\n".join([name, *problems])
        emic("archive", "verify", f"{name}.zip")
        emic("archive", "reproduce", f"{name}.zip")
    return files


def check_deposits(name):
    """What repositories get follows the rules, too, and lists every file."""
    for repository in ("ukda", "qdr"):
        emic("archive", "create", "--force", f"{name}.zip", "--deposit", repository)
        files = rules.payload(f"{name}.zip")
        problems = rules.check(files)
        assert not problems, "\n".join([repository, *problems])
        emic("archive", "reproduce", f"{name}.zip")
        listed = {row["file"]: row for row in
                  csv.DictReader(io.StringIO(files["file-inventory.csv"].decode()))}
        assert set(listed) == set(files), set(listed) ^ set(files)
        for file, row in listed.items():
            assert row["description"] and row["bytes"] in ("", str(len(files[file]))), row


# --- Broken on purpose --------------------------------------------------------------------------

def entity(crate, name):
    return next(item for item in crate["@graph"] if item["@id"] == name)


def drop(mapping, key):
    del mapping[key]


def of_resource(package, name):
    return next(item for item in package["resources"] if item["name"] == name)


def of_field(package, resource, name):
    return next(item for item in of_resource(package, resource)["schema"]["fields"]
                if item["name"] == name)


CRATE_DAMAGE = [
    lambda crate: drop(crate, "@context"),
    lambda crate: drop(entity(crate, "./"), "name"),
    lambda crate: drop(entity(crate, "./"), "description"),
    lambda crate: drop(entity(crate, "./"), "license"),
    lambda crate: entity(crate, "./").update(datePublished="yesterday"),
    lambda crate: entity(crate, "./").update(author=[{"@id": "#emic"}]),
    lambda crate: entity(crate, "./")["hasPart"].pop(),
    lambda crate: drop(entity(crate, "ro-crate-metadata.json"), "about"),
    lambda crate: entity(crate, "cases.csv").update(contentSize="1"),
    lambda crate: entity(crate, "cases.csv").update(sha256="0" * 64),
    lambda crate: drop(entity(crate, "cases.csv"), "encodingFormat"),
    lambda crate: drop(entity(crate, "cases.csv"), "description"),
    lambda crate: crate["@graph"].remove(entity(crate, "codings.csv")),
    lambda crate: crate["@graph"].append(copy.deepcopy(entity(crate, "cases.csv"))),
    lambda crate: crate["@graph"].append({"@id": "#alone", "@type": "Thing", "name": "x"}),
    lambda crate: drop(entity(crate, "#making"), "instrument"),
    lambda crate: drop(entity(crate, "#emic"), "version"),
    lambda crate: entity(crate, "#making").update(result=[]),
]
PACKAGE_DAMAGE = [
    lambda package: drop(package, "$schema"),
    lambda package: package["resources"].pop(),
    lambda package: of_resource(package, "cases").update(bytes=1),
    lambda package: of_resource(package, "cases").update(hash="sha256:00"),
    lambda package: of_resource(package, "cases").update(type="list"),
    lambda package: of_resource(package, "cases").update(path="../cases.csv"),
    lambda package: drop(of_field(package, "units", "start"), "description"),
    lambda package: of_field(package, "units", "speaker").update(type="integer"),
    lambda package: of_field(package, "units", "speaker").update(type="date"),
    lambda package: of_field(package, "codings", "polarity").update(type="boolean"),
    lambda package: of_field(package, "codings", "polarity")["constraints"].update(enum=["no"]),
    lambda package: of_field(package, "units", "end")["constraints"].update(minimum=10**9),
    lambda package: of_field(package, "cases", "group:text").update(categories=["none"]),
    lambda package: of_resource(package, "units")["schema"].update(primaryKey=["document"]),
    lambda package: of_resource(package, "codings")["schema"].update(
        foreignKeys=[{"fields": ["coder"],
                      "reference": {"resource": "codebook", "fields": ["code"]}}]),
    lambda package: package.update(created="2026"),
    lambda package: package["licenses"].append({"title": "x"}),
]


DDI_DAMAGE = [
    (b'version="2.5"', b'version="3"'),
    (b"ddi:codebook:2_5", b"ddi:codebook:1"),
    (b"<anlyUnit>individuals</anlyUnit>", b"<unit>individuals</unit>"),
    (b"<sumDscr>", b"<sumDscr>text"),
    (b"<abstract>", b"<abstract language='en'>"),
    (b'event="start"', b'event="begin"'),
    (b'ID="V2"', b'ID="V1"'),
    (b'ID="V2"', b'ID="2"'),
    (b'files="F1"', b'files="F2"'),
    (b'type="vald">', b'type="valid">'),
    (b'type="vald">', b'type="vald">1'),
    (b'type="freq">', b'type="freq">1'),
    (b"<catValu>", b"<catValu>x"),
    (b"<caseQnty>", b"<caseQnty>1"),
    (b'name="group"', b'name="groups"'),
    (b" <docDscr>", b" <otherMat/><docDscr>"),
]


def check_ddi_damage(files):
    """Each change of the codebook alone is found by its own rules."""
    for before, after in DDI_DAMAGE:
        text = files[ddi_rules.DDI]
        assert before in text, before
        broken = text.replace(before, after, 1)
        assert ddi_rules.check_ddi({**files, ddi_rules.DDI: broken}), f"{after} was not found"
    elements = set(re.findall(rb"<([A-Za-z]+)[ >]", files[ddi_rules.DDI]))
    assert len(elements) > 45, "the description fills the codebook"


def check_damage(files):
    """Each change of the metadata, and a change of a file that they describe, is found."""
    for name, damages in ((rules.CRATE, CRATE_DAMAGE), (rules.PACKAGE, PACKAGE_DAMAGE)):
        for number, damage in enumerate(damages):
            content = json.loads(files[name])
            damage(content)
            broken = {**files, name: json.dumps(content).encode()}
            assert rules.check(broken), f"{name}: damage {number} was not found"
    for name in sorted(files):
        if name == rules.CRATE:
            continue
        assert rules.check({**files, name: files[name] + b"x"}), f"{name} changed unseen"
        fewer = dict(files)
        del fewer[name]
        assert rules.check(fewer), f"{name} taken out unseen"
    assert rules.check({**files, "more.txt": b"x"}), "a file more went unseen"


def main():
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        raids = example("raids-study", "transcripts", ["raids-study"])
        files = check(raids, None)
        assert len(files) > 50, "the example has its transcripts"
        crate = json.loads(files[rules.CRATE])
        assert "No licence" in entity(crate, "./")["license"], "a missing licence is told"
        files = check(raids, ABOUT)
        root = entity(json.loads(files[rules.CRATE]), "./")
        assert "synthetic" in root["description"] and "synthetic data" in root["keywords"]
        assert root["temporalCoverage"] == "2025-03/2025-04-30"
        check(example("policy-texts", "documents",
                      ["survivor-engagement", "policing-operations", "policy-recommendations",
                       "shared-statements"]), None)
        files = check(night_bus(), ABOUT)
        assert "analysis/memos.csv" in files and "plots/plot-bars.csv" in files
        check_damage(files)
        check_ddi_damage(files)
        check_deposits("night-bus")
        for number in range(STUDIES):
            check(random_study(number), ABOUT if number % 3 == 0 else "title: Some\n"
                  if number % 3 == 1 else None)
        print(f"3 examples and {STUDIES} random studies follow the rules;"
              f" {len(CRATE_DAMAGE + PACKAGE_DAMAGE + DDI_DAMAGE)} kinds of damage are found")
    return 0


if __name__ == "__main__":
    sys.exit(main())
