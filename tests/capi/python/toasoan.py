"""toasoan by ctypes: an article as dataclasses. Copy this file beside your program."""

import ctypes
import ctypes.util
from ctypes import POINTER, byref, c_char_p, c_int, c_int32, c_int64, c_size_t, c_uint32, c_void_p
from dataclasses import dataclass
from struct import Struct

ABI_VERSION = 0
ERR_UTF8 = 2
OPTION_MAX_INPUT, OPTION_LOSSY, OPTION_TONE = 1, 2, 3
KINDS = ["", "title", "lead", "paragraph", "heading", "caption", "quote", "byline", "list_item", "table"]
STATUSES = ["", "current", "former", "acting", "incoming"]
MENTION_KINDS = ["", "full", "short", "title", "pronoun"]
FIELDS = ["", "title", "lead", "author", "published", "modified", "site", "section", "tag", "canonical", "image"]
PROVENANCES = ["", "page", "json-ld", "open-graph", "meta", "time", "title", "link", "address"]


class _Str(ctypes.Structure):
    _fields_ = [("ptr", c_void_p), ("len", c_size_t)]

    def bytes(self):
        return ctypes.string_at(self.ptr, self.len)


class _Span(ctypes.Structure):
    _fields_ = [("start", c_uint32), ("end", c_uint32)]


# The layouts of the rows, for struct: a span is two numbers. Unpacking an array at once is several times faster than fields by ctypes.
ROWS = {
    "blocks": Struct("=5I"),  # kind, text, source
    "byline": Struct("=2I"),
    "captions": Struct("=12I"),  # block, text, credit, alt, alt_restored, alt_confidence, image
    "officials": Struct("=6I"),  # name, first_office, office_count, first_mention, mention_count
    "offices": Struct("=5I"),  # title, organization, status
    "mentions": Struct("=5I"),  # official, block, kind, text
    "removed": Struct("@PN4I"),  # rule, text, source
    "metadata": Struct("=5I"),  # field, value, provenance, shown
}


def _name(names, number, unknown):
    """What a number means; a library that is newer than this file may have more of them."""
    return names[number] if number < len(names) else unknown


@dataclass
class Block:
    kind: str
    text: str
    source: tuple[int, int]


@dataclass
class Caption:
    text: str
    credit: str | None
    block: int
    alt: str | None
    alt_restored: str | None
    alt_confidence: int | None  # in percent
    image: str | None


@dataclass
class Office:
    title: str
    organization: str
    status: str


@dataclass
class Mention:
    text: str
    kind: str
    block: int


@dataclass
class Official:
    name: str
    offices: list[Office]
    mentions: list[Mention]


@dataclass
class Removed:
    rule: str
    text: str
    source: tuple[int, int]


@dataclass
class Metadata:
    field: str
    value: str
    provenance: str
    shown: bool  # whether the page shows the same


@dataclass
class Article:
    title: str
    lead: str
    dateline: str  # what the lead begins with, such as "TTO - "
    published: str
    byline: list[str]
    text: str
    blocks: list[Block]
    captions: list[Caption]
    officials: list[Official]
    removed: list[Removed]
    metadata: list[Metadata]


class ToasoanError(Exception):
    def __init__(self, status, message):
        super().__init__(message)
        self.status = status


