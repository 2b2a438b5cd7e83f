#!/usr/bin/env python3
"""The archive as others see it: read with Python's own zipfile, hashlib, csv and expat, every digest
and every table of participants made again from what BagIt and the archive's README say. Then it is
changed in every place that matters, once clumsily and once with all digests put right."""
import csv
import hashlib
import io
import json
import math
import os
import random
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree
import zipfile

NOON = (2026, 3, 1, 12, 0, 0)  # SOURCE_DATE_EPOCH of the tests
TAGS = {"bagit.txt", "bag-info.txt", "environment.txt", "manifest-sha256.txt",
        "manifest-sha512.txt", "tagmanifest-sha256.txt", "tagmanifest-sha512.txt"}
BOOK = """
codebook: bag
title: "For a test: <made up> & small"
codes:
  - code: HARM
    level: 3
    codable: false
    codes:
      - {code: FEAR, level: 1, brief: 'Afraid, "afraid"'}
      - {code: LOSS, level: 1, rule: judged}
  - code: CARE
    level: 1
    codes:
      - {code: HELP, level: 0}
  - {code: NOBODY, level: 1, rule: judged}
"""
CLAIMS = """id,statement,where,query,relation,expected,source,note
A1,"All were asked, or so it seems",,count(group = TP),=,21 of 25,"made up, here",
A2,Some fear,group = TP,count(code:FEAR),>=,1,made up,
"""


def emic(*words, code=0):
    """Runs the command and gives what it prints; it must exit with `code`."""
    done = subprocess.run(["emic", *words], capture_output=True, check=False)
    assert done.returncode == code, (words, done.returncode, done.stdout, done.stderr)
    return (done.stdout + done.stderr).decode()


def write(path, text):
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(text)


def make_study():
    """25 who took part in two groups, one who declined, an interview each and one with two."""
    chance = random.Random(7)
    people = [f"TP{n:02}" for n in range(1, 22)] + [f"SP{n:02}" for n in range(1, 5)]
    rows = "".join(f"{label},{label[:2]},{chance.choice(['north', 'south', ''])},no\n"
                   for label in people)
    write("participants.csv", "participant,group,region,declined\n" + rows + "SP09,SP,,yes\n")
    os.mkdir("transcripts")
    codings, judgements = [], []
    for label in people:
        words = f"caf\u00e9 \U0001F30D we were {chance.choice(['afraid', 'calm'])} then"
        text = f"INTERVIEWER: What then?\n\n{label}: {words}\n"
        write(f"transcripts/{label}.txt", text)
        start = text.index(words)
        for code in chance.sample(["FEAR", "CARE", "HELP", "LOSS"], 2):
            polarity = chance.choice(["supports", "supports", "qualifies", "contradicts"])
            end = start + chance.randint(6, len(words))
            codings.append(f"{label},{start},{end},{code},{chance.choice('AB')},{polarity},"
                           f"\"note, \"\"{code}\"\"\"\n")
        for code in chance.sample(["FEAR", "LOSS"], 1):
            value = chance.choice(["affirmed", "denied", "not raised", "not asked"])
            judgements.append(f"{label},{code},{value},A\n")
    write("transcripts/both, at once.txt", "TP01: We stayed.\n\nTP02: I was helped. Twice.\n")
    codings.append("\"both, at once\",24,37,HELP,A,supports,\n")
    write("codings.csv", "document,start,end,code,coder,polarity,memo\n" + "".join(codings))
    write("judgements.csv", "participant,code,value,coder\n" + "".join(judgements))
    write("book.yaml", BOOK)
    write("claims.csv", CLAIMS)
    emic("init", "study.emic")
    emic("participant", "load", "participants.csv")
    emic("import", "--pseudonymized", "transcripts")
    emic("codebook", "load", "book.yaml")
    emic("coding", "load", "codings.csv")
    emic("judgement", "load", "judgements.csv")
    emic("base", "add", "northern", "--where", "region = north")
    emic("claim", "load", "claims.csv")
    emic("table", "frequency", "--save", "people")
    emic("table", "frequency", "--save", "north", "--base", "northern", "--percent")


def read_zip(path):
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def rows_of(files, name):
    """A file's rows, as dictionaries; attributes have their type behind a colon in the header."""
    text = files["data/" + name].decode()
    assert "\r" not in text and text.endswith("\n"), name
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    header = [title.split(":")[0] for title in next(reader)]
    return [dict(zip(header, row)) for row in reader]


