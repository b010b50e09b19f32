"""What a program does wrong is told, and nothing else happens."""

import os

from toasoan import Processor, ToasoanError

LIBRARY = os.environ.get("TOASOAN_LIBRARY")


def refused(kind, call):
    try:
        call()
    except kind:
        return
    raise AssertionError(f"no {kind.__name__}")


for wrong in ({"tone": 9}, {"max_input": -1}, {"max_input": 2**64 + 1}):
    refused(ToasoanError, lambda wrong=wrong: Processor(LIBRARY, **wrong))
processor = Processor(LIBRARY)
for wrong in ("Cầu mới", None, 5):
    refused(TypeError, lambda wrong=wrong: processor.article_from_text(wrong))
for empty in (b"", bytearray(), memoryview(b"")):
    assert processor.article_from_html(empty).text == ""
page = "Cầu mới".encode()
assert processor.article_from_text(bytearray(page)) == processor.article_from_text(page)
processor.close()
processor.close()
refused(ToasoanError, lambda: processor.article_from_text(page))
