import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

interface Manifest {
  contributes: { languages: { id: string; firstLine?: string }[] };
}

/** The pattern VS Code tries on the first line of a file whose name says nothing of its language. */
function firstLinePattern(): RegExp {
  const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as Manifest;
  const source = manifest.contributes.languages.find((language) => language.id === 'ace')?.firstLine;
  assert.ok(source, 'package.json gives the language ace no firstLine');
  return new RegExp(source);
}

/** A record of 80 positions from pieces that each stand at a 1-based position. */
function record(...pieces: [position: number, text: string][]): string {
  return pieces.reduce((line, [position, text]) => line.padEnd(position - 1) + text, '').padEnd(80);
}

/** Site and sender, with what may follow in 9-20; the four columns every A record begins with. */
const input = 'A2704XYZSECRET';

const claimed: [why: string, line: string][] = [
  ['input A', record([1, input], [26, 'AE'])],
  ['input A, site of two letters', record([1, 'ANY  XYZSECRET'], [26, 'SE'])],
  ['input A, site of three letters', record([1, 'ANYC XYZSECRET'], [26, 'SE'])],
  ['input A, site of four letters', record([1, 'ANYCAXYZSECRET'], [26, 'SE'])],
  ['input A, sender of digits', record([1, 'A3901123SECRET'], [26, 'CJ'])],
  ['input A, password of five', record([1, 'A2704XYZWORDS'], [26, 'AE'])],
  ['input A with date', record([1, `${input}071526`], [26, 'QA'])],
  [
    'input A with date, office and user data',
    record([1, `${input}071526`], [26, 'KI'], [38, '07'], [60, 'Run 12, L.A.']),
  ],
  ['input A with a date that is none', record([1, `${input}993199`], [26, 'AE'])],
  ['input A, application with a special character', record([1, input], [26, '$I'])],
  ['input A, application not known to ACE', record([1, input], [26, 'ZZ'])],
  ['input A, in-bond, application left out', record([1, `${input}071526`])],
  ['input A, in-bond, application and date left out', record([1, input])],
  ['input A, in-bond, site of two letters, application and date left out', record([1, 'ANY  XYZSECRET'])],
  ['input A, in-bond, with office and user data', record([1, input], [38, '07'], [70, 'USER DATA'])],
  ['output A', record([1, 'A2704XYZ'], [15, '071526'], [26, 'AX'])],
  ['output A without date', record([1, 'A2704XYZ'], [26, 'C1'], [38, '07'])],
  ['output A, application with a special character', record([1, 'ANY  XYZ'], [15, '123126'], [26, '%R'])],
  ['output A of a rejected batch', record([1, 'ANY  XYZ'], [15, '071526'])],
  ['output A of a rejected batch without date', record([1, 'A2704XYZ'])],
  ['output A of a rejected batch without date, letters only', record([1, 'ANYCAXYZ'])],
  ['output A of a rejected batch without date, sender mostly digits', record([1, 'A270401X'])],
  ['output A of a rejected batch with office', record([1, 'A2704XYZ'], [38, '07'])],
  ['output A of a rejected batch with user data', record([1, 'ANYCAXYZ'], [15, '010126'], [60, 'USER DATA'])],
  ['input B', record([1, 'B  2704XYZAE'])],
  ['input B with preparer and user data', record([1, 'B  2704XYZSE'], [45, '0739017ZW121'], [60, 'Block 1'])],
  ['input B, application with a special character', record([1, 'B  2704123$I'])],
  ['output B', record([1, 'B  4601XYZ%R'], [45, '07'])],
  ['output B of a daily statement', record([1, 'B  4601XYZPFP4601234567071526212-345678900'])],
  ['output B of a monthly statement, no status', record([1, 'B  4601XYZMS 4601234567071526'])],
  ['B made by ACE', record([1, 'B'], [80, 'B'])],
  ['input A cut off behind its application', record([1, input], [26, 'AE']).slice(0, 28)],
  ['no line breaks', record([1, input], [26, 'AE']) + record([1, 'B  2704XYZAE']) + record([1, '10A2704XYZ'])],
  ['no line breaks, in-bond', record([1, input]) + record([1, 'B  2704XYZQP'])],
  [
    'no line breaks, first 1000 characters',
    (record([1, input], [26, 'AE']) + record([1, 'B  2704XYZAE'])).repeat(8).slice(0, 1000),
  ],
];

