"""Reads a JUnit report by the rules that Jenkins and Ant have in common, and ends with status 1 where it breaks a rule.

    python3 junit.py report.xml    # prints how many tests, failures, errors and skipped there are
"""

import datetime
import sys
import unicodedata
import xml.etree.ElementTree as ElementTree

KINDS = ["failure", "error"]
# An element may have these attributes and no others, and must have all of them.
ATTRIBUTES = {
    "testsuites": set(),
    "testsuite": {
        *["name", "id", "package", "hostname", "timestamp", "tests", "failures", "errors"],
        *["skipped", "time"],
    },
    "properties": set(),
    "property": {"name", "value"},
    "testcase": {"name", "classname", "time"},
    "failure": {"message", "type"},
    "error": {"message", "type"},
    "system-out": set(),
    "system-err": set(),
}


def check(condition, what, element):
    if not condition:
        sys.exit(f"{what}: {ElementTree.tostring(element, encoding='unicode')[:2000]}")


def counted(cases):
    """How many there are, and how many of each kind, under the names of the attributes."""
    counts = {"tests": len(cases), "skipped": 0}
    for name, kind in zip(["failures", "errors"], KINDS):
        counts[name] = sum(case.find(kind) is not None for case in cases)
    return counts


def check_counts(element, cases):
    for name, count in counted(cases).items():
        check(element.get(name) == str(count), f"{name} is not {count}", element)
    check(float(element.get("time")) >= 0, "no time", element)
    check(element.get("name"), "no name", element)


def check_case(case):
    for name in ["name", "classname"]:
        check(case.get(name), f"no {name}", case)
    check(float(case.get("time")) >= 0, "no time", case)
    results = [child for child in case if child.tag in KINDS]
    check(len(results) <= 1 and len(results) == len(case), "more than one result", case)
    for result in results:
        for name in ["message", "type"]:
            check(result.get(name), f"no {name}", case)
        check((result.text or "").strip(), "no text", case)


def main(path):
    with open(path, "rb") as file:
        text = file.read().decode("utf-8", errors="strict")
    controls = sorted({c for c in text if unicodedata.category(c) == "Cc" and c != "\n"})
    if controls:
        sys.exit(f"control characters: {controls}")
    root = ElementTree.fromstring(text.encode())
    check(root.tag == "testsuites", "not testsuites", root)
    check({suite.tag for suite in root} == {"testsuite"}, "not only suites", root)
    for element in root.iter():
        check(set(element.attrib) == ATTRIBUTES[element.tag], "attributes", element)
    for number, suite in enumerate(root):
        check(suite.get("id") == str(number), "not counted from 0", suite)
        cases = ["testcase"] * len(suite.findall("testcase"))
        order = ["properties", *cases, "system-out", "system-err"]
        check([child.tag for child in suite] == order, "children", suite)
        judged = suite.find("properties/property[@name='judged']")
        check(judged is not None, "no property that says what was judged", suite)
        check(judged.get("value") in {"workspace", "solutions"}, "judged", suite)
        check_counts(suite, suite.findall("testcase"))
        datetime.datetime.strptime(suite.get("timestamp"), "%Y-%m-%dT%H:%M:%S")
        for case in suite.findall("testcase"):
            check_case(case)
        names = [(case.get("classname"), case.get("name")) for case in suite.findall("testcase")]
        check(len(names) == len(set(names)), "two cases of one name", suite)
    # Written without references, so that what a reader makes of them is looked at, too.
    for element in root.iter():
        for value in [element.text or "", *element.attrib.values()]:
            bad = {c for c in value if unicodedata.category(c) == "Cc" and c not in "\n\t"}
            check(not bad, f"control characters {bad}", element)
    for name, count in counted(list(root.iter("testcase"))).items():
        print(name, count)


main(sys.argv[1])
