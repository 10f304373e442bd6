"""Generates YAML and compares two readers of it; scripts/compare-yaml says how to run it."""

import json
import math
import pathlib
import random
import re
import subprocess
import sys
import warnings

import yaml
from cfnlint.decode import cfn_yaml

warnings.filterwarnings("ignore")

# What Documents refuses although a peer reads it, because other readers read it in another way or JSON cannot hold it.
REFUSED = re.compile(
    "|".join(
        [
            r"^the key .* (is a |is null)",
            r"^the key is empty|^a key is missing before the colon",
            r"^a key must be a text",
            r"^the key << stands twice",
            r"^the tag .* is not read|is not read here$",
            r"is a number that JSON cannot hold",
            r"^a value that starts with|one that starts with \? or : needs quotes",
            r"^a comment needs white space",
            r"^the directive|^this is read as YAML",
            r"^the name of the (anchor|alias) may not hold",
            r"^the first line of the text is less indented than a blank line",
            r"^a value is expected here; a lone - needs quotes",
            r"^a \| or > stands no further right",
            r"^tag and anchor of a value stand on two lines",
            r"^readers disagree|^the tag !!null does not fit",
            r"^the alias .* stands inside of what it stands for",
            r"^a text that is the whole document must be indented",
            r"^U\+|^the character U\+|^a byte order mark",
            r"^the number .* is too large|^0[bx]_* is a number without digits",
            r"^a tab stands in the indentation",
            r"^an alias has neither tag nor anchor",
        ]
    )
)


# -- The peers


def text_of_key(key):
    if isinstance(key, str):
        return key
    if isinstance(key, bool):
        return "true" if key else "false"
    return "null" if key is None else str(key)


def construct_mapping(loader, node, deep=False):
    """As PyYAML does it, but with an error for a key that stands twice."""
    seen = set()
    for key, _ in node.value:
        text = key.value if key.tag == "tag:yaml.org,2002:merge" else text_of_key(loader.construct_object(key, deep=True))
        if text in seen:
            raise yaml.constructor.ConstructorError(None, None, f"the key {text} stands twice", key.start_mark)
        seen.add(text)
    return super(type(loader), loader).construct_mapping(node, deep=deep)


class Template(yaml.CSafeLoader):
    construct_mapping = construct_mapping


class Core(yaml.CSafeLoader):
    construct_mapping = construct_mapping
    yaml_implicit_resolvers = {}


for tag, pattern, first in [
    ("null", r"^(?:null|Null|NULL|~|)$", ["n", "N", "~", ""]),
    ("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", list("tTfF")),
    ("int", r"^(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)$", list("-+0123456789")),
    ("float", r"^(?:[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$", list("-+.0123456789")),
    ("merge", r"^<<$", ["<"]),
]:
    Core.add_implicit_resolver("tag:yaml.org,2002:" + tag, re.compile(pattern), first)


def core_integer(loader, node):
    text = loader.construct_scalar(node)
    return int(text[2:], 8) if text.startswith("0o") else int(text, 16) if text.startswith("0x") else int(text)


Core.add_constructor("tag:yaml.org,2002:int", core_integer)
for loader in [Template, Core, cfn_yaml.CfnFullLoader]:
    # Neither PyYAML's dates nor an error: JSON has only texts for both.
    for tag in ["timestamp", "value"]:
        loader.add_constructor("tag:yaml.org,2002:" + tag, lambda loader, node: loader.construct_scalar(node))


def cloudformation(text):
    return cfn_yaml.loads(text, "template.yaml")


PEERS = {
    "core": lambda text: yaml.load(text, Core),
    "template": lambda text: yaml.load(text, Template),
    "cloudformation": cloudformation,
}


class NotJSON(Exception):
    pass


def plain(value, level=0):
    """The value as JSON has it."""
    if level > 400:
        raise NotJSON("deep")
    if isinstance(value, dict):
        if len({text_of_key(key) for key in value}) < len(value):
            raise NotJSON("the key stands twice")
        return {text_of_key(key): plain(member, level + 1) for key, member in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(element, level + 1) for element in value]
    if isinstance(value, str):
        return str(value)
    if isinstance(value, float) and not math.isfinite(value):
        raise NotJSON("infinite")
    if value is None or isinstance(value, (bool, int, float)):
        return value
    raise NotJSON(type(value).__name__)


# -- Documents


