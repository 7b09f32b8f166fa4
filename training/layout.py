"""The numbers' places: which column of a label and which place of an output holds what. One layout serves training, export and Node."""

import json
from pathlib import Path

import numpy as np

IMAGE = 128
BINS = 36  # azimuth bins of 10 degrees; bin k is centred on 10 k degrees
STATES = 12
MAX_COPIES = 12  # a thing with more equal turns than this counts as fully round

# Columns of a label (scripts/dataset). Angles rad; sizes are natural logarithms.
CATEGORY, AZIMUTH, CAMERA, SYMMETRY, SIZE, STATE, PARAMETER = 0, 1, slice(2, 5), 5, slice(6, 9), slice(9, 21), 21
CAMERA_NAMES = ["elevation", "roll", "perspective"]
SIZE_NAMES = ["log(y/x)", "log(z/x)", "log(largest side in m)"]


def read_layout(schema_path):
    """From DIR/schema.json: the categories, each parameter with its `offset` into the output `reals` or `choices`."""
    schema = json.loads(Path(schema_path).read_text())
    assert schema["imageSize"] == IMAGE and schema["states"] == STATES, schema_path
    reals = choices = 0
    categories = []
    for category in schema["categories"]:
        parameters = []
        for p in category["parameters"]:
            if p["kind"] == "real":
                parameters.append({"name": p["name"], "kind": "real", "offset": reals})
                reals += 1
            else:
                parameters.append({"name": p["name"], "kind": "choice", "offset": choices, "values": p["values"]})
                choices += len(p["values"])
        categories.append({"name": category["name"], "parameters": parameters})
    return {"categories": categories, "reals": reals, "choices": choices}


def tables(layout):
    """The layout as arrays for gathering, -1 where there is nothing: reals (C,P) places, choices (C,P,V) places."""
    categories = layout["categories"]
    most = max(len(c["parameters"]) for c in categories)
    widest = max((len(p["values"]) for c in categories for p in c["parameters"] if p["kind"] == "choice"), default=1)
    reals = np.full((len(categories), most), -1, np.int64)
    choices = np.full((len(categories), most, widest), -1, np.int64)
    for i, category in enumerate(categories):
        for j, p in enumerate(category["parameters"]):
            if p["kind"] == "real":
                reals[i, j] = p["offset"]
            else:
                choices[i, j, : len(p["values"])] = p["offset"] + np.arange(len(p["values"]))
    return reals, choices
