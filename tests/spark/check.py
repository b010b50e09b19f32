"""Runs packaging/spark on pages made from the fixtures and holds its tables against the library's own words: check.py LIBRARY"""

import functools
import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as parquet

ROOT = Path(__file__).resolve().parents[2]
BINDING = ROOT / "tests/capi/python/toasoan.py"
RECIPE = ROOT / "packaging/spark/toasoan_spark.py"
WORKERS = 2
# How often each fixture stands among the pages of which the tables are made.
COPIES = 4
# The pages for the figures, each as large as portals serve them: the most of a page is its scripts.
PAGES, SCRIPT = 2400, 40_000
# How often Spark reads them, for a job's own second or two to count little.
TIMES = 4

sys.path[:0] = [str(BINDING.parent), str(RECIPE.parent)]
sys.dont_write_bytecode = True


def fixtures():
    data = ROOT / "tests/data"
    for folder, form in (("html", "html"), ("pages", "text"), ("officials", "text")):
        for path in sorted((data / folder).glob("*.html" if form == "html" else "*.txt")):
            yield f"{folder}/{path.name}", form, path.read_bytes()
    yield "trang-bao.txt", "text", (data / "trang-bao.txt").read_bytes()


def bad_pages():
    """Pages that have no article, each with a piece of the reason."""
    yield ("latin", "text", b"M\xedt trang"), "not UTF-8"
    yield ("long", "text", b"a" * (16 * 2**20 + 1)), "longer than the limit"
    yield ("none", "html", None), "there is no page"
    yield ("pdf", "pdf", b"%PDF"), "unknown format"


