/** Runs all checks over a transmission; what was found in a unit is kept until the unit is read anew. */
import type { Catalog } from '../layout/catalog';
import type { CodeList } from '../layout/types';
import type { AceRecord, Block, Unit } from '../transmission/model';
import type { Transmission } from '../transmission/transmission';
import { ApplicableRules } from './applicableRules';
import { runBlockRules, type BlockRule } from './blockRules';
import { checkOpenConditions } from './conditionChecks';
import { ConditionCodes } from './conditionCodes';
import { checkEnvelope } from './envelopeChecks';
import { atMost, inFile, severityLimit, type Finding, type UnitFinding } from './finding';
import { rawFinding } from './rawTransmission';
import { FieldScan } from './fieldScan';
import { checkRecord } from './recordChecks';
import { sharedScreen, type RecordScreen } from './recordScreen';
import { withConditionCode } from './recordFindingCodes';
import type { UnitRule } from './rule';
import { blockRules } from './rules';
import { runRules } from './runRules';
import { severityOf, type CheckSettings } from './settings';
import { checkStructure } from './structureChecks';
import { UnitView } from './unitView';

/** @param check id of the rule, or what was being checked */
export type OnFault = (check: string, error: unknown) => void;

const NONE: readonly UnitFinding[] = [];

/** What was found in a unit, and by which checker. */
class Checked {
  constructor(
    readonly by: Checker,
    readonly found: readonly UnitFinding[],
  ) {}
}

export class Checker {
  /** Kept with each unit in which nothing was found. */
  private readonly sound = new Checked(this, NONE);
  private revision: number;
  private readonly byApplication = new Map<string, ApplicableRules>();
  private readonly codes: ConditionCodes;
  private readonly scan = new FieldScan();

  /** @param onFault told of a check that fails; what all others find stands. Without it the fault is for whoever asks for findings. */
  constructor(
    private readonly catalog: Catalog,
    private readonly rules: readonly UnitRule[],
    private readonly settings: CheckSettings = {},
    private readonly rulesOfBlocks: readonly BlockRule[] = blockRules,
    private readonly onFault?: OnFault,
    private readonly screen: RecordScreen = sharedScreen(catalog),
  ) {
    this.codes = new ConditionCodes((name) => catalog.reference(name));
    this.revision = catalog.revision;
  }

  private readonly codeList = (name: string): CodeList | undefined => this.catalog.codeList(name);

  /** The cross-record rules of an application. */
  private rulesOf(application: string): ApplicableRules {
    // What is known of rules was learned with the code lists that there were.
    if (this.revision !== this.catalog.revision) this.byApplication.clear();
    this.revision = this.catalog.revision;
    let rules = this.byApplication.get(application);
    if (!rules) {
      const own = this.rules.filter((rule) => rule.applications.includes(application));
      rules = new ApplicableRules(
        own.map((rule) => this.guarded(rule)),
        this.codeList,
      );
      this.byApplication.set(application, rules);
    }
    return rules;
  }

  /** Everything found in a file, in the order of its lines. */
  findings(transmission: Transmission): Finding[] {
    const found: Finding[] = [];
    for (const batch of transmission.batches) {
      for (const block of batch.blocks) {
        for (const unit of block.units)
          for (const finding of this.unitFindings(unit)) found.push(inFile(finding, unit.start));
        for (const finding of this.blockFindings(block)) found.push(finding);
      }
    }
    for (const finding of this.envelopeFindings(transmission)) found.push(finding);
    return found.sort((a, b) => a.line - b.line || a.start - b.start);
  }

  /** What was found in a unit; checked when first asked for. */
  unitFindings(unit: Unit): readonly UnitFinding[] {
    const { kept } = unit;
    if (kept instanceof Checked && kept.by === this) return kept.found;
    const found = this.checkUnit(unit);
    unit.kept = found.length === 0 ? this.sound : new Checked(this, found);
    return found;
  }

