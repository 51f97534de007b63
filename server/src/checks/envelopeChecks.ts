/** Checks the control records A, B, Y, Z and what they enclose (Batch and Block Control, B&B-8 to B&B-18). */
import type { AceRecord, Batch, Block } from '../transmission/model';
import type { Transmission } from '../transmission/transmission';
import { UnitOfRecords } from '../transmission/unitRecords';
import { blankLinesOutside } from './blankLines';
import { blockCount, recordCount } from './blockCount';
import { checkConditions } from './conditionChecks';
import type { ConditionCodes } from './conditionCodes';
import { holdsRawLine } from './rawTransmission';
import { livePassword, livePasswordRules } from './livePassword';
import { inFile, type Finding, type RuleInfo, type Severity, type UnitFinding } from './finding';
import { UnitView } from './unitView';

/** The rules of this file, by id. */
export const envelopeRules = {
  'control-record-missing': {
    title: 'Batches and blocks are closed',
    description: 'A batch begins with A and ends with Z; each of its blocks begins with B and ends with Y.',
    severity: 'error',
    page: 'B&B-8',
    conditionCodes: ['X03', 'X05', 'X06'],
  },
  'no-envelope': {
    title: 'Records without envelope',
    description: 'The file has no control records; its application is inferred from the records.',
    severity: 'information',
    page: 'B&B-8',
  },
  'empty-block': {
    title: 'Blocks hold transactions',
    description: 'A block without any transaction record rejects the batch.',
    severity: 'error',
    page: 'B&B-8',
    conditionCodes: ['X04'],
  },
  'application-conflict': {
    title: 'One application in a batch',
    description: 'The application identifier of every B record is that of the A record.',
    severity: 'error',
    page: 'B&B-10',
    conditionCodes: ['X19'],
  },
  'unknown-application': {
    title: 'Known application identifier',
    description: 'The application identifier is none that ACE knows, or none whose chapter is at hand.',
    severity: 'error',
    page: 'B&B-10',
    conditionCodes: ['X12'],
  },
  'block-count': {
    title: 'Record count of the Y record',
    description: 'The count on the Y record is the number of records in the block, B and Y not counted.',
    severity: 'error',
    page: 'B&B-15',
  },
  ...livePasswordRules,
} as const satisfies Record<string, Omit<RuleInfo, 'id'>>;

type EnvelopeRuleId = keyof typeof envelopeRules;

/** The field of A, B and Y that chooses the chapter. */
const APPLICATION = 'Application Identifier Code';

interface EnvelopeFinding {
  rule: EnvelopeRuleId;
  line: number;
  start: number;
  end: number;
  record?: string;
  field?: string;
  message: string;
  conditionCode?: string;
  severity?: Severity;
}

/**
 * @param recordFindings the checks of one control record by its layout
 * @returns findings of the control records, of their agreement, and of missing ones
 */
export function checkEnvelope(
  transmission: Transmission,
  recordFindings: (record: AceRecord, block: Block | undefined) => readonly UnitFinding[],
  codes: ConditionCodes,
): Finding[] {
  const found = blankLinesOutside(transmission);
  const { batches } = transmission;
  const add = (finding: EnvelopeFinding): void => {
    const { severity, ...facts } = finding;
    const rule = envelopeRules[finding.rule];
    const code = finding.conditionCode === undefined ? '' : `; CBP condition ${finding.conditionCode}`;
    found.push({
      ...facts,
      severity: severity ?? rule.severity,
      message: `${finding.message} (Batch and Block Control, ${rule.page}${code})`,
    });
  };
  const fragment = batches.every(
    (batch) => !batch.header && !batch.trailer && batch.blocks.every((block) => !block.header && !block.trailer),
  );
  if (fragment) {
    const block = batches[0]?.blocks[0];
    if (block && block.application !== '' && !holdsRawLine(block.batch)) {
      const how = block.basis === 'override' ? 'set by hand' : 'inferred from the records';
      add({
        rule: 'no-envelope',
        line: block.start,
        start: 1,
        end: 1,
        message: `These records stand without A, B, Y and Z records; they are read as ${block.application} ${block.layout?.title ?? ''}, ${how}.`,
      });
    }
    return found;
  }
  for (const batch of batches) {
    const isRaw = holdsRawLine(batch);
    if (!isRaw) checkBatch(batch, add);
    const main = batch.blocks[0];
    for (const [record, line] of [
      [batch.header, batch.start],
      [batch.trailer, batch.end - 1],
    ] as const) {
      if (!record) continue;
      found.push(...controlRecord(record, line, main, recordFindings, codes));
      const password = isRaw ? undefined : livePassword(record, line);
      if (password) found.push(password);
    }
    for (const block of batch.blocks) {
      const before = found.length;
      if (!isRaw) checkBlock(block, transmission, add);
      const isUnknown = found.slice(before).some(({ rule }) => rule === 'unknown-application');
      for (const [record, line] of [
        [block.header, block.start],
        [block.trailer, block.end - 1],
      ] as const) {
        if (!record) continue;
        for (const finding of controlRecord(record, line, block, recordFindings, codes)) {
          // What is no application is no code either, and where Y agrees with A, it is B that is wrong; once is enough.
          const isSaid =
            finding.field === APPLICATION &&
            (finding.rule === 'field-code'
              ? isUnknown
              : finding.rule === 'condition-equal' && isBetweenAgreeing(block));
          if (!isSaid) found.push(finding);
        }
      }
    }
  }
  return found;
}