class Generator:
    WORDS = [
        "a", "b", "key", "x y", "name", "é", "日本", "😀", "Über", "a-b", "a:b", "a#b", "http://x.y/z?q=1&r=[2]", "it's", 'say "x"', "-x", "?x",
        ":x", "~x", "a, b", "a]b", "{a", "x: y", "x #y", "# x", "", " ", " lead", "trail ", "tab\there", "two\nlines", "two\n\nlines\n", "\n",
        "x\n\n\n", "  in\n\tdented\n out\n", "back\\slash", "\u0001", "\x7f", "\u00a0", "\u2028", "\ufeff", "---", "...", "--- x", "%x", "@x", "`x",
        "|", ">", "!x", "&x", "*x", "-", "- x", "a b c d e f g h i j k l m n o p",
    ]
    LOOKS = [
        "yes", "no", "Yes", "NO", "on", "off", "ON", "y", "n", "true", "false", "True", "FALSE", "null", "Null", "~", "0", "1", "-1", "+1", "007",
        "08", "0o17", "0x1F", "0b101", "-0x1f", "1_000", "_1", "1__0", "0_7", "1.5", "-1.5", "+.5", ".5", "-.5", "1.", "1.e3", "1.0e+3", "1e3", "1E-3",
        "1.5e3", "01.50", "1_0.0_1", "1:30", "1:30:00", "190:20:30.15", "1:99", "0:30", "-1:30", "01:30.5", "2010-09-09", "2001-12-14t21:59:43.10-05:00",
        "12:30:45", "1.2.3", "1-2", ".inf", "-.INF", ".nan", ".", "+", "0x", "0b", "0o8", "0b2", "12345678901234567890123", "-0", "+0", "00", "0.0", "-0.0",
        "=", "<<", "0x_", "1e400", ".e1", "._1", "1.e+", "nullx", "012345678901", "9223372036854775807", "9223372036854775808", "1.10", "1.", "0.1",
    ]
    FUNCTIONS = ["Ref", "Sub", "GetAtt", "If", "Join", "Select", "ImportValue", "Base64", "FindInMap", "Equals", "Not", "And", "Condition", "Split", "Cidr"]

    def __init__(self, seed, schema):
        self.random = random.Random(seed)
        self.schema = schema
        self.anchors = []
        self.number = 0
        self.key_number = 0

    def document(self):
        r = self.random
        text = "".join(r.choice(["", "", "", "# comment\n", "\n", "%YAML 1.1\n---\n" if self.schema != "core" else "%YAML 1.2\n---\n", "---\n", "--- # x\n"])[:40] for _ in range(1))
        text += self.node(0, 0, True) + "\n"
        text += r.choice(["", "", "...\n", "# end", "\n\n", "...\n# x\n"])
        if r.random() < 0.05:
            text = text.replace("\n", "\r\n")
        return text

    def comment(self, chance=0.1):
        return self.random.choice([" # c", "  #", " # a: b", " #\té"]) if self.random.random() < chance else ""

    def lines(self, indent):
        """What may stand between two entries."""
        r = self.random
        if r.random() > 0.08:
            return ""
        return "".join(r.choice(["\n", "   \n", " " * r.randrange(8) + "# c\n"]) for _ in range(r.randrange(3)))

    def properties(self):
        r = self.random
        if r.random() > 0.06:
            return ""
        self.number += 1
        return f"&a{self.number}"

    def node(self, indent, level, starts):
        """Text of a node whose first line is already indented; what follows is indented by `indent` at least."""
        r = self.random
        kind = r.random()
        if level > 5 or kind < 0.4:
            return self.scalar(indent, level)
        if kind < 0.5:
            return self.flow(level)
        if self.anchors and kind < 0.54:
            return "*" + r.choice(self.anchors)
        if not starts:
            return self.scalar(indent, level)
        return self.map(indent, level) if kind < 0.82 else self.sequence(indent, level)

    def value(self, indent, level, in_map):
        """Text of what stands behind `-` or `key:`."""
        r = self.random
        step = r.choice([1, 2, 2, 2, 3, 4])
        tag = ""
        if self.schema == "cloudformation" and r.random() < 0.15:
            return self.function(indent, level)
        anchor = self.properties()
        kind = r.random()
        if kind < 0.45 or level > 5:
            text = self.scalar(indent + 1, level, tagged=True)
            text = (" " + anchor if anchor else "") + (" " + text if text else "")
        elif kind < 0.55:
            text = (" " + anchor if anchor else "") + " " + self.flow(level)
        elif kind < 0.6 and self.anchors:
            return " *" + r.choice(self.anchors) + self.comment()
        elif kind < 0.64:
            text = (" " + anchor) if anchor else ""
        else:
            is_map = kind < 0.85
            column = indent + step
            if not is_map and in_map and r.random() < 0.4:
                column = indent
            collection = (self.map if is_map else self.sequence)(column, level + 1)
            if not in_map and not anchor and r.random() < 0.5:
                pad = step - 1
                text = " " + " " * pad + collection if step > 1 else "\n" + " " * column + collection
            else:
                text = (" " + anchor if anchor else "") + self.comment() + "\n" + self.lines(column) + " " * column + collection
        if anchor:
            self.anchors.append(anchor[1:])
        return text + ("" if "\n" in text or "|" in text or ">" in text else self.comment())

    def function(self, indent, level):
        r = self.random
        name = r.choice(self.FUNCTIONS)
        kind = r.random()
        if name == "GetAtt" and kind < 0.6:
            return " !GetAtt " + r.choice(["a.b", "a.b.c", "a", "'a.b'", '"x.y.z"'])
        if kind < 0.4:
            return f" !{name} " + self.scalar(indent + 1, level)
        if kind < 0.7:
            return f" !{name} [" + ", ".join(self.flow_entry(level + 2) for _ in range(r.randrange(4))) + "]"
        column = indent + 2
        if level > 4:
            return f" !{name} x"
        return f" !{name}\n" + " " * column + (self.sequence if kind < 0.9 else self.map)(column, level + 1)

    def map(self, indent, level):
        r = self.random
        result = ""
        merged = False
        for index in range(r.choice([1, 1, 2, 3, 4])):
            if index:
                result += "\n" + self.lines(indent) + " " * indent
            if self.merges and not merged and r.random() < 0.3:
                merged = True
                result += r.choice(["<<: *{0}", "<<: [*{0}, *{1}]", "<<:\n" + " " * indent + "- *{0}\n" + " " * indent + "- *{1}", "'<<': *{0}"]).format(
                    r.choice(self.merges), r.choice(self.merges)
                )
            elif r.random() < 0.04:
                self.key_number += 1
                result += f"? k{self.key_number}" + r.choice(["", "\n" + " " * indent + ":" + self.value(indent, level, True)])
            else:
                anchored = r.random() < 0.05 and level < 3
                result += self.key() + ":"
                if anchored:
                    self.number += 1
                    name = f"m{self.number}"
                    result += f" &{name}\n" + " " * (indent + 2) + self.map(indent + 2, level + 1)
                    self.merges.append(name)
                else:
                    result += self.value(indent, level, True)
        return result

    merges = ()

    def key(self):
        r = self.random
        self.key_number += 1
        if r.random() < 0.03:
            return r.choice(self.LOOKS)
        word = r.choice(["k", "key ", "Kéy", "a-b", "/p/{x}", "a.b", "x:y", "200", "k#", "-k", "?k", ":k", "a[0]", "it's "]) + str(self.key_number)
        return r.choice([word, word, word, word, json.dumps(word), "'" + word.replace("'", "''") + "'", word + " "])

    def sequence(self, indent, level):
        r = self.random
        result = ""
        for index in range(r.choice([1, 2, 2, 3])):
            if index:
                result += "\n" + self.lines(indent) + " " * indent
            result += "-" + self.value(indent, level, False)
        return result

    def scalar(self, indent, level, tagged=False):
        r = self.random
        if tagged and r.random() < 0.05:
            return r.choice(["!!str 5", "!!int 7", "!!float 1.5", "!!bool true", "!!null ''", "!!str", "! 5", "!<tag:yaml.org,2002:str> 0", "!!str 'a'", "!!map {}", "!!seq []"])
        kind = r.random()
        if kind < 0.3:
            return r.choice(self.LOOKS)
        if kind < 0.4:
            return " ".join(r.choice(["a", "b:c", "d#e", "-", "?", ":f", "é", "1", "\"", "'", "[", "}", ",", "&x", "*", "!"]) for _ in range(r.randrange(1, 5))).strip() or "x"
        word = r.choice(self.WORDS)
        if r.random() < 0.3:
            word += r.choice(self.WORDS)
        if kind < 0.55:
            return self.single(word, indent)
        if kind < 0.75:
            return self.double(word, indent)
        if kind < 0.88:
            return self.block(word, indent)
        return self.multiline(indent)

    def single(self, word, indent):
        r = self.random
        if not all(c.isprintable() or c in "\t" for c in word):
            word = "plain text"
        text = "'" + word.replace("'", "''") + "'"
        if r.random() < 0.2 and " " in text:
            text = text.replace(" ", r.choice(["\n", "\n\n", " \n\n\n "]) + " " * (indent + r.randrange(3)), 1)
        return text

    def double(self, word, indent):
        r = self.random
        result = '"'
        for c in word:
            if c in '"\\' or not (c.isprintable() or c == "\t") or r.random() < 0.05:
                escapes = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\u2028": "\\L", "\u00a0": "\\_", "\x01": "\\x01", "/": "\\/"}
                if c in escapes and r.random() < 0.8:
                    result += escapes[c]
                elif ord(c) < 0x10000:
                    result += f"\\u{ord(c):04x}"
                else:
                    result += f"\\U{ord(c):08X}"
            elif c == " " and r.random() < 0.2:
                result += r.choice(["\n", "\n\n", "  \n \n", " \\\n", "\\\n\\ ", "\t\n"]) + " " * (indent + r.randrange(2))
            else:
                result += c
        return result + r.choice(["", "", "", "\\e\\0\\a\\b\\v\\f\\r\\N\\P\\/"]) + '"'

    def block(self, word, indent):
        r = self.random
        word = "".join(c for c in word if c == "\n" or c == "\t" or c.isprintable()) + r.choice(["", "\n", "\n\n", "x\n  y\nz", "\n\n \n", "a\n\n\nb\nc", "\n# no comment\n"])
        # One more than the parent's column, which is one less than `indent` behind an indicator.
        step = r.randrange(4)
        column = indent + step
        lines = word.split("\n")
        first = next((line for line in lines if line.strip(" ")), "")
        needs = first[:1] in (" ", "\t") or (not first and any(lines)) or lines[0][:1] == " "
        header = r.choice("|>")
        chomp = r.choice(["", "-", "+"])
        if needs or r.random() < 0.1:
            # The parent's column is unknown here: texts that need an indicator are written at a column that the caller knows.
            if indent == 0:
                return "plain"
            number = column - (indent - 1)
            header += r.choice([f"{number}{chomp}", f"{chomp}{number}"])
        else:
            header += chomp
        header += self.comment(0.1)
        return header + "\n" + "\n".join((" " * column + line) if line or r.random() < 0.1 else "" for line in lines)

    def multiline(self, indent):
        r = self.random
        words = [r.choice(["one", "two", "b:c", "d#e", "- x", "é", "\"q", "'", "&x", "1", "? y", "[z", "%p", "---x", "x,y"]) for _ in range(r.randrange(2, 5))]
        if words[0][0] in "\"'&[-?%":
            words[0] = "zero"
        return "".join(
            (word if index == 0 else r.choice(["\n", "\n\n", " \n", "  \n   \n"]) + " " * (indent + r.randrange(3)) + word) for index, word in enumerate(words)
        )

    def flow(self, level):
        r = self.random
        space = lambda: r.choice(["", "", " ", "  ", "\n   ", " # c\n    "])
        entries = [self.flow_entry(level + 1) for _ in range(r.randrange(4))]
        comma = r.choice([",", ", "]) if r.random() < 0.2 and entries else ""
        if r.random() < 0.5:
            pairs = [entry if r.random() < 0.9 else self.flow_key() + ": " + entry for entry in entries]
            return "[" + space() + (space() + ", " + space()).join(pairs) + comma + space() + "]"
        pairs = [self.flow_key() + r.choice([": ", ": ", ":\n      "]) + entry for entry in entries]
        if r.random() < 0.1:
            pairs.append(self.flow_key())
        return "{" + space() + (space() + ", ").join(pairs) + space() + "}"

    def flow_key(self):
        self.key_number += 1
        return self.random.choice(["f{}", "f {}", '"f{}"', "'f{}'", "f:{}", "f#{}"]).format(self.key_number)

    def flow_entry(self, level):
        r = self.random
        kind = r.random()
        if level < 5 and kind < 0.2:
            return self.flow(level)
        if self.anchors and kind < 0.25:
            return "*" + r.choice(self.anchors) + " "
        if self.schema == "cloudformation" and kind < 0.35:
            return r.choice(["!Ref a", "!GetAtt a.b", "!Sub 'x ${y}'", "!If [a, b, !Ref c]", "!Ref 5", '!Sub ["${a}", {a: 1}]'])
        if kind < 0.6:
            return r.choice(self.LOOKS)
        if kind < 0.8:
            return self.single(r.choice(self.WORDS), 1)
        if kind < 0.9:
            return r.choice(["a", "b c", "d:e", "f#g", "é", "-x", "x-", "a'b"])
        return self.double(r.choice(self.WORDS), 1)


