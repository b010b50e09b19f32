"""Prints what an article says of a page of text, or of HTML by its name: article.py FILE."""

import os
import sys

from toasoan import Processor, ToasoanError


def main(path):
    with open(path, "rb") as file:
        page = file.read()
    with Processor(os.environ.get("TOASOAN_LIBRARY"), tone=1) as processor:
        article = processor.article_from_html(page) if path.endswith(".html") else processor.article_from_text(page)
    print("title:", article.title)
    if article.dateline:
        print("dateline:", article.dateline.strip())
    for caption in article.captions:
        print(f"caption: {caption.text} [{caption.credit or ''}]")
    for official in article.officials:
        offices = [
            office.title + (f", {office.organization}" if office.organization else "") + " (former)" * (office.status == "former")
            for office in official.offices
        ]
        print(f"official: {official.name}: " + "; ".join(offices))
        for mention in official.mentions:
            print("  named:", mention.text)
    for row in article.metadata:
        print(f"{row.field}: {row.value} ({row.provenance}{', shown' * row.shown})")


if __name__ == "__main__":
    try:
        main(sys.argv[1])
    except (OSError, ToasoanError) as error:
        sys.exit(f"{sys.argv[1]}: {error}")
