// What a program does wrong is told, and nothing else happens.
'use strict';

const assert = require('node:assert');
const { Processor } = require('./toasoan.js');

const library = process.env.TOASOAN_LIBRARY;
assert.throws(() => new Processor({ library, tone: 9 }), { status: 1 });
assert.throws(() => new Processor({ library, maxInput: -1 }), { status: 1 });
const wide = new Processor({ library, maxInput: 32 << 20, lossy: true });
assert(wide.articleFromText(Buffer.alloc(20 << 20, 'a b. ')).text.length > 16 << 20);
assert.strictEqual(wide.articleFromText(Buffer.from([77, 0xed, 116])).text, 'M\u{FFFD}t');
wide.close();
const processor = new Processor({ library });
for (const wrong of ['Cầu mới', null, undefined, 5, [65], new Uint16Array(2)]) {
  assert.throws(() => processor.articleFromText(wrong), TypeError);
}
assert.strictEqual(processor.articleFromText(Buffer.alloc(0)).text, '');
assert.strictEqual(processor.articleFromText(new Uint8Array([65, 66])).text, 'AB');
processor.close();
processor.close();
assert.throws(() => processor.articleFromText(Buffer.from('Cầu mới')), { status: 1 });
