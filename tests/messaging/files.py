"""Files as people send them: made by the programs that make them, as far as such are at hand."""

import io
import struct
import tarfile
import zipfile
from collections.abc import Mapping

from PIL import Image

PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"
PDF_THAT_RUNS = PDF.replace(b"/Pages 2 0 R", b"/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>")
OGG = b"OggS\0\x02" + bytes(20) + b"\x01\x13OpusHead\x01\x01" + bytes(40)
AMR = b"#!AMR\n" + bytes(40)
MP3 = b"ID3\x04\0\0\0\0\0\0" + bytes(40)
M4A = struct.pack(">I", 28) + b"ftypM4A \0\0\0\0M4A mp42isom" + bytes(20)
MP4 = struct.pack(">I", 24) + b"ftypisom\0\0\2\0isommp42" + bytes(20)
HEIC = struct.pack(">I", 24) + b"ftypheic\0\0\0\0mif1heic" + bytes(20)
EXE = b"MZ\x90\0\x03\0\0\0" + bytes(56) + b"PE\0\0"
SVG = b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"\xef\xbb\xbf  <!DOCTYPE html><html><script>alert(1)</script></html>"
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
WORD = {
    "[Content_Types].xml": b"<Types/>",
    "_rels/.rels": b"<Relationships/>",
    "word/document.xml": b"<w:document/>",
    "word/media/image1.png": b"\x89PNG",
    "docProps/thumbnail.jpeg": b"\xff\xd8\xff",
}


def picture(kind: str) -> bytes:
    """Draw one with a real library."""
    into = io.BytesIO()
    Image.new("RGB", (20, 10), "teal").save(into, kind)
    return into.getvalue()


def zipped(parts: Mapping[str, bytes], *, how: int = zipfile.ZIP_DEFLATED) -> bytes:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", how) as file:
        for name, content in parts.items():
            file.writestr(name, content, zipfile.ZIP_STORED if name == "mimetype" else how)
    return into.getvalue()


def tarred(name: str, content: bytes) -> bytes:
    into = io.BytesIO()
    with tarfile.open(fileobj=into, mode="w") as file:
        info = tarfile.TarInfo(name)
        info.size = len(content)
        file.addfile(info, io.BytesIO(content))
    return into.getvalue()


def open_document(kind: str = "text", more: Mapping[str, bytes] | None = None) -> bytes:
    """Zip one up as LibreOffice does: what it is stands first, and is not packed."""
    first = {"mimetype": f"application/vnd.oasis.opendocument.{kind}".encode()}
    parts = {"content.xml": b"<x/>", "META-INF/manifest.xml": b"<x/>", "Thumbnails/thumbnail.png": b"\x89PNG"}
    return zipped({**first, **parts, **(more or {})})
