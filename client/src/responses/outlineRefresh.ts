/** Has outlines read anew although no text has changed: the protocol has no word for that, but a change of providers does it. */
import { languages, type Disposable, type DocumentSymbolProvider } from 'vscode';
import { LANGUAGE } from '../aceEditor';

/** Adds nothing to the outline. */
const silent: DocumentSymbolProvider = { provideDocumentSymbols: () => [] };

export class OutlineRefresh implements Disposable {
  private registered: Disposable | undefined;

  /** Has the outlines of all files read anew. */
  refresh(): void {
    const before = this.registered;
    this.registered = languages.registerDocumentSymbolProvider({ language: LANGUAGE }, silent);
    before?.dispose();
  }

  dispose(): void {
    this.registered?.dispose();
  }
}