def large_pages():
    pages = [page for _, form, page in fixtures() if form == "html"]
    noise = random.Random(1)
    for i in range(PAGES):
        script = b"<script>" + noise.randbytes(SCRIPT // 2).hex().encode() + b"</script>"
        yield f"large#{i}", "html", script + pages[i % len(pages)]


def write_pages(folder, rows):
    """Writes the pages as a table of several files, so that every worker has some, and returns it."""
    ids, forms, pages = zip(*rows, strict=True)
    table = pa.table({"id": pa.array(ids), "format": pa.array(forms), "page": pa.array(pages, pa.binary())})
    folder.mkdir()
    size = -(-table.num_rows // (4 * WORKERS))
    for start in range(0, table.num_rows, size):
        parquet.write_table(table.slice(start, size), folder / f"{start}.parquet")
    return table


def figure(name, table, seconds, times=1):
    pages = times * table.num_rows
    size = times * sum(map(len, table.column("page").to_pylist()))
    print(f"{name}: {pages} pages in {seconds:.2f} s, {pages / seconds:.0f} pages/s, {size / seconds / 1e6:.0f} MB/s")


def main(library, work):
    os.environ["TOASOAN_LIBRARY"] = library
    import toasoan_spark

    rows = [(f"{name}#{i}", form, page) for i in range(COPIES) for name, form, page in fixtures()]
    bad = list(bad_pages())
    write_pages(work / "pages", rows + [page for page, _ in bad])
    many = write_pages(work / "many", large_pages())

    start = time.perf_counter()
    batches = many.to_batches(max_chunksize=toasoan_spark.PAGES_AT_ONCE)
    assert sum(batch.num_rows for batch in toasoan_spark.articles(batches)) == many.num_rows
    figure("one process, pages in memory", many, time.perf_counter() - start)
    start = time.perf_counter()
    with parquet.ParquetWriter(work / "alone.parquet", toasoan_spark.RESULT) as writer:
        for path in sorted((work / "many").iterdir()):
            batches = parquet.ParquetFile(path).iter_batches(toasoan_spark.PAGES_AT_ONCE)
            for batch in toasoan_spark.articles(batches):
                writer.write_batch(batch)
    figure("one process, Parquet read and written", many, time.perf_counter() - start)

    # The workers must find the library that the job brings.
    environment = {name: value for name, value in os.environ.items() if name != "TOASOAN_LIBRARY"}
    submit = [Path(sys.executable).with_name("spark-submit"), "--master", f"local[{WORKERS}]", "--conf", "spark.ui.enabled=false"]
    job = [RECIPE.with_name("job.py"), "--library", library, "--binding", BINDING, work / "pages", work / "out"]
    start = time.perf_counter()
    ended = subprocess.run(submit + job, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert ended.returncode == 0, ended.stderr
    said = ended.stdout.strip()
    print(f"the job: {said} in {time.perf_counter() - start:.1f} s")
    check_tables(work / "out", rows, bad, toasoan_spark.processor())

    del os.environ["TOASOAN_LIBRARY"]
    from pyspark.sql import DataFrame, SparkSession

    builder = SparkSession.builder.master(f"local[{WORKERS}]").config("spark.ui.enabled", "false")
    builder = builder.config("spark.ui.showConsoleProgress", "false").config("spark.driver.memory", "2g")
    builder = builder.config("spark.driver.host", "127.0.0.1").config("spark.driver.bindAddress", "127.0.0.1")
    spark = builder.config("spark.sql.warehouse.dir", str(work / "warehouse")).getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    spark.sparkContext.addFile(library)
    spark.sparkContext.addPyFile(str(BINDING))
    spark.sparkContext.addPyFile(str(RECIPE))
    spark.sparkContext.addPyFile(str(ROOT / "tests/spark/loads.py"))

    check_loads(spark)

    pages = functools.reduce(DataFrame.union, [spark.read.parquet(str(work / "many"))] * TIMES)
    results = pages.mapInArrow(toasoan_spark.articles, toasoan_spark.from_arrow_schema(toasoan_spark.RESULT))
    start = time.perf_counter()
    results.write.mode("overwrite").parquet(str(work / "results"))
    figure(f"Spark, {WORKERS} workers, Parquet read and written", many, time.perf_counter() - start, TIMES)
    assert spark.read.parquet(str(work / "results")).where("error IS NULL").count() == TIMES * many.num_rows
    spark.stop()


def check_tables(out, rows, bad, processor):
    """Every page is an article or an error, and each table says what the library says of the page."""

    def table(name):
        return parquet.read_table(out / name).to_pylist()

    articles = {row["id"]: row for row in table("articles")}
    assert sorted(articles) == sorted(key for key, _, _ in rows)
    errors = {row["id"]: row["error"] for row in table("errors")}
    assert sorted(errors) == sorted(page[0] for page, _ in bad)
    for (key, _, _), reason in bad:
        assert reason in errors[key], (key, errors[key])

    captions, officials = {}, {}
    for kind, name in ((captions, "captions"), (officials, "officials")):
        for row in sorted(table(name), key=lambda row: row["number"]):
            kind.setdefault(row["id"], []).append(row)
    for key, form, page in rows:
        article = processor.article_from_html(page) if form == "html" else processor.article_from_text(page)
        row = articles[key]
        assert (row["title"] or "", row["lead"] or "", row["published"] or "") == (article.title, article.lead, article.published), key
        assert (row["byline"], row["text"]) == (article.byline, article.text), key
        said = [(c["text"], c["credit"], c["block"], *c["image"].values()) for c in captions.get(key, [])]
        assert said == [
            (c.text, c.credit, c.block, c.alt, c.alt_restored, c.alt_confidence, c.image) for c in article.captions
        ], key  # fmt: skip
        said = [(o["name"], [office["title"] for office in o["offices"]], [m["block"] for m in o["mentions"]])
                for o in officials.get(key, [])]  # fmt: skip
        assert said == [(o.name, [office.title for office in o.offices], [m.block for m in o.mentions])
                        for o in article.officials], key  # fmt: skip
    counts = sum(map(len, captions.values())), sum(map(len, officials.values()))
    print(f"tables: all right, with {counts[0]} captions and {counts[1]} officials")


def check_loads(spark):
    """Each worker has one processor, however many tasks it runs."""
    import loads

    seen = spark.range(0, 16, 1, 16).mapInArrow(loads.loads, "worker long, processor long").collect()
    workers, processors = {row.worker for row in seen}, {(row.worker, row.processor) for row in seen}
    assert len(seen) == 16 and len(processors) == len(workers) <= WORKERS, seen
    print(f"loads: {len(seen)} tasks, {len(workers)} workers, {len(processors)} processors")


if __name__ == "__main__":
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        main(sys.argv[1], Path(folder))