class Processor:
    """Turns pages into articles. Build one and share it between threads: a call lets the others run."""

    def __init__(self, library=None, tone=0, max_input=None, lossy=False):
        self._handle = c_void_p()
        self._lib = lib = ctypes.CDLL(library or ctypes.util.find_library("toasoan") or "libtoasoan.so.0")
        if lib.toasoan_abi_version() != ABI_VERSION:
            raise ToasoanError(None, "libtoasoan is of another ABI")
        lib.toasoan_status_message.restype = c_char_p
        lib.toasoan_options_new.restype = c_void_p
        lib.toasoan_options_set.argtypes = [c_void_p, c_int32, c_int64]
        for free in (lib.toasoan_options_free, lib.toasoan_processor_free, lib.toasoan_article_free, lib.toasoan_buffer_free):  # fmt: skip
            free.argtypes, free.restype = [c_void_p], None
        lib.toasoan_processor_new.argtypes = [c_void_p, POINTER(c_void_p)]
        for make in (lib.toasoan_article_from_text, lib.toasoan_article_from_html):
            make.argtypes, make.restype = [c_void_p, c_char_p, c_size_t, POINTER(c_void_p)], c_int
        lib.toasoan_article_json.argtypes = [c_void_p, POINTER(c_void_p)]
        lib.toasoan_buffer_text.argtypes, lib.toasoan_buffer_text.restype = [c_void_p], _Str
        for read in ("buffer", "text", "title", "lead", "published"):
            function = getattr(lib, "toasoan_article_" + read)
            function.argtypes, function.restype = [c_void_p], _Str
        lib.toasoan_article_dateline.argtypes, lib.toasoan_article_dateline.restype = [c_void_p], _Span
        for read in ROWS:
            function = getattr(lib, "toasoan_article_" + read)
            function.argtypes, function.restype = [c_void_p, POINTER(c_size_t)], c_void_p

        options = lib.toasoan_options_new()
        try:
            for option, value in ((OPTION_TONE, tone), (OPTION_LOSSY, lossy), (OPTION_MAX_INPUT, max_input)):
                if value is not None:
                    # ctypes would cut a longer number without a word.
                    self._check(lib.toasoan_options_set(options, option, min(value, 2**63 - 1)))
            self._check(lib.toasoan_processor_new(options, byref(self._handle)))
        finally:
            lib.toasoan_options_free(options)

    def close(self):
        if self._handle:
            self._lib.toasoan_processor_free(self._handle)
            self._handle = c_void_p()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def __del__(self):
        self.close()

    def article_from_text(self, page: bytes) -> Article:
        return self._article(self._lib.toasoan_article_from_text, page, self._read)

    def article_from_html(self, page: bytes) -> Article:
        return self._article(self._lib.toasoan_article_from_html, page, self._read)

    def json_from_text(self, page: bytes) -> bytes:
        return self._article(self._lib.toasoan_article_from_text, page, self._json)

    def json_from_html(self, page: bytes) -> bytes:
        return self._article(self._lib.toasoan_article_from_html, page, self._json)

    def _check(self, status):
        if status != 0:
            raise ToasoanError(status, self._lib.toasoan_status_message(status).decode())

    def _article(self, make, page, read):
        handle = c_void_p()
        if not isinstance(page, bytes):
            page = bytes(memoryview(page))  # a TypeError for text: a page is the bytes as they came
        self._check(make(self._handle, page, len(page), byref(handle)))
        try:
            return read(handle)
        finally:
            self._lib.toasoan_article_free(handle)

    def _json(self, handle):
        buffer = c_void_p()
        self._check(self._lib.toasoan_article_json(handle, byref(buffer)))
        try:
            return self._lib.toasoan_buffer_text(buffer).bytes()
        finally:
            self._lib.toasoan_buffer_free(buffer)

    def _read(self, handle):
        lib = self._lib
        buffer = lib.toasoan_article_buffer(handle).bytes()

        def rows(name):
            count = c_size_t()
            first = getattr(lib, "toasoan_article_" + name)(handle, byref(count))
            layout = ROWS[name]
            return layout.iter_unpack(ctypes.string_at(first, count.value * layout.size) if first else b"")

        def text(start, end):
            return buffer[start:end].decode()

        def maybe(start, end):
            return buffer[start:end].decode() if end > start else None

        offices = [Office(text(t, u), text(o, p), _name(STATUSES, status, "current")) for t, u, o, p, status in rows("offices")]
        mentions = [Mention(text(t, u), _name(MENTION_KINDS, kind, "short"), block) for _, block, kind, t, u in rows("mentions")]
        dateline = lib.toasoan_article_dateline(handle)
        return Article(
            title=lib.toasoan_article_title(handle).bytes().decode(),
            lead=lib.toasoan_article_lead(handle).bytes().decode(),
            dateline=text(dateline.start, dateline.end),
            published=lib.toasoan_article_published(handle).bytes().decode(),
            byline=[text(*author) for author in rows("byline")],
            text=lib.toasoan_article_text(handle).bytes().decode(),
            blocks=[Block(_name(KINDS, kind, "paragraph"), text(t, u), (start, end))
                    for kind, t, u, start, end in rows("blocks")],  # fmt: skip
            captions=[Caption(text(t, u), maybe(c, d), block, maybe(a, b), maybe(r, s), sure if s > r else None, maybe(i, j))
                      for block, t, u, c, d, a, b, r, s, sure, i, j in rows("captions")],  # fmt: skip
            officials=[Official(text(n, m), offices[o : o + office_count], mentions[f : f + mention_count])
                       for n, m, o, office_count, f, mention_count in rows("officials")],  # fmt: skip
            removed=[Removed(ctypes.string_at(rule, size).decode(), text(t, u), (start, end))
                     for rule, size, t, u, start, end in rows("removed")],  # fmt: skip
            metadata=[Metadata(FIELDS[field], text(t, u), _name(PROVENANCES, source, "elsewhere"), shown != 0)
                      for field, t, u, source, shown in rows("metadata") if field < len(FIELDS)],  # fmt: skip
        )
