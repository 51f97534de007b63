/** What the build knows of the product. */
declare module 'ace:product' {
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
