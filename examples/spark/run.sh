#!/usr/bin/env bash
# The whole of it on this machine: makes 2,000 articles in eight parts, has Spark read them with recoupe, chooses
# those that tell of an attack in Mali, and lists them. Needs Java, and a python with pyspark (pip install pyspark).
#     examples/spark/run.sh [FOLDER]
set -euo pipefail
cd "$(dirname "$0")/../.."
out=${1:-$(mktemp -d)}
python=${PYTHON:-python3}

cargo build --release --quiet --bin recoupe --example made
mkdir -p "$out/parts"
target/release/examples/made 2000 - | split --lines 250 --additional-suffix .jsonl - "$out/parts/"

export RECOUPE=$PWD/target/release/recoupe
export PYSPARK_PYTHON=$python SPARK_LOCAL_IP=${SPARK_LOCAL_IP:-127.0.0.1}
"$python" examples/spark/events.py "$out/parts" "$out/found" \
    "type = 'ASSAULT' and exists(places, place -> place.state = 'Mali')"

"$RECOUPE" articles "$out/found/articles" | head
echo "Open them: $RECOUPE $out/found/articles"
