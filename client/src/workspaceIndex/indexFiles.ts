/** Which files of the workspace hold ACE records: by their extension, by the person's associations, or by their first line. */
import { workspace, type CancellationToken, type Uri } from 'vscode';
import { LANGUAGE } from '../aceEditor';
import { findFiles, isIncluded } from '../files/findFiles';
import { decodeText } from '../tables/decodeText';

/** Files with these extensions hold records when their first line says so. */
const CANDIDATES = '**/*.{txt,dat,edi,abi,in,out,msg,asc}';
const CANDIDATE = /\.(?:txt|dat|edi|abi|in|out|msg|asc)$/i;
/** How many candidates are looked at, and up to which size in bytes. */
const MOST_CANDIDATES = 500;
const LARGEST_CANDIDATE = 1_000_000;

export interface IndexLimits {
  readonly files: number;
  /** In bytes. */
  readonly size: number;
}

export class IndexFiles {
  /** @param firstLine what the first line of a file of records looks like */
  constructor(private readonly firstLine: RegExp) {}

  get limits(): IndexLimits {
    const settings = workspace.getConfiguration('ace');
    return {
      files: settings.get<number>('index.maxFiles', 0),
      size: settings.get<number>('index.maxFileSize', 0) * 1_000_000,
    };
  }

  /** Globs of the files that are read, for watching them. */
  get patterns(): string[] {
    return [...this.recordPatterns(), CANDIDATES];
  }

  /** @returns files of records, and files that may be such, in the order of their paths; one more of the former than is read when there are more */
  async find(token: CancellationToken): Promise<{ records: Uri[]; candidates: Uri[] }> {
    const records = await findFiles(this.recordPatterns(), this.limits.files + 1, token);
    const known = new Set(records.map((uri) => uri.toString()));
    const candidates = await findFiles([CANDIDATES], MOST_CANDIDATES, token);
    return {
      records: byPath(records),
      candidates: byPath(candidates.filter((uri) => !known.has(uri.toString()))),
    };
  }

  /** @returns whether a file may be read: no setting excludes it */
  isWanted(uri: Uri): boolean {
    return isIncluded(uri);
  }

  /** @returns the text of a file of records as an editor would show it; undefined for a file that holds none, or too much */
  async read(uri: Uri): Promise<string | undefined> {
    const isCandidate = CANDIDATE.test(uri.path) && !this.isAssociated(uri);
    const { size } = await workspace.fs.stat(uri);
    if (size > (isCandidate ? Math.min(LARGEST_CANDIDATE, this.limits.size) : this.limits.size)) return undefined;
    const bytes = await workspace.fs.readFile(uri);
    const text = await decoded(bytes, uri);
    return isCandidate && !this.firstLine.test(text.slice(0, 1000)) ? undefined : text;
  }

  private recordPatterns(): string[] {
    return ['**/*.{ace,ACE,catair,CATAIR}', ...associations()];
  }

  /** Whether an association names the extension of the file. */
  private isAssociated({ path }: Uri): boolean {
    return associations().some((pattern) => {
      const extension = /\*(\.[A-Za-z0-9_-]+)$/.exec(pattern)?.[1];
      return extension !== undefined && path.toLowerCase().endsWith(extension.toLowerCase());
    });
  }
}

/** Globs of `files.associations` that name the language. */
function associations(): string[] {
  const set = workspace.getConfiguration('files').get<Record<string, string>>('associations', {});
  return Object.entries(set).flatMap(([pattern, language]) => {
    // Patterns for absolute paths lead out of the folders in which is searched.
    if (language !== LANGUAGE || pattern.startsWith('/')) return [];
    return [pattern.includes('/') ? pattern : `**/${pattern}`];
  });
}

/** With the encoding that the settings say, as in an editor. */
async function decoded(bytes: Uint8Array, uri: Uri): Promise<string> {
  try {
    return await workspace.decode(bytes, { uri });
  } catch {
    return decodeText(bytes);
  }
}

function byPath(uris: readonly Uri[]): Uri[] {
  return [...uris].sort((a, b) => (a.path < b.path ? -1 : 1));
}
