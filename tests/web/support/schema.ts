/** As much of JSON Schema as ours uses; any other keyword is refused, so none goes unchecked. */
export interface Schema {
  [keyword: string]: unknown;
}

const notes = ['$schema', '$defs', 'title', 'description'];

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** What is wrong with `value`, a line for each fault. */
export function faults(value: Json, schema: Schema, root = schema, path = 'lesson'): string[] {
  return Object.entries(schema).flatMap(([keyword, rule]) => {
    if (notes.includes(keyword)) return [];
    const check = checks[keyword];
    if (!check) throw new Error(`the checker does not know ${keyword}`);
    return check(value, rule as never, { schema, root, path });
  });
}

interface Place {
  schema: Schema;
  root: Schema;
  path: string;
}

type Check = (value: Json, rule: never, place: Place) => string[];

const typeOf = (value: Json) =>
  value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
const isObject = (value: Json): value is { [key: string]: Json } => typeOf(value) === 'object';
const unless = (right: boolean, { path }: Place, what: string) =>
  right ? [] : [`${path} ${what}`];

const checks: Record<string, Check> = {
  $ref: (value, rule: string, { root, path }) => {
    const name = rule.replace('#/$defs/', '');
    return faults(value, (root.$defs as Record<string, Schema>)[name]!, root, path);
  },
  type: (value, rule: string | string[], place) => {
    const isType = (type: string) =>
      type === 'integer' ? Number.isInteger(value) : typeOf(value) === type;
    return unless([rule].flat().some(isType), place, `is no ${rule}`);
  },
  const: (value, rule: Json, place) => unless(value === rule, place, `is not ${rule}`),
  enum: (value, rule: Json[], place) => unless(rule.includes(value), place, `is none of ${rule}`),
  pattern: (value, rule: string, place) =>
    unless(typeof value !== 'string' || new RegExp(rule).test(value), place, `is not ${rule}`),
  minLength: (value, rule: number, place) =>
    unless(typeof value !== 'string' || value.length >= rule, place, 'is too short'),
  maxLength: (value, rule: number, place) =>
    unless(typeof value !== 'string' || value.length <= rule, place, 'is too long'),
  minimum: (value, rule: number, place) =>
    unless(typeof value !== 'number' || value >= rule, place, `is below ${rule}`),
  minItems: (value, rule: number, place) =>
    unless(!Array.isArray(value) || value.length >= rule, place, 'has too few'),
  maxItems: (value, rule: number, place) =>
    unless(!Array.isArray(value) || value.length <= rule, place, 'has too many'),
  minProperties: (value, rule: number, place) =>
    unless(!isObject(value) || Object.keys(value).length >= rule, place, 'says too little'),
  items: (value, rule: Schema, { root, path }) =>
    Array.isArray(value)
      ? value.flatMap((item, index) => faults(item, rule, root, `${path}[${index}]`))
      : [],
  required: (value, rule: string[], place) =>
    isObject(value) ? rule.flatMap((name) => unless(name in value, place, `has no ${name}`)) : [],
  properties: (value, rule: Record<string, Schema>, { root, path }) =>
    isObject(value)
      ? Object.entries(rule).flatMap(([name, schema]) =>
          name in value ? faults(value[name]!, schema, root, `${path}.${name}`) : [],
        )
      : [],
  additionalProperties: (value, _rule: false, place) =>
    isObject(value)
      ? Object.keys(value).flatMap((name) =>
          unless(name in (place.schema.properties as object), place, `has a strange ${name}`),
        )
      : [],
  anyOf: (value, rule: Schema[], { root, path }) => {
    const found = rule.map((schema) => faults(value, schema, root, path));
    return found.some((list) => list.length === 0) ? [] : found.flat();
  },
};
