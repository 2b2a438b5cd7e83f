"""C source as the house rules need it: its includes, its string literals, its code without
comments and literals, and how long its functions are. Not a parser: it counts braces."""
import re

TOKEN = re.compile(r"""
    (?P<comment> /\*.*?\*/ | //[^\n]*)
  | (?P<include> ^[ \t]*\#[ \t]*include[ \t]*(?:"(?P<quoted>[^"\n]*)"|<(?P<system>[^>\n]*)>))
  | (?P<literal> "(?:[^"\\\n]|\\.)*")
  | (?P<character> '(?:[^'\\\n]|\\.)*')
""", re.VERBOSE | re.MULTILINE | re.DOTALL)

# A preprocessor line with its continuations; macros may hold any number of braces.
DIRECTIVE = re.compile(r"^[ \t]*#(?:\\\n|[^\n])*", re.MULTILINE)
# What stands before a function's brace: its name and its last parenthesis.
FUNCTION = re.compile(r"([A-Za-z_]\w*)\s*\(")


def blank(text):
    """The same shape without its words, so that every line keeps its number."""
    return re.sub(r"[^\n]", " ", text)


class CText:
    """`includes` are (line, name, quoted), `literals` (line, text), `functions` (line, name,
    lines from its first line to its closing brace); `code` is the text with comments and literals
    blanked out; `balanced` tells whether every brace was closed."""

    def __init__(self, text):
        self.includes, self.literals, self.functions = [], [], []
        self.code = TOKEN.sub(self.take, text)
        self.balanced = self.measure(DIRECTIVE.sub(lambda m: blank(m[0]), self.code))

    def take(self, match):
        line = match.string.count("\n", 0, match.start()) + 1
        if match["include"]:
            quoted = match["quoted"] is not None
            self.includes.append((line, match["quoted"] if quoted else match["system"], quoted))
            return match[0]
        if match["literal"]:
            self.literals.append((line, match[0]))
        return blank(match[0])

    def measure(self, code):
        depth, statement, opened = 0, 0, None
        for at, char in enumerate(code):
            if char == "{":
                if depth == 0:
                    opened = self.function_before(code, statement, at)
                depth += 1
            elif char == "}":
                depth -= 1
                if depth < 0:
                    return False
                if depth == 0:
                    if opened:
                        first, name = opened
                        last = code.count("\n", 0, at) + 1
                        self.functions.append((first, name, last - first + 1))
                        statement = at + 1
                    opened = None
            elif char == ";" and depth == 0:
                statement = at + 1
        return depth == 0

    @staticmethod
    def function_before(code, statement, brace):
        """(line, name) when the brace at depth 0 opens a function's body, else None."""
        head = code[statement:brace]
        name = FUNCTION.search(head)
        if not name or "=" in head or not head.rstrip().endswith(")"):
            return None
        first = statement + len(head) - len(head.lstrip())
        return code.count("\n", 0, first) + 1, name[1]
