/** The chapters and reference lists that the build put into the bundle, and the version of the product. */
import { chapters, index, references } from 'ace:data';
import type { LayoutSource } from './layout/catalog';

export { version } from 'ace:data';

export const embeddedLayouts: LayoutSource = {
  index,
  chapter: (name) => chapters[name],
  reference: (name) => references[name],
};