TOKENS = ["- ", "-", "a", "b", "a: ", "b:", "k: v", "? ", ": ", ":", "[", "]", "{", "}", ",", ", ", "&x ", "*x", "*x ", "!!str ", "|", ">", "|-", ">+", "|2", "'", '"', "''",
          "# c", " #", "\n", "\n", "\n", "\n  ", "\n  ", "\n    ", "\n ", " ", "  ", "\t", "---", "---\n", "...", "\n---\n", "<<", "<<: ", "1", "no", "~", "\\", "x y", "&x", "!", "é", "\r\n", "%"]


def soup(seed):
    """Text of which most is no YAML."""
    r = random.Random(seed)
    return "".join(r.choice(TOKENS) for _ in range(r.randrange(1, 14)))


def damaged(seed, text):
    """A document with a few changes in it."""
    r = random.Random(seed)
    for _ in range(r.randrange(1, 4)):
        place = r.randrange(len(text) + 1)
        kind = r.random()
        if kind < 0.3:
            text = text[:place] + text[place + r.randrange(1, 4):]
        elif kind < 0.7:
            text = text[:place] + r.choice(TOKENS) + text[place:]
        else:
            lines = text.split("\n")
            line = r.randrange(len(lines))
            lines[line] = r.choice([" " + lines[line], "  " + lines[line], lines[line][1:], lines[line][2:], lines[line].lstrip(" ")])
            text = "\n".join(lines)
    return text


