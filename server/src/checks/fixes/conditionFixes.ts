/** Fixes of fields that break a condition of their layout. */
import { conditionHolds } from '../../layout/condition';
import { conditionSources } from '../../transmission/context';
import { equalTo } from './recordFixes';
import { evident, oneOfSeveral, writeValue, type FixMaker } from './subject';

const refused: FixMaker = ({ finding: { line }, field }) => (field ? writeValue(line, field, '', oneOfSeveral) : []);

/** The values that every condition on the field leaves to it. */
const values: FixMaker = ({ transmission, finding: { line }, record, field }) => {
  if (!field || !record) return [];
  const others = conditionSources(transmission, line);
  let allowed: string[] | undefined;
  for (const { when, then } of field.field.rules ?? []) {
    if (typeof then !== 'object' || !('in' in then) || !conditionHolds(when, record, others)) continue;
    const codes = then.in.map((code) => code.trim());
    allowed = allowed ? allowed.filter((code) => codes.includes(code)) : codes;
  }
  const nature = allowed?.length === 1 ? evident : oneOfSeveral;
  return (allowed ?? []).flatMap((value) => writeValue(line, field, value, nature));
};

/** Fixes of conditions, by rule. */
export const conditionFixes: Readonly<Record<string, FixMaker>> = {
  'condition-blank': refused,
  'condition-value': values,
  'condition-equal': equalTo,
};
