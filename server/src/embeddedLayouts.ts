/** The chapters and reference lists that the build put into the bundle. */
import { chapters, index, references } from 'ace:data';
import type { LayoutSource } from './layout/catalog';

export const embeddedLayouts: LayoutSource = {
  index,
  chapter: (name) => chapters[name],
  reference: (name) => references[name],
};
