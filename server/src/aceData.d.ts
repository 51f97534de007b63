/** The chapters and reference lists that the build puts into the bundle (see `scripts/build/data.mjs`). */
declare module 'ace:data' {
  import type { ChapterSummary } from './layout/types';

  /** One summary of each chapter. */
  export const index: ChapterSummary[];
  /** JSON text of each layout file by file name without `.json`; to be parsed when it is first needed. */
  export const chapters: Record<string, string>;
  /** JSON text of each reference file by its path without `.json`, such as `conditions/entry-summary`. */
  export const references: Record<string, string>;
  /** Version of the package that the bundle belongs to. */
  export const version: string;
}

/** The JSON Schema of layout files, compiled by the build (see `scripts/lib/layoutSchema.mjs`). */
declare module 'ace:layout-schema' {
  /** Tells whether a value keeps to the schema; otherwise `errors` says where not, as Ajv does. */
  export const validate: {
    (value: unknown): boolean;
    readonly errors?:
      { instancePath: string; keyword: string; params: Record<string, unknown>; message?: string }[] | null;
  };
}
