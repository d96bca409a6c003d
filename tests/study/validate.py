# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks files against a JSON Schema.

    validate.py SCHEMA FILE...

Prints "FILE: what is wrong" for each that does not conform. Exit code 0: all do, 1: some do not,
77: the module jsonschema is not there.
"""
import json
import sys

try:
    from jsonschema import Draft202012Validator
except ImportError:
    print("the Python module jsonschema (package python3-jsonschema) is not installed")
    sys.exit(77)


def main(schema_name, *names):
    with open(schema_name, encoding="utf-8") as file:
        schema = json.load(file)
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    wrong = 0
    for name in names:
        with open(name, encoding="utf-8") as file:
            errors = [error.message for error in validator.iter_errors(json.load(file))]
        if errors:
            wrong += 1
            print(f"{name}: {errors[0][:300]}")
    return 1 if wrong else 0


sys.exit(main(*sys.argv[1:]))
