"""Event reports of a large collection, by Spark: recoupe is the worker, one process a task.

    spark-submit events.py ARTICLES OUT [WHERE]

ARTICLES: JSON Lines, in as many parts as there are (a folder, a pattern, .gz too), each record with an "id".
OUT/events: the event reports, as Parquet.
OUT/articles: the articles that tell of an event for which WHERE (SQL over the columns of the events) holds, as
JSON Lines: open them with `recoupe OUT/articles`.

The program is the one named by RECOUPE, else `recoupe` on the path of every machine.
"""

import os
import shlex
import sys

from pyspark.sql import SparkSession

NAMED = "array<struct<name: string, kind: string, state: string>>"

# Given, so that no pass over the results is needed to find it, and an empty part does no harm.
EVENTS = f"""
    file string, id string, url string, article int, title string, publisher string,
    published string, published_basis string, field string, start int, `end` int, sentence string,
    trigger struct<start: int, `end`: int, text: string>,
    type string, quad string, modality string, polarity string,
    `date` struct<edtf: string, basis: string, text: string>,
    actors {NAMED}, recipients {NAMED}, places {NAMED},
    attribution string, summary string, cluster int, rule string
"""


def events(spark, articles):
    """A row for each event report."""
    worker = shlex.quote(os.environ.get("RECOUPE", "recoupe")) + " events --format jsonl -"
    # Spark runs a task on each core already, and gives a pipe no environment of its own accord.
    environment = {**os.environ, "RAYON_NUM_THREADS": "1"}
    lines = spark.sparkContext.textFile(articles).pipe(worker, environment, checkCode=True)
    return spark.read.schema(EVENTS).json(lines)


def main(articles, out, where="true"):
    spark = SparkSession.builder.appName("recoupe").getOrCreate()
    # A marker file is no article.
    hadoop = spark.sparkContext._jsc.hadoopConfiguration()
    hadoop.set("mapreduce.fileoutputcommitter.marksuccessfuljobs", "false")

    events(spark, articles).write.mode("overwrite").parquet(f"{out}/events")
    found = spark.read.parquet(f"{out}/events")
    found.groupBy("type").count().orderBy("count", ascending=False).show(30)

    told = found.where(where).select("id").distinct()
    chosen = spark.read.json(articles).join(told, "id", "left_semi")
    chosen.write.mode("overwrite").json(f"{out}/articles")
    print(f"{found.count()} events, {chosen.count()} articles in {out}/articles")
    spark.stop()


if __name__ == "__main__":
    main(*sys.argv[1:])
