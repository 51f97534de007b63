/**
 * Shapes of the characters of a field about which no check of a record has anything to say. They may leave out texts that the
 * checks let pass, and never hold one that they do not; see `valueChecks.ts` and `characterChecks.ts`.
 */
import { MINUS } from '../../layout/charClass';
import type { CompiledField } from '../../layout/compile';
import { isDatePicture } from '../../layout/dates';
import { fitsPicture, pictureForms } from '../../layout/pictures';
import type { CodeList } from '../../layout/types';
import { dateShapes } from './dateShapes';
import { BLANK, blanks, charactersOf, DIGITS, padded, repeated, within, type Shape } from './shapes';

type FindList = (name: string) => CodeList | undefined;

/**
 * @param list finds a shared code list by name
 * @returns shapes as wide as the field; {@link isFilled} has to be asked besides where it is mandatory
 */
export function fieldShapes(compiled: CompiledField, list: FindList): Shape[] {
  const width = compiled.to - compiled.from;
  const blank = blanks(width);
  if (compiled.isFiller) return [blank];
  const allowed = charactersOf(compiled.allowed);
  const shapes = valueShapes(compiled, list, allowed, width).flatMap((shape) => within(shape, allowed));
  return compiled.required ? shapes : [...shapes, blank];
}

/** Whether every text of the shape has something other than blanks. */
export function isFilled(shape: Shape): boolean {
  return shape.some((characters) => !characters.includes(BLANK));
}

function valueShapes(compiled: CompiledField, list: FindList, allowed: string, width: number): Shape[] {
  const { field, constant, codes } = compiled;
  if (!compiled.needsSlice) return [repeated(allowed, width)];
  if (constant !== undefined) return literals([constant], width);
  if (codes) return literals(codes, width);
  if (compiled.datePictures.length > 0) {
    const dates = compiled.datePictures.flatMap(dateShapes);
    const others = (field.formats ?? []).filter((picture) => !isDatePicture(picture)).flatMap(pictureForms);
    return [...leftMost([...dates, ...others], width), repeated('0', width)];
  }
  const held = heldShapes(compiled, list, width);
  return compiled.isNumeric && width > 1 ? numberShapes(compiled, held, width) : (held ?? [repeated(allowed, width)]);
}

/** @returns the values that a list and forms leave; undefined where any value will do */
function heldShapes(compiled: CompiledField, list: FindList, width: number): Shape[] | undefined {
  const listed = listShapes(compiled, list, width);
  const pictured = pictureShapes(compiled, width);
  if (!listed || !pictured) return listed ?? pictured;
  const { formats } = compiled.field;
  return listed.filter((shape) => formats?.some((picture) => fitsPicture(shape.join('').trim(), picture)));
}

/** @param full shapes that a number without blanks is held to */
function numberShapes({ field, allowed }: CompiledField, full: readonly Shape[] | undefined, width: number): Shape[] {
  // Without a digit it is no number, and held to the list or form as well.
  const characters =
    (allowed & MINUS) !== 0 && !full && !field.formats && field.codeList === undefined ? `${DIGITS}-` : DIGITS;
  const shapes: Shape[] = full
    ? full.filter((shape) => !shape.includes(BLANK)).flatMap((shape) => within(shape, DIGITS))
    : [repeated(characters, width)];
  for (let digits = 1; digits < width; digits++) {
    const number = repeated(characters, digits);
    shapes.push([...blanks(width - digits), ...number]);
    if (field.justify === 'left') shapes.push([...number, ...blanks(width - digits)]);
  }
  const forms = (field.formats ?? []).flatMap(pictureForms).flatMap((form) => within(form, DIGITS));
  return [
    ...shapes,
    ...leftMost(
      forms.filter((form) => form.length < width),
      width,
    ),
  ];
}

/** @returns undefined where any value will do */
function listShapes({ field }: CompiledField, list: FindList, width: number): Shape[] | undefined {
  const shared = field.codeList === undefined ? undefined : list(field.codeList);
  if (!shared || field.codeListOpen === true) return undefined;
  const [picture, ...more] = shared.formats ?? [];
  if (!shared.codes) {
    const isHeld = picture !== undefined && more.length === 0 && !field.formats && /^N+$/.test(picture);
    return isHeld ? [...leftMost(pictureForms(picture), width), repeated('0', width)] : undefined;
  }
  if (!shared.complete) return undefined;
  const codes = [...Object.keys(shared.codes), ...Object.keys(field.examples ?? {})];
  return literals(
    codes.filter((code) => code === code.trim()),
    width,
  );
}

/** @returns undefined where any value will do */
function pictureShapes({ field: { formats, class: fieldClass } }: CompiledField, width: number): Shape[] | undefined {
  if (!formats || formats.every((picture) => /^N+$/.test(picture) && fieldClass === 'N')) return undefined;
  return leftMost(formats.flatMap(pictureForms), width);
}

/** The texts that have room, each at the left of the field. */
function literals(texts: Iterable<string>, width: number): Shape[] {
  return [...texts].flatMap((text) => (text.trim() === '' ? [] : padded(text.split(''), width)));
}

/** The shapes that have room, each at the left of the field; blanks at their own ends would be taken for padding. */
function leftMost(shapes: readonly Shape[], width: number): Shape[] {
  return shapes.flatMap((shape) => (shape[0] === BLANK || shape.at(-1) === BLANK ? [] : padded(shape, width)));
}