# --- BagIt ----------------------------------------------------------------------------------------

def manifest(files, digest, payload):
    tags = TAGS - {"tagmanifest-sha256.txt", "tagmanifest-sha512.txt"}
    return "".join(f"{hashlib.new(digest, files[name]).hexdigest()}  {name}\n"
                   for name in sorted(files, key=str.encode)
                   if (name.startswith("data/") if payload else name in tags)).encode()


def bag_info(files):
    payload = [content for name, content in files.items() if name.startswith("data/")]
    content = hashlib.sha256(manifest(files, "sha256", True)).hexdigest()
    agent = files["bag-info.txt"].decode().splitlines()[0]
    assert agent.startswith("Bag-Software-Agent: emic "), agent
    return (f"{agent}\nBagging-Date: 2026-03-01\n"
            f"Payload-Oxum: {sum(map(len, payload))}.{len(payload)}\n"
            f"Emic-Content-SHA256: {content}\n").encode()


def seal(files):
    """The files as a whole and valid bag."""
    files = dict(files)
    files["bag-info.txt"] = bag_info(files)
    for payload, prefix in ((True, ""), (False, "tag")):
        for digest in ("sha256", "sha512"):
            files[f"{prefix}manifest-{digest}.txt"] = manifest(files, digest, payload)
    return files


def check_bag(path, files):
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        entries = archive.infolist()
    names = [entry.filename for entry in entries]
    assert len(names) > 40 and names == sorted(names, key=str.encode)
    assert {name for name in names if not name.startswith("data/")} == TAGS
    for entry in entries:
        assert entry.date_time == NOON and entry.external_attr >> 16 == 0o100644, entry
        assert not entry.extra and not entry.comment and entry.create_system == 3, entry
        assert entry.filename.isascii() and not set("%\r\n\\:") & set(entry.filename), entry
    assert files["bagit.txt"] == b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
    again = seal(files)
    for name in sorted(TAGS):
        assert files[name] == again[name], f"{name} is not what RFC 8493 asks for"
    if shutil.which("unzip"):
        subprocess.run(["unzip", "-tqq", path], check=True)


# --- What the payload says ------------------------------------------------------------------------

def check_text_files(files):
    for name, content in files.items():
        content.decode()
        if name.endswith(".csv"):
            lines = list(csv.reader(io.StringIO(content.decode(), newline=""), strict=True))
            assert lines and {len(line) for line in lines} == {len(lines[0])}, name
    page = xml.etree.ElementTree.fromstring(files["data/tables.html"])
    links = [link.get("href") for link in page.iter("a")]
    ids = [section.get("id") for section in page.iter("section")]
    assert len(ids) == 3, ids
    for link in links:
        assert link[1:] in ids if link[0] == "#" else "data/" + link in files, link
    if shutil.which("xmllint"):
        subprocess.run(["xmllint", "--noout", "-"], input=files["data/tables.html"], check=True)
    recipe = json.loads(files["data/recipe.json"])
    assert recipe["format"] == 2 and [s["name"] for s in recipe["steps"] if "table" in s] == [
        "north", "people"]
    for step in recipe["steps"]:
        assert step.get("output") is None or "data/" + step["output"] in files, step


def check_texts(files):
    texts = {}
    for row in rows_of(files, "transcripts.csv"):
        content = files["data/" + row["file"]]
        texts[row["document"]] = content.decode()
        assert len(content.decode()) == int(row["characters"]), row
        assert hashlib.sha256(content).hexdigest() == row["sha256"], row
    assert len(texts) == 26
    for row in rows_of(files, "units.csv"):
        text, at = texts[row["document"]], [int(row[key]) for key in
                                            ("start", "words_start", "words_end", "end")]
        assert at == sorted(at) and at[3] <= len(text), row
        assert text[at[0]:at[1]] == row["speaker"] + ": ", row
    codings = rows_of(files, "codings.csv")
    assert len(codings) == 51
    for row in codings:
        words = texts[row["document"]][int(row["start"]):int(row["end"])]
        assert hashlib.sha256(words.encode()).hexdigest() == row["words_sha256"], row


