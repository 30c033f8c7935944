// Writes core/text/unicode_tables.inc, the class of every character, from the Unicode data of the
// JavaScript engine that runs this (Node 20.20 has Unicode 17): node core/tools/unicode-tables.mjs
// The result is committed, so that all builds agree whatever engine their machine has.

import { writeFileSync } from 'node:fs';

// In the order of `enum class CharClass` in core/text/unicode.hpp; at most 8, for three bits.
const names = 'symbol letter mark extender pictograph connector joiner separator'.split(' ');

// The first rule that matches decides; what matches none is a symbol.
const rules = [
  // Apostrophes: ASCII's, left (often written in Hawai‘i) and right quotation mark, Armenian,
  // Hebrew geresh and gershayim, fullwidth. Hyphens: ASCII's, hyphen, non-breaking, Armenian,
  // Hebrew maqaf, small, fullwidth.
  ['connector', /['\u2018\u2019\u055A\u05F3\u05F4\uFF07\-\u2010\u2011\u058A\u05BE\uFE63\uFF0D]/u],
  // Format characters that are used in the middle of words: soft hyphen, Mongolian vowel separator,
  // ZWNJ, ZWJ, word joiner, and the signs that arrange hieroglyphs.
  ['joiner', /[\u00AD\u180E\u200C\u200D\u2060\u{13430}-\u{1343F}]/u],
  // Braille blank and two of the Hangul fillers are no white space to Unicode, but look like it.
  ['separator', /[\p{White_Space}\p{Cc}\u2800\u3164\uFFA0]/u],
  ['extender', /(?=\p{Default_Ignorable_Code_Point})[\p{L}\p{M}]/u],
  // The last three mark annotations: not ignorable, yet with nothing to show.
  ['separator', /[\p{Default_Ignorable_Code_Point}\uFFF9-\uFFFB]/u],
  // Before letters: the information sign (U+2139) is both.
  ['pictograph', /\p{Extended_Pictographic}/u],
  ['letter', /[\p{L}\p{N}]/u],
  ['mark', /\p{M}/u],
];

function classOf(code) {
  if (code >= 0xd800 && code <= 0xdfff) return 'symbol'; // surrogates are no characters
  const character = String.fromCodePoint(code);
  return rules.find(([, pattern]) => pattern.test(character))?.[0] ?? 'symbol';
}

const ranges = [];
for (let code = 0; code < 0x110000; code++) {
  const name = classOf(code);
  if (ranges.at(-1)?.name === name) ranges.at(-1).length++;
  else ranges.push({ name, length: 1 });
}

const bytes = [];
for (const { name, length } of ranges) {
  let value = length * 8 + names.indexOf(name);
  for (; value >= 0x80; value = Math.floor(value / 0x80)) bytes.push((value % 0x80) | 0x80);
  bytes.push(value);
}

const order = names.map(
  (name, i) => `static_assert(static_cast<int>(CharClass::${name}) == ${i});`,
);

const lines = [''];
for (const byte of bytes) {
  if (`${lines.at(-1)} ${byte},`.length > 98) lines.push('');
  lines[lines.length - 1] += ` ${byte},`;
}

writeFileSync(
  new URL('../text/unicode_tables.inc', import.meta.url),
  `// Made by core/tools/unicode-tables.mjs from Unicode ${process.versions.unicode}. Do not edit.
// Ranges that follow each other from U+0000 on, each as length << 3 | class in base 128, low digits
// first, with the top bit set on all bytes of a number but its last.

${order.join('\n')}

constexpr std::size_t rangeCount = ${ranges.length};
constexpr std::uint8_t packedRanges[] = {
${lines.map((line) => ` ${line}`).join('\n')}
};
`,
);
