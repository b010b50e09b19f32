// toasoan by koffi: an article as plain objects. Copy this file beside your program.
'use strict';

const koffi = require('koffi');

const ABI_VERSION = 0;
const OPTION_MAX_INPUT = 1;
const OPTION_LOSSY = 2;
const OPTION_TONE = 3;
const KINDS = ['', 'title', 'lead', 'paragraph', 'heading', 'caption', 'quote', 'byline', 'list_item', 'table'];
const FIELDS = ['', 'title', 'lead', 'author', 'published', 'modified', 'site', 'section', 'tag', 'canonical', 'image'];
const PROVENANCES = ['', 'page', 'json-ld', 'open-graph', 'meta', 'time', 'title', 'link', 'address'];
const OFFICE_STATUSES = ['', 'current', 'former', 'acting', 'incoming'];

const Str = koffi.struct('toasoan_str', { ptr: 'void *', len: 'size_t' });
const Span = koffi.struct('toasoan_span', { start: 'uint32_t', end: 'uint32_t' });
// The 32-bit numbers of a row; a span is two. Reading them in place is several times faster than decoding structs.
const ROW_NUMBERS = { blocks: 5, byline: 2, captions: 12, officials: 6, offices: 5, mentions: 5, metadata: 5 };
const OUT_POINTER = koffi.out(koffi.pointer('void *'));
const OUT_SIZE = koffi.out(koffi.pointer('size_t'));

function load(path) {
  const library = koffi.load(path);
  const lib = {
    abiVersion: library.func('toasoan_abi_version', 'uint32_t', []),
    message: library.func('toasoan_status_message', 'str', ['int32_t']),
    optionsNew: library.func('toasoan_options_new', 'void *', []),
    optionsSet: library.func('toasoan_options_set', 'int', ['void *', 'int32_t', 'int64_t']),
    optionsFree: library.func('toasoan_options_free', 'void', ['void *']),
    processorNew: library.func('toasoan_processor_new', 'int', ['void *', OUT_POINTER]),
    processorFree: library.func('toasoan_processor_free', 'void', ['void *']),
    articleFree: library.func('toasoan_article_free', 'void', ['void *']),
    dateline: library.func('toasoan_article_dateline', Span, ['void *']),
    json: library.func('toasoan_article_json', 'int', ['void *', OUT_POINTER]),
    bufferText: library.func('toasoan_buffer_text', Str, ['void *']),
    bufferFree: library.func('toasoan_buffer_free', 'void', ['void *']),
    rows: {},
  };
  for (const format of ['text', 'html']) {
    const parameters = ['void *', 'void *', 'size_t', OUT_POINTER];
    lib[format] = library.func(`toasoan_article_from_${format}`, 'int', parameters);
  }
  for (const piece of ['buffer', 'text', 'title', 'lead', 'published']) {
    lib[`read_${piece}`] = library.func(`toasoan_article_${piece}`, Str, ['void *']);
  }
  for (const name of Object.keys(ROW_NUMBERS)) {
    lib.rows[name] = library.func(`toasoan_article_${name}`, 'void *', ['void *', OUT_SIZE]);
  }
  if (lib.abiVersion() !== ABI_VERSION) throw new Error('libtoasoan is of another ABI');
  return lib;
}

/** A copy of what the library hands out. */
function bytes({ ptr, len }) {
  return Buffer.from(Buffer.from(koffi.view(ptr, Number(len))));
}

class Processor {
  #lib;
  #handle = null;

  /** `maxInput` is in bytes; with `lossy`, text that is not UTF-8 is no error, and its bad bytes become U+FFFD. */
  constructor({ library = 'libtoasoan.so.0', tone = 0, maxInput, lossy = false } = {}) {
    const lib = (this.#lib = load(library));
    const options = lib.optionsNew();
    try {
      this.#check(lib.optionsSet(options, OPTION_TONE, tone));
      this.#check(lib.optionsSet(options, OPTION_LOSSY, lossy ? 1 : 0));
      if (maxInput !== undefined) this.#check(lib.optionsSet(options, OPTION_MAX_INPUT, maxInput));
      const out = [null];
      this.#check(lib.processorNew(options, out));
      this.#handle = out[0];
    } finally {
      lib.optionsFree(options);
    }
  }

  /** Frees the processor; it must not be used afterwards. */
  close() {
    this.#lib.processorFree(this.#handle);
    this.#handle = null;
  }

  articleFromText(page) {
    return this.#article('text', page, (article) => this.#read(article));
  }

  articleFromHtml(page) {
    return this.#article('html', page, (article) => this.#read(article));
  }

  jsonFromText(page) {
    return this.#article('text', page, (article) => {
      const out = [null];
      this.#check(this.#lib.json(article, out));
      try {
        return bytes(this.#lib.bufferText(out[0])).toString();
      } finally {
        this.#lib.bufferFree(out[0]);
      }
    });
  }

  #check(status) {
    if (status !== 0) throw Object.assign(new Error(this.#lib.message(status)), { status });
  }

  #article(format, page, read) {
    // The length of a string is not that of its bytes.
    if (!(page instanceof Uint8Array)) throw new TypeError('a page is the bytes of a Buffer or of another Uint8Array');
    const out = [null];
    this.#check(this.#lib[format](this.#handle, page, page.length, out));
    try {
      return read(out[0]);
    } finally {
      this.#lib.articleFree(out[0]);
    }
  }

  #read(article) {
    const lib = this.#lib;
    const text = (piece) => bytes(lib[`read_${piece}`](article));
    const buffer = text('buffer');
    const slice = (start, end) => buffer.toString('utf8', start, end);
    // What `read` makes of each row's numbers.
    const rows = (name, read) => {
      const count = [0];
      const first = lib.rows[name](article, count);
      const width = ROW_NUMBERS[name];
      const numbers = count[0] ? new Uint32Array(koffi.view(first, Number(count[0]) * width * 4)) : [];
      return Array.from({ length: Number(count[0]) }, (_, i) => read(...numbers.subarray(i * width, (i + 1) * width)));
    };
    const offices = rows('offices', (start, end, from, to, status) => ({
      title: slice(start, end), organization: slice(from, to), status: OFFICE_STATUSES[status] ?? 'current',
    }));
    const mentions = rows('mentions', (official, block, kind, start, end) => slice(start, end));
    const metadata = rows('metadata', (field, start, end, provenance, shown) => ({
      field: FIELDS[field], value: slice(start, end), provenance: PROVENANCES[provenance] ?? 'elsewhere', shown: shown !== 0,
    }));
    const dateline = lib.dateline(article);
    return {
      title: text('title').toString(),
      lead: text('lead').toString(),
      dateline: slice(dateline.start, dateline.end),
      published: text('published').toString(),
      byline: rows('byline', slice),
      text: text('text').toString(),
      blocks: rows('blocks', (kind, start, end) => ({ kind: KINDS[kind] ?? 'paragraph', text: slice(start, end) })),
      captions: rows('captions', (block, start, end, from, to) => ({ text: slice(start, end), credit: slice(from, to) })),
      officials: rows('officials', (start, end, firstOffice, officeCount, firstMention, mentionCount) => ({
        name: slice(start, end),
        offices: offices.slice(firstOffice, firstOffice + officeCount),
        mentions: mentions.slice(firstMention, firstMention + mentionCount),
      })),
      // Without the fields that only a newer library knows.
      metadata: metadata.filter(({ field }) => field !== undefined),
    };
  }
}

module.exports = { Processor };
