"""The codes of a codebook, as far as the generator needs them: path, rule, siblings. Reads only the
subset of YAML in which the books in codebooks/ are written, as Python's library has no YAML."""
import re


class Book:
    def __init__(self, path):
        self.paths, self.rules, self.codable, self.sets = {}, {}, {}, {}
        self.parents = {}
        open_codes = []                                # (indent, name) from the top down
        with open(path, encoding="utf-8") as file:
            for line in file:
                self.read_line(line, open_codes)

    def read_line(self, line, open_codes):
        found = re.match(r"( *)- code: (\S+)$", line)
        if found:
            indent, name = len(found.group(1)), found.group(2)
            while open_codes and open_codes[-1][0] >= indent:
                open_codes.pop()
            open_codes.append((indent, name))
            self.paths[name] = "/".join(code for _, code in open_codes)
            self.parents[name] = open_codes[-2][1] if len(open_codes) > 1 else None
            self.rules[name], self.codable[name] = "any", True
            return
        field = re.match(r" +(rule|codable|exclusive_set): (\S+)$", line)
        if not field or not open_codes:
            return
        name = open_codes[-1][1]
        if field.group(1) == "rule":
            self.rules[name] = field.group(2)
        elif field.group(1) == "codable":
            self.codable[name] = field.group(2) == "true"
        else:
            self.sets[name] = field.group(2)

    def path(self, name):
        return self.paths[name]

    def rule(self, name):
        return self.rules[name]

    def find(self, text):
        """The name of the code with this path or name; KeyError when there is none."""
        name = text.split("/")[-1]
        if text not in (name, self.paths[name]):
            raise KeyError(text)
        return name

    def siblings(self, name):
        return [other for other in self.paths
                if self.parents[other] == self.parents[name] and other != name]

    def below(self, name):
        """The code itself and all codes under it."""
        path = self.paths[name]
        return [other for other, there in self.paths.items()
                if there == path or there.startswith(path + "/")]