  /** What was found across the units of a block; looked for each time, for any unit of it may have changed. */
  blockFindings(block: Block): Finding[] {
    const rules = this.rulesOfBlocks.map((rule) => this.guarded(rule));
    return this.settle(runBlockRules(rules, block.application, block.units));
  }

  /** What was found in the control records and in the order of batches and blocks. */
  envelopeFindings(transmission: Transmission): Finding[] {
    const found = this.attempt('control records', () =>
      checkEnvelope(transmission, (record, block) => this.recordFindings(record, 0, block, record), this.codes),
    );
    return this.settle(found ?? []);
  }

  private checkUnit(unit: Unit): readonly UnitFinding[] {
    const { block } = unit;
    const [first] = unit.records;
    const found: UnitFinding[] = [];
    const { screen } = this;
    screen.begin(unit);
    this.attempt('records', () => {
      let at = 0;
      for (const record of unit.records) {
        if (!screen.isSound(record, at)) found.push(...this.recordFindings(record, at, block, first));
        at++;
      }
    });
    const open = screen.end();
    // Records that stand behind another on its line are not in the unit, so nothing can be said of it as a whole.
    if (found.some(({ rule }) => rule === 'raw-transmission')) return this.settle(found);
    found.push(...(this.attempt('structure', () => checkStructure(unit, this.codes)) ?? []));
    const view = new UnitView(unit, this.codeList);
    found.push(...(this.attempt('conditions', () => checkOpenConditions(view, open, this.codes)) ?? []));
    found.push(...runRules(this.rulesOf(block.application).of(unit, view), view));
    return found.length === 0 ? NONE : this.settle(found);
  }

  /** @param first record of the unit */
  private recordFindings(
    record: AceRecord,
    at: number,
    block: Block | undefined,
    first: AceRecord | undefined,
  ): readonly UnitFinding[] {
    const raw = rawFinding(record.text, block?.layout, !block || block.batch.end - block.batch.start === 1);
    if (raw) return [{ at, ...raw }];
    if (!record.layout) return NONE;
    this.scan.read(record.text, record.layout);
    const found = checkRecord(record, this.scan, this.codeList, isStripped(block, first));
    if (found.length === 0) return NONE;
    const limit = severityLimit(record.layout, block?.layout?.direction ?? 'input');
    return found.map((finding) => ({
      at,
      ...withConditionCode(this.codes, block?.application ?? '', record, finding),
      severity: atMost(finding.severity, limit),
      ...(record.layout ? { record: record.layout.record.id } : {}),
    }));
  }

  /** @returns what the work gives; undefined when it failed, which is told */
  private attempt<T>(check: string, work: () => T): T | undefined {
    if (!this.onFault) return work();
    try {
      return work();
    } catch (error) {
      this.onFault(check, error);
      return undefined;
    }
  }

  private guarded<Arguments extends unknown[], Rule extends { id: string; check: (...args: Arguments) => void }>(
    rule: Rule & { check: (...args: Arguments) => void },
  ): Rule {
    if (!this.onFault) return rule;
    return {
      ...rule,
      check: (...args: Arguments) => {
        this.attempt(rule.id, () => {
          rule.check(...args);
        });
      },
    };
  }

  private settle<F extends Finding | UnitFinding>(found: readonly F[]): F[] {
    return found.flatMap((finding) => {
      const severity = severityOf(finding.rule, finding.severity, this.settings);
      return severity === 'off' ? [] : [severity === finding.severity ? finding : { ...finding, severity }];
    });
  }
}

/**
 * Whether short records may come from software that strips trailing blanks: the headers around them are not 80 long either.
 * @param first stands for the headers of a fragment
 */
function isStripped(block: Block | undefined, first: AceRecord | undefined): boolean {
  const headers = [block?.batch.header, block?.header].filter((header) => header !== undefined);
  return (headers.length > 0 ? headers : [first]).every((header) => (header?.text.length ?? 0) < 80);
}
