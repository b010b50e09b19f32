"""toasoan by ctypes: an article as dataclasses. Copy this file beside your program."""

import ctypes
import ctypes.util
from ctypes import POINTER, byref, c_char_p, c_int, c_int32, c_int64, c_size_t, c_uint32, c_void_p
from dataclasses import dataclass

ABI_VERSION = 0
ERR_UTF8 = 2
OPTION_TONE = 3
KINDS = ["", "title", "lead", "paragraph", "heading", "caption", "quote", "byline", "list_item", "table"]
STATUSES = ["", "current", "former", "acting", "incoming"]
MENTION_KINDS = ["", "full", "short", "title", "pronoun"]


class _Str(ctypes.Structure):
    _fields_ = [("ptr", c_void_p), ("len", c_size_t)]

    def bytes(self):
        return ctypes.string_at(self.ptr, self.len)


class _Span(ctypes.Structure):
    _fields_ = [("start", c_uint32), ("end", c_uint32)]


class _Block(ctypes.Structure):
    _fields_ = [("kind", c_uint32), ("text", _Span), ("source", _Span)]


class _Caption(ctypes.Structure):
    _fields_ = [("block", c_uint32)] + [(name, _Span) for name in ("text", "credit", "alt", "alt_restored", "image")]


class _Official(ctypes.Structure):
    _fields_ = [("name", _Span)] + [
        (name, c_uint32) for name in ("first_office", "office_count", "first_mention", "mention_count")
    ]


class _Office(ctypes.Structure):
    _fields_ = [("title", _Span), ("organization", _Span), ("status", c_uint32)]


class _Mention(ctypes.Structure):
    _fields_ = [("official", c_uint32), ("block", c_uint32), ("kind", c_uint32), ("text", _Span)]


class _Removed(ctypes.Structure):
    _fields_ = [("rule", _Str), ("text", _Span), ("source", _Span)]


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
class Article:
    title: str
    lead: str
    published: str
    byline: list[str]
    text: str
    blocks: list[Block]
    captions: list[Caption]
    officials: list[Official]
    removed: list[Removed]


class ToasoanError(Exception):
    def __init__(self, status, message):
        super().__init__(message)
        self.status = status


class Processor:
    """Turns pages into articles. Build one and share it between threads: a call lets the others run."""

    def __init__(self, library=None, tone=0):
        self._handle = c_void_p()
        self._lib = lib = ctypes.CDLL(library or ctypes.util.find_library("toasoan") or "libtoasoan.so.0")
        if lib.toasoan_abi_version() != ABI_VERSION:
            raise ToasoanError(None, "libtoasoan is of another ABI")
        lib.toasoan_status_message.restype = c_char_p
        lib.toasoan_options_new.restype = c_void_p
        lib.toasoan_options_set.argtypes = [c_void_p, c_int32, c_int64]
        for free in (lib.toasoan_options_free, lib.toasoan_processor_free, lib.toasoan_article_free):
            free.argtypes, free.restype = [c_void_p], None
        lib.toasoan_processor_new.argtypes = [c_void_p, POINTER(c_void_p)]
        for make in (lib.toasoan_article_from_text, lib.toasoan_article_from_html):
            make.argtypes, make.restype = [c_void_p, c_char_p, c_size_t, POINTER(c_void_p)], c_int
        for read in ("buffer", "text", "title", "lead", "published"):
            function = getattr(lib, "toasoan_article_" + read)
            function.argtypes, function.restype = [c_void_p], _Str
        for read, row in (("blocks", _Block), ("byline", _Span), ("captions", _Caption), ("officials", _Official),
                          ("offices", _Office), ("mentions", _Mention), ("removed", _Removed)):  # fmt: skip
            function = getattr(lib, "toasoan_article_" + read)
            function.argtypes, function.restype = [c_void_p, POINTER(c_size_t)], POINTER(row)

        options = lib.toasoan_options_new()
        try:
            self._check(lib.toasoan_options_set(options, OPTION_TONE, tone))
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
        return self._article(self._lib.toasoan_article_from_text, page)

    def article_from_html(self, page: bytes) -> Article:
        return self._article(self._lib.toasoan_article_from_html, page)

    def _check(self, status):
        if status != 0:
            raise ToasoanError(status, self._lib.toasoan_status_message(status).decode())

    def _article(self, make, page):
        handle = c_void_p()
        self._check(make(self._handle, page, len(page), byref(handle)))
        try:
            return self._read(handle)
        finally:
            self._lib.toasoan_article_free(handle)

    def _read(self, handle):
        lib = self._lib
        buffer = lib.toasoan_article_buffer(handle).bytes()

        def rows(name):
            count = c_size_t()
            first = getattr(lib, "toasoan_article_" + name)(handle, byref(count))
            return first[: count.value] if count.value else []

        def text(span):
            return buffer[span.start : span.end].decode()

        def maybe(span):
            return text(span) if span.end > span.start else None

        def source(row):
            return row.source.start, row.source.end

        offices = [Office(text(o.title), text(o.organization), STATUSES[o.status]) for o in rows("offices")]
        mentions = [Mention(text(m.text), MENTION_KINDS[m.kind], m.block) for m in rows("mentions")]
        return Article(
            title=lib.toasoan_article_title(handle).bytes().decode(),
            lead=lib.toasoan_article_lead(handle).bytes().decode(),
            published=lib.toasoan_article_published(handle).bytes().decode(),
            byline=[text(author) for author in rows("byline")],
            text=lib.toasoan_article_text(handle).bytes().decode(),
            blocks=[Block(KINDS[b.kind] if b.kind < len(KINDS) else "paragraph", text(b.text), source(b))
                    for b in rows("blocks")],  # fmt: skip
            captions=[Caption(text(c.text), maybe(c.credit), c.block, maybe(c.alt), maybe(c.alt_restored), maybe(c.image))
                      for c in rows("captions")],  # fmt: skip
            officials=[Official(text(o.name), offices[o.first_office : o.first_office + o.office_count],
                                mentions[o.first_mention : o.first_mention + o.mention_count])
                       for o in rows("officials")],  # fmt: skip
            removed=[Removed(r.rule.bytes().decode(), text(r.text), source(r)) for r in rows("removed")],
        )
