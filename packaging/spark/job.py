"""Tables of articles, captions, officials and errors out of an archive of pages:

    spark-submit job.py --library libtoasoan.so.0 --binding toasoan.py PAGES OUT

PAGES is a Parquet table with the columns id (string), format ("html" or "text") and page (binary); OUT is a folder of the
cluster's file system. The library and tests/capi/python/toasoan.py travel to the workers with the job.
"""

import argparse
import os

from pyspark.sql import SparkSession

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("--library", required=True)
parser.add_argument("--binding", required=True)
parser.add_argument("pages")
parser.add_argument("out")
arguments = parser.parse_args()

spark = SparkSession.builder.appName("toasoan").getOrCreate()
spark.sparkContext.addFile(arguments.library)
spark.sparkContext.addPyFile(arguments.binding)
spark.sparkContext.addPyFile(os.path.join(os.path.dirname(os.path.abspath(__file__)), "toasoan_spark.py"))

import toasoan_spark  # noqa: E402 (the driver finds it where addPyFile put it)

done, failed = toasoan_spark.write(spark, spark.read.parquet(arguments.pages), arguments.out)
print(f"{done} articles, {failed} errors")
spark.stop()
