/** The chapters and reference lists that the build put into the bundle, and the version of the product. */
import { chapters, index, references } from 'ace:data';
import { validate } from 'ace:layout-schema';
import type { LayoutSource } from './layout/catalog';
import type { SchemaCheck } from './layout/schemaWords';

export { version } from 'ace:data';

export const embeddedLayouts: LayoutSource = {
  index,
  // Names come from files too, where "constructor" is as good as any.
  chapter: (name) => (Object.hasOwn(chapters, name) ? chapters[name] : undefined),
  reference: (name) => (Object.hasOwn(references, name) ? references[name] : undefined),
};

export const layoutSchema: SchemaCheck = (value) => (validate(value) ? [] : (validate.errors ?? []));
