/** The schema of layout files, as the build compiled it. */
import { validate } from 'ace:layout-schema';
import type { SchemaCheck } from './layout/schemaWords';

export const layoutSchema: SchemaCheck = (value) => (validate(value) ? [] : (validate.errors ?? []));
