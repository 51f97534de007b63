/** Templates of names taken apart once, for the outline of a file fills them in for each of its records. */

/** What stands in braces, or one of the alternatives there. */
export interface FieldReference {
  /** Control identifier of the record that has the field; undefined for the record that heads what is named. */
  readonly id: string | undefined;
  /** Name of the field; undefined for the first fields that the template does not name. */
  readonly name: string | undefined;
  /** What the code means is asked for rather than the code. */
  readonly wantsMeaning: boolean;
}

/** Text between two ` · `; before, between and behind its fields stand as many texts and one more. */
export interface TemplatePart {
  readonly texts: readonly string[];
  /** For each pair of braces its alternatives, the first of which that is not blank counts. */
  readonly fields: readonly (readonly FieldReference[])[];
}

export interface PreparedTemplate {
  readonly parts: readonly TemplatePart[];
  /** What stands in the braces of the template. */
  readonly named: ReadonlySet<string>;
}

const known = new Map<string, PreparedTemplate>();

/** @param template see `ChapterNames` @returns its parts */
export function preparedTemplate(template: string): PreparedTemplate {
  let prepared = known.get(template);
  if (!prepared) {
    const named = new Set(bracesOf(template));
    const parts = template.split(' · ').map((part) => ({
      texts: part.split(/\{[^{}]+\}/),
      fields: bracesOf(part).map((references) => references.split('|').map(referenceOf)),
    }));
    known.set(template, (prepared = { parts, named }));
  }
  return prepared;
}

function bracesOf(text: string): string[] {
  return [...text.matchAll(/\{([^{}]+)\}/g)].map(([, inside = '']) => inside);
}

function referenceOf(reference: string): FieldReference {
  if (reference === '*') return { id: undefined, name: undefined, wantsMeaning: false };
  const [, id, name = '', meaning] = /^(?:([A-Z0-9$]{1,4})\.)?(.+?)(=?)$/.exec(reference) ?? [];
  return { id, name, wantsMeaning: meaning === '=' };
}