/** Whether the A and Y records around the B record name one application. */
function isBetweenAgreeing({ batch, trailer }: Block): boolean {
  return trailer !== undefined && trailer.text.slice(10, 12) === batch.header?.text.slice(25, 27);
}

/** Layout checks and field conditions of one control record. */
function controlRecord(
  record: AceRecord,
  line: number,
  block: Block | undefined,
  recordFindings: (record: AceRecord, block: Block | undefined) => readonly UnitFinding[],
  codes: ConditionCodes,
): Finding[] {
  const found = [...recordFindings(record, block)];
  if (block && !found.some(({ rule }) => rule === 'raw-transmission')) {
    const alone = new UnitOfRecords(line, block, [record], undefined, [], 1);
    const isHeader = record.text.startsWith('B');
    for (const condition of checkConditions(new UnitView(alone), codes)) {
      // The agreement of A and B has a rule of its own.
      if (!isHeader || condition.field !== APPLICATION) found.push(condition);
    }
  }
  return found.map((finding) => inFile(finding, line));
}

function checkBatch(batch: Batch, add: (finding: EnvelopeFinding) => void): void {
  const last = batch.end - 1;
  const output = batch.blocks[0]?.layout?.direction === 'output';
  const severity: Severity = output ? 'information' : 'error';
  if (!batch.header)
    add({
      rule: 'control-record-missing',
      line: batch.start,
      start: 1,
      end: 1,
      severity,
      message: 'An A record expected before this record: every batch begins with one.',
    });
  if (!batch.trailer) {
    add({
      rule: 'control-record-missing',
      line: last,
      start: 1,
      end: 1,
      severity,
      conditionCode: 'X06',
      message: 'A Z record expected after this record: every batch ends with one.',
    });
  }
  if (batch.blocks.length === 0 && batch.header) {
    add({
      rule: 'empty-block',
      line: batch.start,
      start: 1,
      end: 1,
      severity,
      conditionCode: 'X03',
      message: 'The batch has no block: B record, transaction records and Y record expected.',
    });
  }
}

function checkBlock(block: Block, transmission: Transmission, add: (finding: EnvelopeFinding) => void): void {
  const { header, trailer, batch, application, layout } = block;
  const output = layout?.direction === 'output';
  const severity: Severity = output ? 'information' : 'error';
  if (!header) {
    add({
      rule: 'control-record-missing',
      line: block.start,
      start: 1,
      end: 1,
      severity,
      conditionCode: 'X03',
      message: 'A B record expected before this record: every block begins with one.',
    });
  }
  if (!trailer) {
    add({
      rule: 'control-record-missing',
      line: block.end - 1,
      start: 1,
      end: 1,
      severity,
      conditionCode: 'X05',
      message: 'A Y record expected after this record: every block ends with one.',
    });
  }
  if (recordCount(block) === 0)
    add({
      rule: 'empty-block',
      line: block.start,
      start: 1,
      end: 1,
      severity,
      conditionCode: 'X04',
      message: 'The block has no transaction record between B and Y.',
    });
  checkCount(block, add);
  if (!header) return;
  checkApplication(header, block.start, application, transmission, add);
  const batchCode = batch.header?.text.slice(25, 27) ?? '  ';
  const blockCode = header.text.slice(10, 12);
  if (batchCode.trim() !== '' && blockCode.trim() !== '' && batchCode !== blockCode) {
    add({
      rule: 'application-conflict',
      line: block.start,
      start: 11,
      end: 12,
      record: 'B',
      field: APPLICATION,
      severity,
      conditionCode: 'X19',
      message: `The block's application ${blockCode} is not that of the batch, ${batchCode}: all blocks of a batch have the application of its A record.`,
    });
  }
}

function checkApplication(
  header: AceRecord,
  line: number,
  application: string,
  transmission: Transmission,
  add: (finding: EnvelopeFinding) => void,
): void {
  const code = header.text.slice(10, 12);
  if (code.trim() === '' || transmission.catalog.application(code.trim()).length > 0) return;
  const known = transmission.catalog.applicationTitle(code);
  const facts = {
    rule: 'unknown-application',
    line,
    start: 11,
    end: 12,
    record: 'B',
    field: APPLICATION,
  } as const;
  if (known !== undefined) {
    add({
      ...facts,
      severity: 'information',
      message: `${known} (${code}) has no chapter here, so its records are not checked${transmission.catalog.embedded(application) ? ' except the PGA records' : ''}.`,
    });
  } else {
    add({
      ...facts,
      conditionCode: 'X12',
      message: `${JSON.stringify(code)} is no application identifier that ACE knows.`,
    });
  }
}

/** The count is on every output Y record, and on those of QP and WP. */
function checkCount(block: Block, add: (finding: EnvelopeFinding) => void): void {
  const count = blockCount(block);
  if (count?.written === undefined || count.written === count.actual) return;
  const { field, written, actual } = count;
  add({
    rule: 'block-count',
    line: block.end - 1,
    start: field.field.start,
    end: field.field.end,
    record: 'Y',
    field: field.field.name,
    severity: block.layout?.direction === 'output' ? 'information' : 'error',
    message: `The block has ${actual} records between B and Y, not ${written}: write ${String(actual).padStart(5, '0')}.`,
  });
}
