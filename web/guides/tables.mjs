// The tables of the guides: what the manifest says of the element, and what was measured.

/** What makes each table, by its name. */
export function tables({ modules }, sizes) {
  const element = modules
    .flatMap(({ declarations }) => declarations)
    .find(({ tagName }) => tagName === 'attention-playground');
  const { attributes, members, events, cssParts = [], cssProperties = [], slots = [] } = element;
  const methods = members.filter(({ kind }) => kind === 'method');
  const readOnly = members.filter(({ readonly }) => readonly);
  return {
    attributes: () =>
      table(
        ['attribute', 'default', 'what it is'],
        attributes.map((attribute) => [
          code(attribute.name) + otherName(attribute),
          'default' in attribute ? defaultOf(attribute.default) : 'not set',
          prose(attribute.description) + choices(attribute.type.text),
        ]),
      ),
    readOnly: () => described('property', readOnly, ({ name }) => code(name)),
    methods: () => described('method', methods, (method) => code(signature(method))),
    events: () => described('event', events, withDetail),
    parts: () => described('part', cssParts, ({ name }) => code(name)),
    cssProperties: () =>
      table(
        ['property', 'default', 'what it is'],
        cssProperties.map((property) => [
          code(property.name),
          property.default ? code(property.default) : '',
          prose(property.description),
        ]),
      ),
    slots: () => described('slot', slots, ({ name }) => (name ? code(name) : 'the default slot')),
    sizes: () => table(['what', 'gzip'], sizes),
  };
}

const described = (kind, entries, nameOf) =>
  table(
    [kind, 'what it is'],
    entries.map((entry) => [nameOf(entry), prose(entry.description)]),
  );

function table(heads, rows) {
  if (rows.length === 0) return '';
  const row = (cells, tag) =>
    `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join('')}</tr>`;
  const body = rows.map((cells) => row(cells, 'td')).join('');
  return `<table><thead>${row(heads, 'th')}</thead><tbody>${body}</tbody></table>`;
}

const escapes = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export const escaped = (text) => text.replace(/[&<>"]/g, (letter) => escapes[letter]);

const code = (text) => `<code>${escaped(text)}</code>`;

/** Words with `code` in them. */
const prose = (text) =>
  escaped(text)
    .replace(/`([^`]+)`/g, '<code>$1</code>')
    .replace(/\.?$/, '.');

/** An event's name, and what its `detail` holds. */
function withDetail({ name, type }) {
  const detail = /<(.*)>$/.exec(type.text);
  return code(name) + (detail ? ` with ${code(`detail: ${detail[1]}`)}` : '');
}

const otherName = ({ name, fieldName }) => (name === fieldName ? '' : ` (${code(fieldName)})`);

const defaultOf = (text) => (text === '""' ? 'empty' : code(text.replaceAll('"', '')));

/** What a union of names says that its description does not. */
const choices = (type) =>
  type.startsWith("'")
    ? ` One of ${type.replaceAll("'", '').split(' | ').filter(Boolean).map(code).join(', ')}.`
    : '';

function signature({ name, parameters = [], return: returned }) {
  const given = parameters.map(({ name, default: initial }) =>
    initial ? `${name} = ${initial}` : name,
  );
  return `${name}(${given.join(', ')}): ${returned?.type.text ?? 'void'}`;
}
