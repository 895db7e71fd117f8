"""What a file is, is told by its bytes; what can run is known as such, whatever its sender calls it."""

import gzip
import lzma

import pytest

from doorstep.messaging.inbound.sniffing import Kind, sniffed
from tests.messaging import files

HARMLESS = {
    "jpg": (files.picture("JPEG"), Kind.PICTURE),
    "png": (files.picture("PNG"), Kind.PICTURE),
    "gif": (files.picture("GIF"), Kind.PICTURE),
    "webp": (files.picture("WEBP"), Kind.PICTURE),
    "tif": (files.picture("TIFF"), Kind.PICTURE),
    "heic": (files.HEIC, Kind.PICTURE),
    "ogg": (files.OGG, Kind.SOUND),
    "amr": (files.AMR, Kind.SOUND),
    "mp3": (files.MP3, Kind.SOUND),
    "m4a": (files.M4A, Kind.SOUND),
    "wav": (b"RIFF\x24\0\0\0WAVEfmt " + bytes(20), Kind.SOUND),
    "mp4": (files.MP4, Kind.FILM),
    "pdf": (files.PDF, Kind.DOCUMENT),
    "docx": (files.zipped(files.WORD), Kind.DOCUMENT),
    "xlsx": (
        files.zipped({"xl/workbook.xml": b"<x/>", "xl/printerSettings/printerSettings1.bin": b"x"}),
        Kind.DOCUMENT,
    ),
    "odt": (files.open_document(), Kind.DOCUMENT),
    "ods": (files.open_document("spreadsheet"), Kind.DOCUMENT),
    "txt": ("Milk, bread — and 2 < 3 pots of jam.\r\n\tThank you 😊".encode(), Kind.WORDS),
}
RUNS = {
    "a program of Windows": (files.EXE, Kind.PROGRAM),
    "of Linux": (b"\x7fELF\x02\x01" + bytes(20), Kind.PROGRAM),
    "a script": (b"#!/bin/sh\nrm -rf /\n", Kind.PROGRAM),
    "a script behind a mark": (b"\xef\xbb\xbf#!/bin/sh\n", Kind.PROGRAM),
    "a shortcut": (b"L\0\0\0\x01\x14\x02\0" + bytes(60), Kind.PROGRAM),
    "a page": (files.HTML, Kind.PAGE),
    "a page in two bytes a sign": (b"\xff\xfe" + "<html><script>".encode("utf-16-le"), Kind.PAGE),
    "a page behind words": (b"Hello\n<SCRIPT src=//evil.example></SCRIPT>", Kind.PAGE),
    "a drawing": (files.SVG, Kind.PAGE),
    "a PDF with a script": (files.PDF_THAT_RUNS, Kind.ACTIVE),
    "a PDF with a script, spelled in digits": (files.PDF_THAT_RUNS.replace(b"Java", b"J#61va"), Kind.ACTIVE),
    "old office": (files.OLD_OFFICE, Kind.ACTIVE),
    "rich text": (rb"{\rtf1{\object\objdata 0105}}", Kind.ACTIVE),
    "macros": (files.zipped(files.WORD | {"word/vbaProject.bin": b"x"}), Kind.ACTIVE),
    "macros by another name": (files.zipped(files.WORD | {"word/other.bin": b"x"}), Kind.ACTIVE),
    "something embedded": (files.zipped(files.WORD | {"word/embeddings/oleObject1.xml": b"x"}), Kind.ACTIVE),
    "macros of LibreOffice": (files.open_document(more={"Basic/Standard/script-lb.xml": b"<x/>"}), Kind.ACTIVE),
    "an archive": (files.zipped({"invoice.exe": files.EXE}), Kind.ARCHIVE),
    "an archive of Java": (files.zipped({"META-INF/MANIFEST.MF": b"x", "A.class": b"\xca\xfe"}), Kind.ARCHIVE),
    "a tape": (files.tarred("invoice.exe", files.EXE), Kind.ARCHIVE),
    "gzip": (gzip.compress(b"x"), Kind.ARCHIVE),
    "xz": (lzma.compress(b"x"), Kind.ARCHIVE),
    "rar": (b"Rar!\x1a\x07\x01\0" + bytes(20), Kind.ARCHIVE),
    "a disk": (bytes(0x8001) + b"CD001", Kind.ARCHIVE),
    "nobody knows": (b"\0\x01\x02\x03", Kind.UNKNOWN),
    "nothing": (b"", Kind.UNKNOWN),
}


@pytest.mark.parametrize("ending", HARMLESS)
def test_what_people_send_is_known_by_its_bytes(ending: str) -> None:
    content, kind = HARMLESS[ending]
    assert (sniffed(content).kind, sniffed(content).ending) == (kind, ending)
    # What its sender calls it makes it nothing better, and nothing else.
    assert sniffed(content, f"x.{ending}") == sniffed(content, "invoice") == sniffed(content)


@pytest.mark.parametrize("what", RUNS)
@pytest.mark.parametrize("name", ["", "holiday.jpg", "report.pdf", "notes.txt"])
def test_what_can_run_has_no_ending_whatever_it_is_called(what: str, name: str) -> None:
    content, kind = RUNS[what]
    assert (sniffed(content, name).kind, sniffed(content, name).ending) == (kind, "")


@pytest.mark.parametrize("name", ["a.vbs", "a.txt.JS", "run.bat ", "page.html", "link.url", "a.ps1"])
def test_plain_words_that_a_machine_would_run_by_their_name_are_a_program(name: str) -> None:
    assert sniffed(b'WScript.Echo "hello"', name).kind is Kind.PROGRAM


def test_a_document_that_is_called_one_with_macros_is_taken_at_its_word() -> None:
    assert sniffed(files.zipped(files.WORD), "list.docm").kind is Kind.ACTIVE


def test_a_document_with_far_too_many_parts_is_not_looked_through() -> None:
    many = files.zipped({**files.WORD, **{f"word/{number}.xml": b"" for number in range(6_000)}})
    assert sniffed(many).kind is Kind.ACTIVE


def test_a_bomb_is_an_archive_and_stays_as_small_as_it_came() -> None:
    bomb = files.zipped({"zeros": bytes(20_000_000)})
    assert len(bomb) < 100_000
    assert sniffed(bomb).kind is Kind.ARCHIVE
