import assert from 'node:assert/strict';
import { parseCommand } from '../../../server/src/cli/arguments';
import { help } from '../../../server/src/cli/help';
import { UsageError } from '../../../server/src/cli/usage';
import { checkOptions } from '../../../server/src/cli/checkArguments';

describe('Command line', () => {
  const misuses: [args: string[], message: RegExp][] = [
    [['--rule', 'lower-case', 'x.ace'], /ID=SEVERITY/],
    [['--rule', 'lower-cas=off', 'x.ace'], /no rule "lower-cas"; "lower-case" is the nearest/],
    [['--rule', 'lower-case=loud', 'x.ace'], /no severity "loud"/],
    [['--fail-on', 'fatal', 'x.ace'], /--fail-on takes .*"fatal"/],
    [['--max-warnings', '-1', 'x.ace'], /max-warnings/],
    [['--max-warnings=few', 'x.ace'], /a number, not "few"/],
    [['--fix', '--fix-dry-run', 'x.ace'], /choose one/],
    [['--watch', '--fix', 'x.ace'], /--watch does not fix/],
    [['--watch', '-'], /--watch needs files/],
    [['--watch', '--format=json', 'x.ace'], /--watch prints text only/],
    [['--fix-dry-run', '--format=sarif', 'x.ace'], /--fix-dry-run prints text only/],
    [['--fix', '-', 'x.ace'], /takes no other file/],
    [['-', '-'], /read once/],
    [['decode', '--fix', 'x.ace'], /--fix is no option of decode/],
    [['encode', '--quiet'], /encode takes no options/],
  ];
  for (const [args, message] of misuses) {
    it(`refuses ${args.join(' ')}`, () => {
      assert.throws(
        () => parseCommand(args),
        (error) => error instanceof UsageError && message.test(error.message) && !error.message.includes('\n'),
      );
    });
  }

  it('checks when no command is named', () => {
    const command = parseCommand(['a.ace', '--rule=lower-case=off', '--max-warnings', '3', '--fail-on=never']);
    assert.ok(command.name === 'check');
    const { paths, format, rules, maxWarnings, failOn, fix, watch } = command;
    assert.deepEqual(
      { paths, format, rules, maxWarnings, failOn, fix, watch },
      {
        paths: ['a.ace'],
        format: 'text',
        rules: { 'lower-case': 'off' },
        maxWarnings: 3,
        failOn: 'never',
        fix: 'no',
        watch: false,
      },
    );
  });

  it('tells all options', () => {
    for (const option of Object.keys(checkOptions)) assert.ok(help.includes(`  --${option} `), option);
    for (const line of help.split('\n')) assert.ok(line.length <= 140, line);
  });
});
