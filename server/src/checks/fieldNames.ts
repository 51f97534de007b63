/** Fields of layouts by their names, of which rules ask for the same few over and over. */
import type { CompiledField, CompiledLayout } from '../layout/compile';

/** A power of two; more than pairs of layout and name that the rules of an application ask for. */
const SLOTS = 1024;

const layouts = new Array<CompiledLayout | undefined>(SLOTS).fill(undefined);
const names = new Array<string>(SLOTS).fill('');
const fields = new Array<CompiledField | undefined>(SLOTS).fill(undefined);

/** @returns the field of a layout; the last answer in each slot is kept, which is found sooner than in the layout's map */
export function fieldNamed(layout: CompiledLayout, name: string): CompiledField | undefined {
  const { length } = name;
  // Names like "Amount (1)" differ at the last but one.
  const slot = (layout.serial * 41 + length * 7 + name.charCodeAt(length - 2)) & (SLOTS - 1);
  if (layouts[slot] === layout && names[slot] === name) return fields[slot];
  layouts[slot] = layout;
  names[slot] = name;
  return (fields[slot] = layout.fieldsByName.get(name));
}
