"""Articles out of an archive's pages, by PySpark. Workers import this module, so each loads the library once."""

import functools
import os
from pathlib import Path

import pyarrow as pa
import pyarrow.json
from pyspark import SparkFiles
from pyspark.sql import functions as sql
from pyspark.sql.pandas.types import from_arrow_schema

from toasoan import Processor, ToasoanError

# Pages are some 100 KB each: Spark's 10,000 of them at a time would be a gigabyte for every worker.
PAGES_AT_ONCE = 256

text = pa.string()
image = pa.struct({"alt": text, "alt_restored": text, "alt_confidence": pa.int32(), "src": text})
caption = pa.struct({"text": text, "credit": text, "block": pa.int32(), "image": image})
office = pa.struct({"title": text, "organization": text, "status": text})
mention = pa.struct({"start": pa.int32(), "end": pa.int32(), "text": text, "kind": text, "block": pa.int32()})
official = pa.struct({"name": text, "offices": pa.list_(office), "mentions": pa.list_(mention)})
# What is kept of an article's JSON; README.md has the other fields.
ARTICLE = pa.schema({
    "title": text, "lead": text, "byline": pa.list_(text), "published": text, "text": text,
    "captions": pa.list_(caption), "officials": pa.list_(official),
})  # fmt: skip
# A page's id with its article, or with the reason why there is none.
RESULT = pa.schema([pa.field("id", text), pa.field("error", text), *ARTICLE])


@functools.cache
def processor():
    """The worker's processor, with the library that the job brings or the machine has.

    Spark keeps its workers from task to task, so this runs once in each.
    """
    library = os.environ.get("TOASOAN_LIBRARY")
    # Spark names a file as what the link to it points to: libtoasoan.so.0.1.0.
    brought = None if library else next(Path(SparkFiles.getRootDirectory()).glob("libtoasoan*"), None)
    return Processor(library or brought and str(brought))


def article_json(form, page):
    """An article as one line of JSON, straight from the library."""
    if page is None:
        raise ValueError("there is no page")
    if form == "html":
        return processor().json_from_html(page)
    if form == "text":
        return processor().json_from_text(page)
    raise ValueError(f"unknown format {form!r}")


def articles(batches):
    """For DataFrame.mapInArrow: rows of RESULT for rows of id, format ("html" or "text") and page (bytes)."""
    for batch in batches:
        done, lines, failed, reasons = [], [], [], []
        columns = (batch.column(name).to_pylist() for name in ("id", "format", "page"))
        for key, form, page in zip(*columns, strict=True):
            try:
                line = article_json(form, page)
            except (ToasoanError, ValueError) as error:
                failed.append(key)
                reasons.append(str(error))
            else:
                done.append(key)
                lines.append(line)
        if lines:
            yield rows(parse(b"\n".join(lines)), id=done)
        if failed:
            yield rows(None, id=failed, error=reasons)


def parse(lines):
    """Lines of JSON as a table; no Python object is made on the way."""
    options = pyarrow.json.ParseOptions(explicit_schema=ARTICLE, unexpected_field_behavior="ignore")
    # A line must fit in a block.
    reading = pyarrow.json.ReadOptions(use_threads=False, block_size=len(lines) + 1)
    return pyarrow.json.read_json(pa.BufferReader(lines), reading, options)


def rows(table, **columns):
    """A batch of RESULT: the given columns, the table's, and nothing in the others."""
    count = len(columns["id"])
    arrays = []
    for field in RESULT:
        if field.name in columns:
            arrays.append(pa.array(columns[field.name], field.type))
        elif table is not None and field.name in table.column_names:
            arrays.append(table.column(field.name).combine_chunks().cast(field.type))
        else:
            arrays.append(pa.nulls(count, field.type))
    return pa.RecordBatch.from_arrays(arrays, schema=RESULT)


def write(spark, pages, out):
    """Writes the tables articles, captions, officials and errors below `out`; returns how many articles and errors.

    The pages go through the library once, into the table `results`; the others are read from it. Every page is an article or
    an error there: that is checked at the end.
    """
    spark.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", PAGES_AT_ONCE)
    pages = pages.select("id", "format", "page")
    pages.mapInArrow(articles, from_arrow_schema(RESULT)).write.mode("overwrite").parquet(f"{out}/results")

    results = spark.read.parquet(f"{out}/results")
    good = results.where("error IS NULL")

    def of_each(column):
        """A row for each element, with the page's id and the element's number."""
        exploded = good.select("id", sql.posexplode(column).alias("number", "row"))
        return exploded.select("id", "number", "row.*")

    tables = {
        "articles": good.select("id", "title", "lead", "byline", "published", "text"),
        "captions": of_each("captions"),
        "officials": of_each("officials"),
        "errors": results.where("error IS NOT NULL").select("id", "error"),
    }
    for name, table in tables.items():
        table.write.mode("overwrite").parquet(f"{out}/{name}")

    count, done, failed = pages.count(), *(spark.read.parquet(f"{out}/{name}").count() for name in ("articles", "errors"))
    if count != done + failed:
        raise RuntimeError(f"{count} pages went in, {done} articles and {failed} errors came out")
    return done, failed