def affirmed_pairs(files):
    """(participant, code) by each code's own rule, from codings, units, documents, judgements."""
    rule = {row["code"]: row["rule"] for row in rows_of(files, "codebook.csv")}
    says = {(row["document"], row["speaker"]): row["participant"]
            for row in rows_of(files, "documents.csv") if row["speaker"]}
    turns = {}
    for row in rows_of(files, "units.csv"):
        turns.setdefault(row["document"], []).append(row)
    pairs = {(row["participant"], row["code"]) for row in rows_of(files, "judgements.csv")
             if row["value"] == "affirmed" and rule[row["code"]] == "judged"}
    for row in rows_of(files, "codings.csv"):
        if row["polarity"] == "contradicts" or rule[row["code"]] != "any":
            continue
        turn, = [turn for turn in turns[row["document"]]
                 if int(turn["start"]) <= int(row["start"]) and int(row["end"]) <= int(turn["end"])]
        pairs.add((says[row["document"], turn["speaker"]], row["code"]))
    return pairs


def wilson(n, size):
    z = 1.959963984540054
    centre, spread = n + z * z / 2, z * math.sqrt(n * (size - n) / size + z * z / 4)
    return [f"{max(0.0, (centre - spread) / (size + z * z)):.6f}",
            f"{min(1.0, (centre + spread) / (size + z * z)):.6f}"]


def words_of(n, size):
    """The share in words, where there are some."""
    if size == 0 or n == 0:
        return "none" if size else ""
    if 2 * n > size:
        return {0: "all", 1: "all but one", 2: "all but two", 3: "all but three"}.get(
            size - n, "majority")
    return "half" if 2 * n == size else ""


def table_of(files, name, base, members, percent_from):
    """A table of participants, as the archive should have it."""
    pairs = affirmed_pairs(files)
    group = {row["participant"]: row["group"] for row in rows_of(files, "cases.csv")
             if row["participant"] in members}
    groups = list(dict.fromkeys(row["group"] for row in rows_of(files, "cases.csv")))
    out = ["table,group,base,code,n,N,of,words,pct,wilson_lo,wilson_hi,unit,rule,suppressed"]
    for code in rows_of(files, "codebook.csv"):
        path = code["code"]
        who = {label for label, other in pairs if other == path or other.startswith(path + "/")}
        for column in groups + ["Total"]:
            base_of = {label for label in group if column in ("Total", group[label])}
            n, size = len(who & base_of), len(base_of)
            percent = f"{100 * n / size:.1f}" if size >= percent_from else ""
            interval = wilson(n, size) if size else ["", ""]
            out.append(",".join([name, column, base, path, str(n), str(size), f"{n} of {size}",
                                 words_of(n, size), percent, *interval, "participants", code["rule"], "no"]))
    return "\n".join(out) + "\n"


def check_tables(files):
    took_part = {row["participant"] for row in rows_of(files, "cases.csv")
                 if row["declined"] != "yes"}
    north = {row["participant"] for row in rows_of(files, "bases.csv") if row["base"] == "northern"}
    assert len(took_part) == 25 and 0 < len(north) < 25
    for name, base, members, percent_from in (("people", "all", took_part, 20),
                                              ("north", "base:northern", north, 1)):
        wanted = table_of(files, name, base, members, percent_from)
        found = files[f"data/tables/{name}.csv"].decode()
        assert wanted.count("\n") == 1 + 6 * 3 and wanted.count(",0 of ") < 9
        assert found == wanted, f"{found}\nbut counted:\n{wanted}"


def check_same_everywhere():
    """Neither place, time zone, language, user nor umask shows in the bytes."""
    os.makedirs("else where")
    shutil.copy("study.emic", "else where/other name.emic")
    strange = {"TZ": "Pacific/Chatham", "LC_ALL": "tr_TR.UTF-8", "HOME": "/", "USER": "nobody",
               "SOURCE_DATE_EPOCH": "86400", "EMIC_SEED": "99", "EMIC_STUDY": "other name.emic"}
    before = os.umask(0o077)
    subprocess.run(["emic", "archive", "create", "again.zip"], cwd="else where", check=True,
                   env={**os.environ, **strange}, capture_output=True)
    os.umask(before)
    with open("study.zip", "rb") as one, open("else where/again.zip", "rb") as other:
        assert one.read() == other.read()


# --- Changes --------------------------------------------------------------------------------------

def pack(path, files):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)


def changed(files, name, before, after):
    assert files[name].count(before) >= 1, (name, before)
    return {**files, name: files[name].replace(before, after, 1)}


def first_line(files, name, test):
    return next(line for line in files[name].splitlines(keepends=True)[1:] if test(line))


