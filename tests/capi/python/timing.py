"""How long a page takes from the call to the article, by its flat arrays and as JSON: timing.py FILE."""

import json
import os
import sys
import time

from toasoan import Processor

ROUNDS, CALLS = 25, 20


def microseconds(*works):
    """The best of many rounds by turns, so that what else the machine does counts little."""
    best = [float("inf")] * len(works)
    for _ in range(ROUNDS):
        for i, work in enumerate(works):
            start = time.perf_counter()
            for _ in range(CALLS):
                work()
            best[i] = min(best[i], (time.perf_counter() - start) / CALLS * 1e6)
    return best


with open(sys.argv[1], "rb") as file:
    page = file.read()
with Processor(os.environ.get("TOASOAN_LIBRARY")) as processor:
    arrays, parsed = microseconds(
        lambda: processor.article_from_text(page),
        lambda: json.loads(processor.json_from_text(page)),
    )
print(f"python: {arrays:.0f} us by arrays into dataclasses, {parsed:.0f} us by JSON")
