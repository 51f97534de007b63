/** What `ace-check --help` prints. */

export const help = `Usage:
  ace-check [check] [OPTION...] FILE...
  ace-check decode [--application XX] [--show-confidential] FILE
  ace-check encode [FILE]
  ace-check mask [--application XX] [--mask-filer-codes] [--seed TEXT] FILE

check, which may be left out, checks CATAIR record files of ACE and prints what it finds. decode prints every record of a file
with its fields as JSON; encode writes records from that JSON. mask prints a copy that can be shared: passwords, numbers, names and
addresses are replaced, the same by the same throughout and in the same form, with right check digits; goods, ports and amounts stay.

FILE of check is a file, a folder (all .ace and .catair files below it), a glob such as "out/**/*.txt" in quotation marks (so that it
means the same in every shell; "out/**" means the record files below), or - for standard input.

What is checked:
  --application XX      read every block as this application, whatever its header says
  --layouts PATH        add layouts of your own, or put them in the place of chapters: a file, or a folder with files named
                        *.catair-layout.json; may be repeated; also of decode, encode and mask
  --exclude GLOB        leave out the files that match; a glob without a slash means names; may be repeated
  --stdin-filename PATH what standard input is called in the output and in globs
  --rule ID=SEVERITY    severity of a rule: off, hint, information, warning or error; may be repeated
  --config FILE         severities from JSON: "checks" and "checksForFiles", as in the settings "ace.checks" and
                        "ace.checksForFiles"; a settings.json of VS Code will do. --rule goes before it

What is printed:
  --format FORMAT       text (when left out), json, sarif, junit, or github (workflow commands of GitHub Actions)
  --quiet               only findings that make the program fail; as text without the summary
  --progress            tell on standard error how far a long run is, also where that is no terminal
  --show-confidential   of decode: print passwords and social security numbers instead of masking them
  --mask-filer-codes    of mask: replace the codes of filers too
  --seed TEXT           of mask: make the same copy each time; who knows the seed may undo it

When it fails:
  --fail-on SEVERITY    from which severity on findings fail: error (when left out), warning, information, hint, or never
  --max-warnings N      fail as well on more warnings than these

What else it does:
  --fix                 write what can be mended without changing a value (blanks, capitals, alignment, counts of trailers) into
                        the files, in their own form; then check. Of standard input the mended file goes to standard output
                        and the findings to standard error
  --fix-dry-run         print what --fix would change, confidential characters masked, and write nothing
  --watch               check again what changes, until Ctrl+C

  -h, --help            print this
  -v, --version         print the version

A raw transmission, whose records follow each other without line ends, is split first: in text, json and junit its line numbers count
records; in sarif and github lines and columns are those of the file.

Exit status: 0 when nothing fails, 1 when a finding does (with --fix-dry-run: when something would be changed), 2 when a file can't be
read or written or the command can't be understood. --watch ends with 0.
`;