def changes_of(files):
    """(the file changed, the archive, what reproducing it must name)."""
    coding = first_line(files, "data/codings.csv", lambda line: b",HARM/FEAR," in line and
                        b",supports," in line)
    cell = first_line(files, "data/tables/people.csv", lambda line: b",TP,all,HARM," in line)
    n = cell.split(b",")[4]
    yield ("data/codings.csv",
           changed(files, "data/codings.csv", coding, coding.replace(b"HARM/FEAR", b"NOBODY")),
           ["data/tables/people.csv"])
    yield ("data/codings.csv",
           changed(files, "data/codings.csv", coding,
                   b",".join(field if at != 1 else str(int(field) + 1).encode()
                             for at, field in enumerate(coding.split(b",")))),
           ["data/codings.csv", "line "])
    yield ("data/tables/people.csv",
           changed(files, "data/tables/people.csv", cell,
                   cell.replace(b"," + n + b",", b",%d," % (int(n) + 1), 1)),
           ["data/tables/people.csv", "line 2"])
    yield ("data/tables.html", changed(files, "data/tables.html", b" of 21<", b" of 22<"),
           ["data/tables.html"])
    yield ("data/claims.csv", changed(files, "data/claims.csv", b"21 of 25", b"22 of 25"),
           ["data/claims-checked.csv", "do not: A1"])
    yield ("data/transcripts/TP03.txt",
           changed(files, "data/transcripts/TP03.txt", b"we were", b"we wore"),
           ["data/transcripts/TP03.txt"])
    yield "data/more.csv", {**files, "data/more.csv": b"n\n1\n"}, ["data/more.csv"]
    for gone in ("data/units.csv", "data/README.txt", "data/tables/north.csv"):
        yield gone, {name: content for name, content in files.items() if name != gone}, [gone]


def check_changes(files):
    count = 0
    for name, after, named in changes_of(files):
        pack("changed.zip", after)
        assert name in emic("archive", "verify", "changed.zip", code=1), name
        emic("archive", "reproduce", "changed.zip", code=1)
        pack("changed.zip", seal(after))
        emic("archive", "verify", "changed.zip")
        found = " ".join(emic("archive", "reproduce", "changed.zip", code=1).split())
        for words in named:
            assert words in found, (name, words, found)
        count += 1
    assert count == 10
    pack("changed.zip", seal(files))  # packed by another library, and still the same archive
    emic("archive", "reproduce", "changed.zip")


def check_refusals(files):
    with open("study.zip", "rb") as whole:
        content = whole.read()
    with open("bad.zip", "wb") as cut:
        cut.write(content[:len(content) // 2])
    words = {"cut": emic("archive", "verify", "bad.zip", code=2)}
    pack("bad.zip", {**files, "data/../../outside.txt": b"x"})
    words["outside"] = emic("archive", "reproduce", "bad.zip", code=2)
    pack("bad.zip", {name: text for name, text in files.items() if name != "bagit.txt"})
    words["no bag"] = emic("archive", "verify", "bad.zip", code=2)
    pack("bad.zip", {"study/" + name: text for name, text in files.items()})
    words["folder"] = emic("archive", "verify", "bad.zip", code=2)
    words["text"] = emic("archive", "verify", "book.yaml", code=2)
    recipe = files["data/recipe.json"].replace(b'"format": 2', b'"format": 7')
    pack("bad.zip", seal({**files, "data/recipe.json": recipe}))
    emic("archive", "verify", "bad.zip")
    words["newer"] = emic("archive", "reproduce", "bad.zip", code=2)
    for key, part in (("cut", "not a ZIP archive, or one cut short"), ("outside", '".."'),
                      ("no bag", "a ZIP without bagit.txt"), ("folder", "in a folder of this ZIP"),
                      ("text", "not a ZIP archive"), ("newer", "has format 7")):
        assert part in words[key] and words[key].count("\n") == 1, words[key]


def main():
    folder = tempfile.mkdtemp()
    try:
        os.chdir(folder)
        os.environ["EMIC_STUDY"] = "study.emic"
        make_study()
        printed = emic("archive", "create", "study.zip")
        files = read_zip("study.zip")
        check_bag("study.zip", files)
        assert hashlib.sha256(files["manifest-sha256.txt"]).hexdigest() in printed, printed
        check_text_files(files)
        check_texts(files)
        check_tables(files)
        check_same_everywhere()
        emic("archive", "reproduce", "study.zip")
        check_changes(files)
        check_refusals(files)
        print(f"{len(files)} files agree")
    finally:
        os.chdir("/")
        shutil.rmtree(folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
