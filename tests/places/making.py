"""Files as the Office for National Statistics publishes them, in small."""

import csv
import gzip
import io
import json
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from doorstep.places import actions
from doorstep.places.models import Edition

# What a test says about a postcode: code, latitude, longitude, and the month in which it ended.
Row = tuple[str, float, float, str]

RYE = ("SE15 5BZ", 51.4695, -0.0690, "")
RYE_LANE = ("SE15 5EW", 51.4701, -0.0688, "")
NUNHEAD = ("SE15 3QQ", 51.4640, -0.0525, "")
DULWICH = ("SE22 8HF", 51.4560, -0.0750, "")
ENDED = ("SE15 4AA", 51.4680, -0.0720, "200312")
STREETS: list[Row] = [RYE, RYE_LANE, NUNHEAD, DULWICH, ENDED]

NSPL_OLD = "pcd,pcd2,pcds,dointr,doterm,usertype,oseast1m,osnrth1m,osgrdind,oa11,laua,lat,long,imd"
NSPL_NEW = "pcd7,pcd8,pcds,dointr,doterm,usrtypind,east1m,north1m,gridind,oa21cd,lad23cd,lat,long,imd20ind"
ONSPD_OLD = "pcd,pcd2,pcds,dointr,doterm,oscty,ced,oslaua,oseast1m,osnrth1m,osgrdind,lat,long,lep1"
ONSPD_NEW = "pcd7,pcd8,pcds,dointr,doterm,cty25cd,ced25cd,lad25cd,east1m,north1m,gridind,lat,long,lep21cd1"
HEADERS = {"NSPL old": NSPL_OLD, "NSPL new": NSPL_NEW, "ONSPD old": ONSPD_OLD, "ONSPD new": ONSPD_NEW}


def ons(header: str, rows: Iterable[Row] = STREETS) -> str:
    """Write a table as the ONS does, every text in quotation marks."""
    out = io.StringIO()
    writer = csv.DictWriter(out, header.split(","), restval="", quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    writer.writeheader()
    for code, latitude, longitude, ended in rows:
        outward, inward = code.split(" ")
        fixed = {"pcd": f"{outward:4}{inward}", "pcd7": f"{outward:4}{inward}", "pcd8": f"{outward:4} {inward}"}
        row = {**fixed, "pcd2": fixed["pcd8"], "pcds": code, "lat": latitude, "long": longitude, "doterm": ended}
        writer.writerow({name: value for name, value in row.items() if name in header.split(",")})
    return out.getvalue()


def plain(rows: Iterable[Row] = STREETS) -> str:
    return "postcode,lat,lon\n" + "".join(f"{code},{latitude},{longitude}\n" for code, latitude, longitude, _ in rows)


def written(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def gzipped(path: Path, content: str) -> Path:
    return written(path, gzip.compress(content.encode()))


def zipped(path: Path, members: Mapping[str, str]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def square(code: str, name: str, west: float, south: float, side: float = 0.02, /, **named: Any) -> dict[str, Any]:
    """Make a feature as the ONS does, `side` degrees wide and half as high."""
    east, north = west + side, south + side / 2
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    named = named or {"LAD24CD": code, "LAD24NM": name, "LAD24NMW": " "}
    return {"type": "Feature", "properties": named, "geometry": {"type": "Polygon", "coordinates": [ring]}}


SOUTHWARK = square("E09000028", "Southwark", -0.09, 51.46)
LEWISHAM = square("E09000023", "Lewisham", -0.04, 51.45)


def collection(*features: dict[str, Any]) -> str:
    head = {"type": "FeatureCollection", "crs": {"type": "name", "properties": {"name": "CRS84"}}}
    return json.dumps({**head, "features": list(features)})


def quietly(_progress: actions.Progress) -> None:
    """Show nothing."""


def imported(path: Path, kind: str = "") -> Edition:
    return actions.import_places(path, kind=kind, tell=quietly)
