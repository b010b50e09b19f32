// How long a page takes from the call to the article, by its flat arrays and as JSON: node timing.js FILE
'use strict';

const fs = require('node:fs');
const { Processor } = require('./toasoan.js');

const ROUNDS = 10;
const CALLS = 40;

/** The best of some rounds, so that what else the machine does counts little. */
function microseconds(work) {
  let best = Infinity;
  for (let round = 0; round < ROUNDS; round++) {
    const start = process.hrtime.bigint();
    for (let i = 0; i < CALLS; i++) work();
    best = Math.min(best, Number(process.hrtime.bigint() - start) / CALLS / 1000);
  }
  return Math.round(best);
}

const page = fs.readFileSync(process.argv[2]);
const processor = new Processor({ library: process.env.TOASOAN_LIBRARY });
const arrays = microseconds(() => processor.articleFromText(page));
const json = microseconds(() => JSON.parse(processor.jsonFromText(page)));
processor.close();
console.log(`node: ${arrays} us by arrays, ${json} us by JSON`);
