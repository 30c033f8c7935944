import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runnerImport } from 'vite';

/**
 * Makes `<site>/<language>/index.html` from the site's finished page. `texts` is a module whose
 * `page` has each text and readable attribute of the page under its English words; one that is
 * missing is an error. `chunk` begins the name of the script that the figure's texts lie in.
 */
export async function translatePage(site, { language, texts, chunk }) {
  const { page } = (await runnerImport(texts)).module;
  const english = readFileSync(join(site, 'index.html'), 'utf8');
  const script = readdirSync(join(site, 'assets')).find((name) => name.startsWith(`${chunk}-`));
  const preload = `<link rel="modulepreload" crossorigin href="./assets/${script}">`;
  const translated = inLanguage(english, page)
    .replace('<html lang="en">', `<html lang="${language}">`)
    .replace('</head>', `  ${preload}\n  </head>`)
    .replaceAll(toOther(language), toOther('en'))
    .replaceAll(/ (href|src)="\.\//g, ' $1="../');
  mkdirSync(join(site, language), { recursive: true });
  writeFileSync(join(site, language, 'index.html'), translated);
}

/** How the page names the page in another language. */
const toOther = (language) =>
  `href="./${language === 'en' ? '' : `${language}/`}" hreflang="${language}" lang="${language}"`;

/** The page's markup with other texts between its tags, and in those attributes that are read. */
export function inLanguage(html, texts) {
  const parts = html.split(/(<[^>]*>)/);
  return parts.map((part, at) => (at % 2 ? tag(part, texts) : spaced(part, texts))).join('');
}

function tag(markup, texts) {
  const isMeta = markup.startsWith('<meta') && !markup.includes('name="description"');
  if (isMeta) return markup;
  return markup.replaceAll(
    /(\s(?:aria-label|title|alt|placeholder|content)=")([^"]*)"/g,
    (_, start, text) => `${start}${translated(text, texts)}"`,
  );
}

// The space around a text is the markup's.
function spaced(part, texts) {
  const text = part.trim();
  return text === '' ? part : part.replace(text, () => translated(text, texts));
}

function translated(text, texts) {
  const words = text.replaceAll(/\s+/g, ' ');
  if (!/\p{L}/u.test(words)) return text;
  if (!Object.hasOwn(texts, words)) throw new Error(`The page has no translation of "${words}"`);
  return texts[words];
}
