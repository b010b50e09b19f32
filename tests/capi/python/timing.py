"""How long a page takes from the call to the article, by its flat arrays and as JSON: timing.py FILE."""

import json
import os
import sys
import time

from toasoan import Processor

ROUNDS, CALLS = 10, 40


def microseconds(work):
    """The best of some rounds, so that what else the machine does counts little."""
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.perf_counter()
        for _ in range(CALLS):
            work()
        best = min(best, (time.perf_counter() - start) / CALLS * 1e6)
    return best


with open(sys.argv[1], "rb") as file:
    page = file.read()
with Processor(os.environ.get("TOASOAN_LIBRARY")) as processor:
    arrays = microseconds(lambda: processor.article_from_text(page))
    parsed = microseconds(lambda: json.loads(processor.json_from_text(page)))
print(f"python: {arrays:.0f} us by arrays into dataclasses, {parsed:.0f} us by JSON")
