import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The version of the package that the bundle in `dist` belongs to. */
export function packageVersion(): string | undefined {
  try {
    const manifest = JSON.parse(readFileSync(join(__dirname, '..', 'package.json'), 'utf8')) as { version?: string };
    return manifest.version;
  } catch {
    return undefined;
  }
}
