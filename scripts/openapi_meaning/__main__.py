import argparse
import sys

from .document import Document
from .faults import plant
from .operations import Check


def figures(check):
    return f"{check.operations} operations, {len(check.compared)} pairs of schemas, {len(check.problems)} differences"


def main():
    parser = argparse.ArgumentParser(prog="check-openapi-meaning")
    parser.add_argument("--self-test", type=int, nargs="?", const=3, metavar="EACH", help="plant EACH faults of each kind")
    parser.add_argument("merged")
    parser.add_argument("inputs", nargs="+", metavar="/PREFIX=FILE")
    arguments = parser.parse_args()
    merged = Document.read(arguments.merged)
    inputs = [(text.split("=", 1)[0], Document.read(text.split("=", 1)[1])) for text in arguments.inputs]
    if not str(merged.root.get("openapi")).startswith("3.0."):
        sys.exit(f"{arguments.merged}: is not OpenAPI 3.0")
    if arguments.self_test is not None:
        check, planted, unnoticed = plant(merged, inputs, arguments.self_test)
        print(figures(check))
        for fault in unnoticed:
            print(f"unnoticed: {fault}")
        print(f"{sum(planted.values())} faults of {len(planted)} kinds planted, {len(unnoticed)} unnoticed")
        sys.exit(1 if unnoticed else 0)
    check = Check(merged, inputs)
    for problem in check.run():
        print(problem)
    print(figures(check))
    sys.exit(1 if check.problems else 0)


main()
