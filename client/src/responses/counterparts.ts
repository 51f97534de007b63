/** Looks for the response to a request, or for the request of a response. */
import { workspace, type TextDocument, type Uri } from 'vscode';
import { RANK_COUNTERPARTS, type Ranked, type RankParams } from '../../../server/src/features/returned/model';
import { APPLICATIONS, type ApplicationChoice } from '../../../server/src/protocol';
import { LANGUAGE } from '../aceEditor';
import type { Server } from '../server';
import { fileText, filesNamedAlike, isOwnFile } from './fileTexts';

/** How many files of the workspace are looked into. */
const MOST_FILES = 500;

export interface Counterpart {
  readonly uri: Uri;
  readonly is: 'request' | 'response';
  /** Found by numbers that both have. */
  readonly isSure: boolean;
  /** Found by its name. */
  readonly isNamedAlike: boolean;
}

export class Counterparts {
  private applications: Promise<ReadonlySet<string>> | undefined;

  constructor(
    private readonly server: Server,
    private readonly name: (uri: Uri) => string,
  ) {}

  /** @returns open files, and files beside it that are named alike, the best first */
  async near(document: TextDocument): Promise<Counterpart[]> {
    const alike = await filesNamedAlike(document.uri, await this.identifiers());
    const open = workspace.textDocuments.filter(
      ({ languageId, uri, isClosed }) => !isClosed && languageId === LANGUAGE && isOwnFile(uri),
    );
    return this.rank(document, [...open.map(({ uri }) => uri), ...alike], alike);
  }

  /** @returns the same, and all files of the workspace that are record files by their names */
  async everywhere(document: TextDocument): Promise<Counterpart[]> {
    const near = await this.near(document);
    const files = await workspace.findFiles('**/*.{ace,catair}', undefined, MOST_FILES);
    const known = new Set(near.map(({ uri }) => uri.toString()));
    const far = await this.rank(
      document,
      files.filter((uri) => !known.has(uri.toString())),
      [],
    );
    return [...near, ...far].sort((a, b) => Number(b.isSure) - Number(a.isSure));
  }

  /** @returns what a file is to another; undefined when neither answers the other */
  async between(document: TextDocument, uri: Uri): Promise<Counterpart | undefined> {
    return (await this.rank(document, [uri], []))[0];
  }

  private async rank(document: TextDocument, uris: readonly Uri[], alike: readonly Uri[]): Promise<Counterpart[]> {
    const own = document.uri.toString();
    const byName = new Map(
      uris.filter((uri) => uri.toString() !== own).map((uri): [string, Uri] => [this.name(uri), uri]),
    );
    const file = await fileText(document.uri, this.name);
    const texts = await Promise.all(Array.from(byName.values(), (uri) => fileText(uri, this.name)));
    const others = texts.filter((text) => text !== undefined);
    if (!file || others.length === 0 || !this.server.isRunning()) return [];
    const params: RankParams = { file, others };
    const ranked = await this.server.sendRequest<Ranked[]>(RANK_COUNTERPARTS, params);
    const names = new Set(alike.map((uri) => uri.toString()));
    return ranked.flatMap(({ uri: name, is, isSure }) => {
      const uri = byName.get(name);
      return uri ? [{ uri, is, isSure, isNamedAlike: names.has(uri.toString()) }] : [];
    });
  }

  /** Application identifiers that stand in names of files. */
  private identifiers(): Promise<ReadonlySet<string>> {
    this.applications ??= this.server.sendRequest<ApplicationChoice[]>(APPLICATIONS).then(
      (choices) => new Set(choices.map(({ application }) => application)),
      () => {
        this.applications = undefined;
        return new Set();
      },
    );
    return this.applications;
  }
}
