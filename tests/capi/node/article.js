// Prints the title, captions and officials of a page of text: node article.js FILE
'use strict';

const fs = require('node:fs');
const { Processor } = require('./toasoan.js');

const path = process.argv[2];
const processor = new Processor({ library: process.env.TOASOAN_LIBRARY, tone: 1 });
try {
  const article = processor.articleFromText(fs.readFileSync(path));
  console.log(`title: ${article.title}`);
  for (const { text, credit } of article.captions) console.log(`caption: ${text} [${credit}]`);
  for (const { name, offices, mentions } of article.officials) {
    const parts = offices.map(
      ({ title, organization, status }) =>
        title + (organization && `, ${organization}`) + (status === 'former' ? ' (former)' : ''),
    );
    console.log(`official: ${name}: ${parts.join('; ')}`);
    for (const mention of mentions) console.log(`  named: ${mention}`);
  }
} catch (error) {
  console.error(`${path}: ${error.message}`);
  process.exitCode = 1;
} finally {
  processor.close();
}
