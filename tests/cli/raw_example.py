#!/usr/bin/env python3
"""None of the hundreds of identifiers in the raw raids study gets into its study, archive, tables
or folder, and nothing else of the interviews is lost. The example's own run.sh is run with a command
that keeps a copy of the folder after each step; the search in it shares no code with emic."""
import csv
import hashlib
import io
import os
import re
import sqlite3
import stat
import subprocess
import sys
import tempfile
import unicodedata
import zipfile

ROOT = os.environ["EMIC_ROOT"]
EXAMPLE = os.path.join(ROOT, "examples", "raids-study")
RAW = os.path.join(EXAMPLE, "raw")
WINDOWS = "windows-1252/"
LATE = "Pipirella"
# After which commands the folder is searched; at the end it is once more.
SEARCHED = ("-import---encoding", "-claim-load", "-archive-create")
# Files of a review that hold names because that is what they are for.
PRIVATE = {"review.csv", "decided.csv"}
WRAPPER = """#!/bin/sh
"%s" "$@"
code=$?
n=$(ls "%s" | wc -l)
cp -pR . "%s/$(printf %%02d "$n")-$1-$2"
exit $code
"""


def folded(text):
    """Without case, marks, kinds of blanks and apostrophes."""
    bare = unicodedata.normalize("NFKD", text.replace("’", "'").casefold())
    return re.sub(r"\s+", " ", "".join(c for c in bare if not unicodedata.combining(c)))


def read(path):
    with open(path, "rb") as file:
        return file.read()


def rows_of(path):
    return list(csv.DictReader(io.StringIO(read(path).decode("utf-8-sig"))))


def raw_text(file):
    data = read(os.path.join(RAW, file))
    return data.decode("windows-1252" if file.startswith(WINDOWS) else "utf-8-sig")


# --- The search -----------------------------------------------------------------------------------


class Needles:
    """What must not be found. `late`: also what only the late find tells."""

    def __init__(self, rows, kept, late):
        rows = [row for row in rows if late or row["goes"] != "late"]
        small = set(re.findall(r"\b\w+\b", kept))      # words that the study has, as they stand
        ordinary = {row["words"] for row in rows if row["ordinary"] == "yes"}
        self.cased = ordinary
        self.words = {row["words"] for row in rows} - ordinary
        for row in rows:
            parts = re.findall(r"\w{4,}", row["words"]) if row["kind"] == "person" else []
            self.words.update(part for part in parts if part.casefold() not in small and
                              part not in ordinary)
        self.tokens = {words: set(re.findall(r"\w+", folded(words))) for words in self.words}

    def in_text(self, text):
        """Those that stand in `text` as words."""
        plain = folded(text)
        tokens = set(re.findall(r"\w+", plain))
        found = [words for words, own in self.tokens.items() if own <= tokens and
                 re.search(r"(?<!\w)%s(?!\w)" % re.escape(folded(words)), plain)]
        return found + [words for words in self.cased
                        if re.search(r"(?<!\w)%s(?!\w)" % words, text)]

    def in_bytes(self, data):
        """Those whose bytes stand in `data`, in UTF-8, whatever the case, or in UTF-16. Short ones
        only as words, and of four letters none: a vault's bytes are random."""
        found, small = [], data.lower()
        for words in self.words:
            if len(words) < 5:
                continue
            if len(words) < 7:
                wide = [words.encode(form) for form in ("utf-16-le", "utf-16-be")]
                pattern = rb"(?<![A-Za-z\x80-\xff])%s(?![A-Za-z\x80-\xff])"
                hit = re.search(pattern % re.escape(words.encode()), data)
                hit = hit or any(form in data for form in wide)
            else:
                hit = words.encode().lower() in small or words.encode("utf-16-le") in data
                hit = hit or words.encode("utf-16-be") in data
            if hit:
                found.append(words)
        return found

    def in_terms(self, terms):
        """Those of one word that are terms of an index."""
        terms = {folded(term) for term in terms}
        return [words for words, own in self.tokens.items() if len(own) == 1 and own <= terms]


