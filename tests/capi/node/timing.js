// How long a page takes from the call to the article, by its flat arrays and as JSON: node timing.js FILE
'use strict';

const fs = require('node:fs');
const { Processor } = require('./toasoan.js');

const ROUNDS = 25;
const CALLS = 20;

/** The best of many rounds by turns, so that what else the machine does counts little. */
function microseconds(...works) {
  const best = works.map(() => Infinity);
  for (let round = 0; round < ROUNDS; round++) {
    works.forEach((work, at) => {
      const start = process.hrtime.bigint();
      for (let i = 0; i < CALLS; i++) work();
      best[at] = Math.min(best[at], Number(process.hrtime.bigint() - start) / CALLS / 1000);
    });
  }
  return best.map(Math.round);
}

const page = fs.readFileSync(process.argv[2]);
const processor = new Processor({ library: process.env.TOASOAN_LIBRARY });
const [arrays, json] = microseconds(
  () => processor.articleFromText(page),
  () => JSON.parse(processor.jsonFromText(page)),
);
processor.close();
console.log(`node: ${arrays} us by arrays, ${json} us by JSON`);