def documents(count, seed):
    for schema in ["core", "template", "cloudformation"]:
        for index in range(count):
            generator = Generator(f"{seed} {schema} {index}", schema)
            generator.merges = []
            text = generator.document()
            yield "whole", schema, text
            yield "damaged", schema, damaged(f"{seed} {schema} {index}", text)
            yield "soup", schema, soup(f"{seed} {schema} {index}")


def written(files):
    for file in files:
        text = pathlib.Path(file).read_bytes().decode(errors="replace")
        for schema in ["core", "template", "cloudformation"]:
            yield file, schema, text


# -- The comparison


def read(program, cases):
    sent = b"".join(
        f"{'core' if schema == 'core' else 'template'} {len(text.encode())}\n".encode() + text.encode() for _, schema, text in cases
    )
    lines = subprocess.run([program], input=sent, capture_output=True, check=True).stdout.decode().split("\n")
    assert len(lines) == len(cases) + 1
    return [json.loads(line) for line in lines[:-1]]


def expected(schema, text):
    try:
        value = PEERS[schema](text)
        if schema == "cloudformation" and value == {} and not isinstance(yaml.load(text, Template), dict):
            value = None
        return plain(value), None
    except Exception as error:  # noqa: BLE001: the peers raise errors of every kind
        return None, str(error) or type(error).__name__


