# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads published statements with parsers that have nothing to do with Gramme.

    read_published.py yaml|json|csv|html|bibtex FILE...

Prints a JSON list with what each file holds. Exit code 1: one cannot be read, 77: the module for
it is not installed.
"""
import csv
import json
import sys


def read_yaml(name):
    import yaml

    with open(name, encoding="utf-8") as file:
        return list(yaml.safe_load_all(file))


def read_json(name):
    with open(name, encoding="utf-8") as file:
        return json.load(file)


def read_csv(name):
    with open(name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def read_html(name):
    import html5lib

    with open(name, encoding="utf-8") as file:
        tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parseFragment(file.read())
    elements = [e for e in tree.iter() if isinstance(e.tag, str) and e is not tree]
    return {
        "tags": sorted({e.tag for e in elements}),
        "attributes": sorted({key for e in elements for key in e.attrib}),
        "links": [e.attrib["href"] for e in elements if "href" in e.attrib],
        "text": "".join(tree.itertext()),
        "sections": [child.tag for child in tree],
        "loose": (tree.text or "").strip() + "".join((child.tail or "").strip() for child in tree),
    }


def read_bibtex(name):
    from pybtex.database import parse_file

    entries = parse_file(name, bib_format="bibtex").entries
    return {key: sorted(entry.fields.keys()) for key, entry in entries.items()}


def main(kind, *names):
    read = globals()["read_" + kind]
    try:
        json.dump([read(name) for name in names], sys.stdout)
    except ImportError as missing:
        print(missing)
        return 77
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
