"""The language of conditions and queries in claims.csv, in Python: a second reading of the rules,
written apart from emic's own, so that the one can be checked against the other.

    expr := terms joined by `or`; terms joined by `and`; `not` term; parentheses
    term := ATTRIBUTE op VALUE          op: = != < <= > >=
          | code:PATH                   affirmed, by the code's rule
          | code:PATH = affirmed | denied | "not raised" | "not asked" | unjudged   (and !=)
"""
import re

TOKEN = re.compile(r'\s*(?:(?P<code>code:(?:"[^"]*"|[^\s()=!<>;"]+))|(?P<text>"[^"]*")|'
                   r'(?P<op><=|>=|!=|[=<>])|(?P<paren>[()])|(?P<word>[^\s()=!<>"]+))')
STATES = ("affirmed", "denied", "not raised", "not asked", "unjudged")


class Wrong(Exception):
    """A condition, query or expectation that cannot be read."""


def tokens(text):
    at, found = 0, []
    text = text.rstrip()
    while at < len(text):
        match = TOKEN.match(text, at)
        if not match:
            raise Wrong("cannot read %r" % text[at:])
        found.append((match.lastgroup, match.group(match.lastgroup)))
        at = match.end()
    return found


def codes_in(text):
    """The codes that a condition or query names."""
    return [path.strip('"') for path in re.findall(r'code:("[^"]*"|[^\s()=!<>;"]+)', text)]


class Parser:
    def __init__(self, text, study):
        self.tokens, self.at, self.study, self.text = tokens(text), 0, study, text

    def peek(self):
        return self.tokens[self.at] if self.at < len(self.tokens) else (None, None)

    def take(self, *values):
        """The next token's text if it is one of `values` (any, without values), else None."""
        kind, text = self.peek()
        if kind is None or (values and text.lower() not in values) or kind == "text" and values:
            return None
        self.at += 1
        return text

    def parse(self):
        holds = self.either()
        if self.at < len(self.tokens):
            raise Wrong("left over in %r: %r" % (self.text, self.peek()[1]))
        return holds

    def either(self):
        parts = [self.both()]
        while self.take("or"):
            parts.append(self.both())
        return lambda person: any(part(person) for part in parts)

    def both(self):
        parts = [self.term()]
        while self.take("and"):
            parts.append(self.term())
        return lambda person: all(part(person) for part in parts)

    def term(self):
        if self.take("not"):
            inner = self.term()
            return lambda person: not inner(person)
        if self.take("("):
            inner = self.either()
            if not self.take(")"):
                raise Wrong("a parenthesis is open in %r" % self.text)
            return inner
        kind, text = self.peek()
        if kind == "code":
            return self.code()
        if kind == "word":
            return self.attribute()
        raise Wrong("a condition is missing in %r" % self.text)

    def value(self):
        kind, text = self.peek()
        if kind not in ("word", "text"):
            raise Wrong("a value is missing in %r" % self.text)
        self.at += 1
        return text.strip('"') if kind == "text" else text

    def code(self):
        study, name = self.study, self.study.code(self.take()[5:].strip('"'))
        op = self.take("=", "!=")
        if not op:
            return lambda person: study.affirmed(person, name)
        wanted = self.value()
        if wanted not in STATES:
            raise Wrong("%r is not a state" % wanted)
        return lambda person: (study.state(person, name) == wanted) == (op == "=")

    def attribute(self):
        study, name, op = self.study, self.take(), self.take("=", "!=", "<", "<=", ">", ">=")
        if op is None:
            raise Wrong("an operator is missing after %r" % name)
        kind, wanted = study.attribute(name), self.value()
        return lambda person: compare(study.people[person].get(name, ""), op, wanted, kind)


def compare(value, op, wanted, kind):
    """An unknown value (empty) fits only = "". """
    if value == "" or wanted == "":
        return op == "=" and value == wanted or op == "!=" and wanted == "" and value != ""
    left, right = (float(value), float(wanted)) if kind == "number" else (value, wanted)
    return {"=": left == right, "!=": left != right, "<": left < right, "<=": left <= right,
            ">": left > right, ">=": left >= right}[op]


def expression(text, study):
    """A condition as a function of a participant's label. Empty: everybody."""
    return Parser(text, study).parse() if text.strip() else lambda person: True


def split_queries(text):
    """The parts of a query at semicolons outside of quotes."""
    return [part.strip() for part in re.findall(r'(?:"[^"]*"|[^;"])+', text)]