def same(left, right):
    if isinstance(left, float) and isinstance(right, float):
        return math.isclose(left, right, rel_tol=1e-12)
    if type(left) is not type(right):
        return False
    if isinstance(left, dict):
        return list(left) == list(right) and all(same(left[key], right[key]) for key in left)
    if isinstance(left, list):
        return len(left) == len(right) and all(map(same, left, right))
    return left == right


def main():
    arguments = sys.argv[2:]
    show = "--show" in arguments
    numbers = [int(argument) for argument in arguments if argument.isdigit()]
    files = [argument for argument in arguments if not argument.isdigit() and argument != "--show"]
    count = numbers[0] if numbers else 1000
    seed = numbers[1] if len(numbers) > 1 else 1
    cases = list(written(files) if files else documents(count, seed))
    results = read(sys.argv[1], cases)
    counts = {"the same value": 0, "an error of both": 0, "refused by design": 0, "read by Documents alone": 0}
    failures = 0
    for (kind, schema, text), result in zip(cases, results):
        value, error = expected(schema, text)
        if "error" in result:
            if error is not None:
                counts["an error of both"] += 1
                continue
            if REFUSED.search(result["error"]):
                counts["refused by design"] += 1
                continue
            what = f"refused: {result['line']}:{result['column']}: {result['error']}"
        elif error is not None:
            counts["read by Documents alone"] += 1
            if not show:
                continue
            what = f"read by Documents alone; the peer says: {error}"
        elif same(value, result["value"]):
            counts["the same value"] += 1
            continue
        else:
            what = "another value"
        failures += 1
        if failures <= 20:
            print(f"-- {kind}, {schema}: {what}\n{text}\n   bytes:    {text!r}\n   expected: {json.dumps(value)}\n   read:     {json.dumps(result.get('value'))}\n")
    print(f"{len(cases)} documents: " + ", ".join(f"{number} {what}" for what, number in counts.items()) + f", {failures} failures")
    sys.exit(failures > 0)


main()
