// toasoan by koffi: an article as plain objects. Copy this file beside your program.
'use strict';

const koffi = require('koffi');

const ABI_VERSION = 0;
const OPTION_TONE = 3;
const KINDS = ['', 'title', 'lead', 'paragraph', 'heading', 'caption', 'quote', 'byline', 'list_item', 'table'];
const OFFICE_STATUSES = ['', 'current', 'former', 'acting', 'incoming'];

const Str = koffi.struct('toasoan_str', { ptr: 'void *', len: 'size_t' });
const Span = koffi.struct('toasoan_span', { start: 'uint32_t', end: 'uint32_t' });
const rowTypes = {
  blocks: koffi.struct('toasoan_block', { kind: 'uint32_t', text: Span, source: Span }),
  byline: Span,
  captions: koffi.struct('toasoan_caption', {
    block: 'uint32_t', text: Span, credit: Span, alt: Span, alt_restored: Span, image: Span,
  }),
  officials: koffi.struct('toasoan_official', {
    name: Span, first_office: 'uint32_t', office_count: 'uint32_t', first_mention: 'uint32_t', mention_count: 'uint32_t',
  }),
  offices: koffi.struct('toasoan_office', { title: Span, organization: Span, status: 'uint32_t' }),
  mentions: koffi.struct('toasoan_mention', { official: 'uint32_t', block: 'uint32_t', kind: 'uint32_t', text: Span }),
};
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
    rows: {},
  };
  for (const format of ['text', 'html']) {
    const parameters = ['void *', 'void *', 'size_t', OUT_POINTER];
    lib[format] = library.func(`toasoan_article_from_${format}`, 'int', parameters);
  }
  for (const piece of ['buffer', 'text', 'title', 'lead', 'published']) {
    lib[`read_${piece}`] = library.func(`toasoan_article_${piece}`, Str, ['void *']);
  }
  for (const name of Object.keys(rowTypes)) {
    lib.rows[name] = library.func(`toasoan_article_${name}`, 'void *', ['void *', OUT_SIZE]);
  }
  if (lib.abiVersion() !== ABI_VERSION) throw new Error('libtoasoan is of another ABI');
  return lib;
}

class Processor {
  #lib;
  #handle = null;

  constructor({ library = 'libtoasoan.so.0', tone = 0 } = {}) {
    const lib = (this.#lib = load(library));
    const options = lib.optionsNew();
    try {
      this.#check(lib.optionsSet(options, OPTION_TONE, tone));
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
    return this.#article('text', page);
  }

  articleFromHtml(page) {
    return this.#article('html', page);
  }

  #check(status) {
    if (status !== 0) throw Object.assign(new Error(this.#lib.message(status)), { status });
  }

  #article(format, page) {
    const out = [null];
    this.#check(this.#lib[format](this.#handle, page, page.length, out));
    try {
      return this.#read(out[0]);
    } finally {
      this.#lib.articleFree(out[0]);
    }
  }

  #read(article) {
    const lib = this.#lib;
    const text = (piece) => {
      const { ptr, len } = lib[`read_${piece}`](article);
      return Buffer.from(koffi.decode(ptr, 'uint8_t', Number(len)));
    };
    const buffer = text('buffer');
    const slice = ({ start, end }) => buffer.toString('utf8', start, end);
    const rows = (name) => {
      const count = [0];
      const first = lib.rows[name](article, count);
      return count[0] ? koffi.decode(first, rowTypes[name], Number(count[0])) : [];
    };
    const offices = rows('offices').map((office) => ({
      title: slice(office.title), organization: slice(office.organization), status: OFFICE_STATUSES[office.status],
    }));
    const mentions = rows('mentions').map((mention) => slice(mention.text));
    return {
      title: text('title').toString(),
      lead: text('lead').toString(),
      published: text('published').toString(),
      byline: rows('byline').map(slice),
      text: text('text').toString(),
      blocks: rows('blocks').map((block) => ({ kind: KINDS[block.kind] ?? 'paragraph', text: slice(block.text) })),
      captions: rows('captions').map((caption) => ({ text: slice(caption.text), credit: slice(caption.credit) })),
      officials: rows('officials').map((official) => ({
        name: slice(official.name),
        offices: offices.slice(official.first_office, official.first_office + official.office_count),
        mentions: mentions.slice(official.first_mention, official.first_mention + official.mention_count),
      })),
    };
  }
}

module.exports = { Processor };
