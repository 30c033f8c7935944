import { numberText, rowText } from './number-text.js';
import {
  attributeOf,
  initialValues,
  isLinked,
  isManual,
  propertyNames,
  type Values,
} from './properties.js';

/** The attributes that make a figure with these values: those that are not the default. */
export function attributesOf(values: Values): [name: string, text: string][] {
  const initial = initialValues();
  return propertyNames
    .filter((name) => isLinked(name) && !Object.is(values[name], initial[name]))
    .map((name) => [attributeOf(name), textOf(values[name])]);
}

function textOf(value: Values[keyof Values]): string {
  if (value instanceof Float32Array) return rowText(value);
  if (isManual(value)) return JSON.stringify(value);
  return typeof value === 'number' ? numberText(value) : String(value);
}
