/** The chapters and reference lists as the build packs them into one file, of which nothing is parsed before it is asked for. */
import type { LayoutSource } from './layout/catalog';
import type { ChapterSummary } from './layout/types';

/** Name of the file, which lies beside the programs. */
export const LAYOUT_PACK = 'layouts.jsonl';

/** Where a text begins and ends, in bytes after the first line. */
type Extent = readonly [from: number, to: number];

/** The first line of the file, as JSON. Each further line is one of the texts. */
interface Contents {
  readonly index: readonly ChapterSummary[];
  /** By file name without `.json`. */
  readonly chapters: Readonly<Record<string, Extent>>;
  /** By path without `.json`, such as `conditions/entry-summary`. */
  readonly references: Readonly<Record<string, Extent>>;
}

interface Loaded extends Contents {
  readonly texts: Uint8Array;
}

const LINE_FEED = 10;

export class LayoutPack implements LayoutSource {
  private loaded: Loaded | undefined;
  private readonly decoder = new TextDecoder();

  /** @param load gives the bytes of the file; called once, at the first question */
  constructor(private readonly load: () => Uint8Array) {}

  get index(): readonly ChapterSummary[] {
    return this.contents.index;
  }

  chapter(name: string): string | undefined {
    return this.text(this.contents.chapters, name);
  }

  reference(name: string): string | undefined {
    return this.text(this.contents.references, name);
  }

  private get contents(): Loaded {
    return (this.loaded ??= this.read());
  }

  private read(): Loaded {
    const bytes = this.load();
    const end = bytes.indexOf(LINE_FEED);
    const contents = JSON.parse(this.decoder.decode(bytes.subarray(0, end))) as Contents;
    return { ...contents, texts: bytes.subarray(end + 1) };
  }

  private text(extents: Contents['chapters'], name: string): string | undefined {
    // Names come from files too, where "constructor" is as good as any.
    const extent = Object.hasOwn(extents, name) ? extents[name] : undefined;
    return extent && this.decoder.decode(this.contents.texts.subarray(...extent));
  }
}
