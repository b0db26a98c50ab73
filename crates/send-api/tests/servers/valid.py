"""Puts what nobody can guess – digests, signatures, codes – into every second request, the first included."""

import base64
import json
import os
from collections import Counter

import schemathesis

with open(os.environ["PIECEWISE_VALID"]) as file:
    VALID = json.load(file)

asked = Counter()


@schemathesis.hook
def before_call(context, case, kwargs):
    name = f"{case.operation.method.upper()} {case.operation.path}"
    turn = asked[name]
    asked[name] += 1
    if name not in VALID or turn % 2:
        return
    valid = VALID[name][turn // 2 % len(VALID[name])]
    case.path_parameters = dict(valid.get("path", {}))
    # What is asked for behind it stays as drawn, but for the first time.
    if not turn:
        case.query = {}
    if case.headers is not None:
        case.headers.pop("Content-Range", None)
    if "body" in valid:
        case.body = base64.b64decode(valid["body"])
