"""The dataclasses say what the JSON says, names of kinds and all: same.py FILE…"""

import json
import os
import sys
from pathlib import Path

from toasoan import Processor


def said(article):
    """An article of dataclasses in the shape of its JSON, whose `null` is an empty text there."""
    return {
        "title": article.title,
        "lead": article.lead,
        "dateline": article.dateline,
        "byline": article.byline,
        "published": article.published,
        "text": article.text,
        "blocks": [(block.kind, block.text, list(block.source)) for block in article.blocks],
        "captions": [(c.text, c.credit, c.block, c.alt, c.alt_restored, c.alt_confidence, c.image) for c in article.captions],
        "officials": [
            (
                official.name,
                [(office.title, office.organization, office.status) for office in official.offices],
                [(mention.text, mention.kind, mention.block) for mention in official.mentions],
            )
            for official in article.officials
        ],
        "metadata": [(row.field, row.value, row.provenance, row.shown) for row in article.metadata],
        "removed": [(removed.rule, removed.text, list(removed.source)) for removed in article.removed],
    }


def picked(row, *names):
    return tuple(row[name] for name in names)


def wanted(row):
    return {
        **{name: row[name] or "" for name in ("title", "lead", "published")},
        "dateline": row["dateline"]["text"] if row["dateline"] else "",
        "byline": row["byline"],
        "text": row["text"],
        "blocks": [picked(block, "kind", "text", "source") for block in row["blocks"]],
        "captions": [
            (*picked(c, "text", "credit", "block"), *picked(c["image"], "alt", "alt_restored", "alt_confidence", "src"))
            for c in row["captions"]
        ],
        "officials": [
            (
                official["name"],
                [picked(office, "title", "organization", "status") for office in official["offices"]],
                [picked(mention, "text", "kind", "block") for mention in official["mentions"]],
            )
            for official in row["officials"]
        ],
        "metadata": [picked(line, "field", "value", "from", "shown") for line in row["metadata"]],
        "removed": [picked(removed, "rule", "text", "source") for removed in row["removed"]],
    }


with Processor(os.environ.get("TOASOAN_LIBRARY")) as processor:
    for path in map(Path, sys.argv[1:]):
        page = path.read_bytes()
        html = path.suffix == ".html"
        article = processor.article_from_html(page) if html else processor.article_from_text(page)
        row = processor.json_from_html(page) if html else processor.json_from_text(page)
        got, want = said(article), wanted(json.loads(row))
        for name in want:
            assert got[name] == want[name], (path, name, got[name], want[name])