def cells_of(db):
    """Everything that any table holds, the index's own tables included."""
    names = [row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    assert len(names) > 20, names
    for name in names:
        for row in db.execute('SELECT * FROM "%s"' % name):
            for cell in row:
                if isinstance(cell, bytes):
                    yield cell.decode("utf-8", "replace")
                elif isinstance(cell, str):
                    yield cell


def terms_of(db):
    """The words of each full-text index, which packs them so that no search of bytes sees them."""
    tables = [row[0] for row in db.execute(
        "SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%fts5%'")]
    assert tables, "the study has a full-text index"
    terms = set()
    for number, name in enumerate(tables):
        db.execute("CREATE VIRTUAL TABLE temp.v%d USING fts5vocab(main, '%s', 'row')"
                   % (number, name))
        terms.update(row[0] for row in db.execute("SELECT term FROM temp.v%d" % number))
    return terms


def in_study(needles, path):
    db = sqlite3.connect("file:%s?mode=ro" % path, uri=True)
    terms = terms_of(db)
    found = needles.in_terms(terms) + needles.in_text("\n".join(cells_of(db)))
    db.close()
    return found


def in_file(needles, path):
    data = read(path)
    found = needles.in_bytes(data)
    if data.startswith(b"SQLite format 3"):
        found += in_study(needles, path)
    elif data.startswith(b"PK"):
        with zipfile.ZipFile(path) as archive:
            assert len(archive.namelist()) > 20
            for name in archive.namelist():
                member = archive.read(name).decode("utf-8", "replace")
                found += needles.in_text(name + "\n" + member)
    elif not path.endswith(".vault"):                  # whose bytes are random
        found += needles.in_text(data.decode("utf-8", "replace"))
    return found


def files_below(folder):
    for top, _, names in os.walk(folder):
        for name in names:
            yield os.path.join(top, name)


def in_folder(needles, folder, seen):
    """What is found in each file of a folder, by its name; `seen` are digests of files that were
    searched for these needles before."""
    found = {}
    for path in files_below(folder):
        name = os.path.relpath(path, folder)
        if name in PRIVATE:
            assert stat.S_IMODE(os.stat(path).st_mode) == 0o600, name
            continue
        hits = needles.in_text(re.sub(r"[_.-]", " ", name))
        digest = hashlib.sha256(read(path)).digest()
        hits += [] if digest in seen else in_file(needles, path)
        seen.add(digest)
        if hits:
            found[name] = sorted(set(hits))
    return found


# --- The parts of the test ------------------------------------------------------------------------


def check_planted(rows):
    """All that is said to be planted stands in the raw files, each where it is said to be."""
    assert len(rows) >= 500, len(rows)
    texts = {row["file"]: re.sub(r"\s+", " ", raw_text(row["file"])) for row in rows}
    assert len(texts) == 46
    missing = [row for row in rows if row["words"] not in texts[row["file"]]]
    assert not missing, missing[:5]
    assert any(row["ordinary"] == "yes" for row in rows)


def check_search(needles, folder):
    """The search finds what it must, in each place where it looks."""
    name = "Nakagawska"
    study = os.path.join(folder, "planted.emic")
    with open(study, "wb") as file:
        file.write(read(os.path.join(folder, "study.emic")))
    db = sqlite3.connect(study)
    table = next(row[0] for row in db.execute(
        "SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%fts5%'"))
    assert len(terms_of(db)) > 1000, "the index has words"
    column = db.execute('SELECT * FROM "%s" LIMIT 0' % table).description[0][0]
    assert not in_study(needles, study)
    db.execute('INSERT INTO "%s"(rowid, "%s") VALUES (99999, ?)' % (table, column),
               ["nakagawsko philippa nakagawska"])
    db.commit()
    db.close()
    assert name in in_study(needles, study)
    os.remove(study)
    assert name in needles.in_bytes(b"\x41\x00" + name.encode("utf-16-be") + b"\x00")
    assert name in needles.in_bytes(b"x" + name.lower().encode())
    assert "Rose" in needles.in_text("and Rose came") and not needles.in_text("prices rose")
    assert "Łucja" in needles.in_text("ŁUCJA"), "case"
    assert "Ségolène" in needles.in_text("segolene"), "marks"


def run_example(folder, copies):
    wrapper = os.path.join(copies, "..", "emic")
    real = subprocess.run(["sh", "-c", "command -v emic"], check=True, capture_output=True,
                          text=True).stdout.strip()
    with open(wrapper, "w", encoding="utf-8") as file:
        file.write(WRAPPER % (real, copies, copies))
    os.chmod(wrapper, 0o755)
    done = subprocess.run(["bash", os.path.join(EXAMPLE, "run.sh"), folder], capture_output=True,
                          text=True, env=dict(os.environ, EMIC=os.path.abspath(wrapper)))
    assert done.returncode == 0, (done.returncode, done.stdout[-1000:], done.stderr[-2000:])
    assert "111 of 111 claims hold" in done.stdout, done.stdout[-2000:]
    return done.stdout + done.stderr


def texts_of(study):
    db = sqlite3.connect("file:%s?mode=ro" % study, uri=True)
    rows = db.execute("SELECT d.name, r.text FROM document d JOIN revision r ON r.id ="
                      " d.current_revision ORDER BY d.name").fetchall()
    db.close()
    assert len(rows) == 46, len(rows)
    return rows


def check_texts(study, late):
    """Every text is what the generator says, to the letter."""
    for name, text in texts_of(study):
        wanted = read(os.path.join(EXAMPLE, "transcripts", name + ".txt")).decode("utf-8")
        assert late or LATE not in wanted or name == "TP13", name
        assert text == (wanted.replace(LATE, "[TP13]") if late else wanted), name


def check_restored(folder):
    """The vault makes every raw file again."""
    names = [name for name, _ in texts_of(os.path.join(folder, "study.emic"))]

    with tempfile.TemporaryDirectory() as restored:
        subprocess.run(
            ["emic", "privacy", "restore", *names, "--output", restored, "--study", "study.emic"],
            cwd=folder, capture_output=True, check=True,
            env=dict(os.environ, EMIC_VAULT="study.vault", EMIC_KEY_FILE="vault.key"))
        made = {os.path.basename(path): read(path) for path in files_below(restored)}
    raw = {os.path.basename(path): read(path) for path in files_below(RAW)}
    assert len(raw) == 46 and made == raw, sorted(set(raw) ^ set(made))


def main():
    rows = rows_of(os.path.join(EXAMPLE, "planted.csv"))
    kept = "\n".join(read(path).decode("utf-8")
                     for path in files_below(os.path.join(EXAMPLE, "transcripts")))
    check_planted(rows)
    needles, later = Needles(rows, kept, False), Needles(rows, kept, True)
    assert len(needles.words) >= 500 and LATE in later.words and LATE not in needles.words
    with tempfile.TemporaryDirectory() as scratch:
        folder, copies = os.path.join(scratch, "results"), os.path.join(scratch, "copies")
        os.mkdir(copies)
        said = run_example(folder, copies)
        assert not later.in_text(said), later.in_text(said)

        steps = sorted(os.listdir(copies))
        found, seen = {}, set()
        for step in (step for step in steps if step.endswith(SEARCHED)):
            found.update((step + "/" + name, hits) for name, hits in
                         in_folder(needles, os.path.join(copies, step), seen).items())
        assert len(steps) > 20 and len(seen) > 5 and not found, found
        check_search(needles, folder)

        imported = next(step for step in steps if step.endswith("-codebook-load"))
        check_texts(os.path.join(copies, imported, "study.emic"), False)
        texts = dict(texts_of(os.path.join(copies, imported, "study.emic")))
        assert LATE in later.in_text(texts["TP13"]), "found late, not before"
        found = in_folder(later, folder, set())
        assert not found and not PRIVATE & set(os.listdir(folder)), found
        for page in ("risk.html", "report.html"):
            assert os.path.getsize(os.path.join(folder, page)) > 1000, "a report was searched"
        check_texts(os.path.join(folder, "study.emic"), True)
        check_restored(folder)
    print("%d identifiers planted, none found after any of %d commands" % (len(rows), len(steps)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
