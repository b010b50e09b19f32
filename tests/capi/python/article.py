"""Prints the title, captions and officials of a page of text: article.py FILE."""

import os
import sys

from toasoan import Processor, ToasoanError


def main(path):
    with open(path, "rb") as file:
        page = file.read()
    with Processor(os.environ.get("TOASOAN_LIBRARY"), tone=1) as processor:
        article = processor.article_from_text(page)
    print("title:", article.title)
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


if __name__ == "__main__":
    try:
        main(sys.argv[1])
    except (OSError, ToasoanError) as error:
        sys.exit(f"{sys.argv[1]}: {error}")
