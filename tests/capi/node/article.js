// Prints what an article says of a page of text, or of HTML by its name: node article.js FILE
'use strict';

const fs = require('node:fs');
const { Processor } = require('./toasoan.js');

const path = process.argv[2];
const processor = new Processor({ library: process.env.TOASOAN_LIBRARY, tone: 1 });
try {
  const page = fs.readFileSync(path);
  const article = path.endsWith('.html') ? processor.articleFromHtml(page) : processor.articleFromText(page);
  console.log(`title: ${article.title}`);
  if (article.dateline) console.log(`dateline: ${article.dateline.trim()}`);
  for (const { text, credit } of article.captions) console.log(`caption: ${text} [${credit}]`);
  for (const { name, offices, mentions } of article.officials) {
    const parts = offices.map(
      ({ title, organization, status }) =>
        title + (organization && `, ${organization}`) + (status === 'former' ? ' (former)' : ''),
    );
    console.log(`official: ${name}: ${parts.join('; ')}`);
    for (const mention of mentions) console.log(`  named: ${mention}`);
  }
  for (const { field, value, provenance, shown } of article.metadata) {
    console.log(`${field}: ${value} (${provenance}${shown ? ', shown' : ''})`);
  }
} catch (error) {
  console.error(`${path}: ${error.message}`);
  process.exitCode = 1;
} finally {
  processor.close();
}