/** Records whose trailing spaces were stripped. */
const claimedStripped: [why: string, line: string][] = claimed
  .filter(([why]) => why !== 'output A of a rejected batch without date, letters only')
  .map(([why, line]) => [`${why}, stripped`, line.trimEnd()]);

const notClaimed: string[] = [
  '',
  ' ',
  'A',
  'B',
  'A quick brown fox jumps over the lazy dog',
  'A QUICK BROWN FOX JUMPS OVER THE LAZY DOG',
  'B  is',
  'B  IS',
  'B  THE SECOND OF THE TWO',
  'B  REFERENCE',
  'B  ASSUMPTIONS',
  'B  ASSUMPTION AND PROOF',
  'B  2026 REPORT',
  'B  2026BUDGETS',
  'B 2704XYZAE',
  'B\t\t2704XYZAE',
  'Abstract of the proceedings',
  'ABSTRACT',
  'APPENDIX',
  'APPENDIX A',
  'APPENDIX                                   PAGE 1',
  'ACME INC',
  'AGE  SEX',
  'AGE  SEX  HEIGHT  WEIGHT',
  'A1234567',
  'A12345678',
  'A1234567890123456789',
  'ADMINISTRATION',
  'ADMINISTRATION OF JUSTICE',
  'ACKNOWLEDGMENT',
  'AGREEMENT 2026',
  'ALABAMA COUNTIES 2026',
  'ALABAMA COUNTY',
  'ACCOUNTS      123456789012',
  'ACCOUNT NUMBER            US DOLLARS',
  'ACCOUNTS RECEIVABLE       AS OF JUNE 30',
  'ACCOUNTS TOTAL           US',
  'ACCOUNTS,AMOUNT,CURRENCY',
  'ACCOUNT;AMOUNT;CURRENCY',
  'ACCOUNTS\tAMOUNT\tCURRENCY',
  'A,B,C',
  'A|B|C',
  'A94A8FE5CCB19BA61C4C0873D391E987982FBBD3',
  'A2704XYZSECRET071526XXXXXAE',
  'A2704XYZSECRETJULY26     AE',
  'A'.repeat(80),
  'A'.padEnd(80),
  'B'.padEnd(80),
  'A B C D E F G H I J K L M N O P',
  'ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       *260715*1200*U*00401*000000001*0*P*>~',
  "UNB+UNOA:2+SENDER+RECEIVER+260715:1200+1'",
  "UNA:+.? 'UNB+UNOA:1+A+B+260715:1200+1'",
  '10A2704XYZ1000001',
  'Y  2704XYZAE00012',
  'Z2704XYZ      071526',
  '# A heading',
  '- A  list',
  '#include <stdio.h>',
  '/* A2704XYZSECRET           AE */',
  ' A2704XYZSECRET           AE',
  '<?xml version="1.0"?>',
  '{ "A": 1 }',
  '#!/bin/sh',
  'a2704xyzsecret           ae',
];

describe('firstLine', () => {
  const pattern = firstLinePattern();
  for (const [why, line] of [...claimed, ...claimedStripped]) {
    it(`claims: ${why}`, () => {
      assert.match(line, pattern);
    });
  }
  for (const line of notClaimed) {
    it(`leaves alone: ${JSON.stringify(line.slice(0, 40))}`, () => {
      assert.doesNotMatch(line, pattern);
    });
  }
  it('is anchored, since VS Code would otherwise put the anchor before its first alternative only', () => {
    assert.match(pattern.source, /^\^\(\?:.*\)$/);
  });
});
