/** Damage to the control records A, B, Y and Z. */
import { overwrite, rewritten, type Candidate, type Damage, type Kind } from './damage';

const missing: Kind = {
  id: 'missing A, B, Y or Z',
  candidates: (sample) =>
    sample.lines
      .filter(({ id }) => /^[ABYZ]$/.test(id))
      .map(({ line, id }) => (): Damage => ({
        texts: sample.texts.toSpliced(line, 1),
        origin: [...sample.texts.keys()].toSpliced(line, 1),
        at: [line - 1, line],
        what: `${id} of line ${line + 1} dropped`,
      })),
};

const otherApplication: Kind = {
  id: 'another application on B than on A',
  candidates: (sample) =>
    sample.blocks.flatMap((block): Candidate[] => {
      const { header, batch } = block;
      const field = header?.layout?.fieldsByName.get('Application Identifier Code');
      const own = batch.header?.layout?.fieldsByName.get('Application Identifier Code');
      if (!header || !field || !own || batch.header?.text.slice(own.from, own.to).trim() === '') return [];
      return ['AE', 'SE', 'KI', 'QP', 'EQ', 'ZQ', 'AX'].map((application) => (): Damage | undefined => {
        const text = overwrite(header.text, field.from, application);
        if (text === header.text) return undefined;
        return rewritten(sample, block.start, text, `B says ${application}`, { start: field.from + 1, end: field.to });
      });
    }),
};

const wrongCount: Kind = {
  id: 'wrong record count on Y',
  candidates: (sample) =>
    sample.blocks.flatMap((block): Candidate[] => {
      const { trailer } = block;
      const field = trailer?.layout?.fieldsByName.get('Input Transaction Image Count');
      if (!trailer || !field) return [];
      const count = Number(trailer.text.slice(field.from, field.to));
      return [count - 1, count + 1, count + 2, count + 10, count * 2, count + 100].map(
        (wrong) => (): Damage | undefined => {
          if (wrong === count) return undefined;
          const text = overwrite(trailer.text, field.from, String(wrong).padStart(field.to - field.from, '0'));
          return rewritten(sample, block.end - 1, text, `count ${wrong} for ${count}`, {
            start: field.from + 1,
            end: field.to,
          });
        },
      );
    }),
};

export const envelopeKinds: readonly Kind[] = [missing, otherApplication, wrongCount];
