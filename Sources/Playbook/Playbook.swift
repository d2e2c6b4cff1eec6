// How YAML that prefecture staff edit becomes values, with every mistake of a file found in one run. No domain word.
//
//   Reader           text in, `(value, findings)` out: the way in for every domain module
//   Limits           what is too large, too deep or too many
//
//   Findings/        what is wrong, where, and what to write instead, in Chinese and English
//     Mark, Located    a place in a file, and a value that remembers its place
//     Finding          severity, place, problem, remedy; `file:line:column: error: problem — remedy`
//     FindingLog       collects what one reading finds, up to the limit
//     Advice           the wording of every finding, in one place
//     Spelling         “did you mean”
//     CrossChecks      unique identifiers and known references, across lists and files
//
//   Syntax/          from text to a tree, without stopping at the first mistake that can be bridged
//     Outline          the tree: scalars as text, mappings, sequences, each with its line and column
//     Composition      guards, and bridges over mistakes, so that those behind them are found too
//     SyntaxMistake    what the parser stumbled over, and the advice for it
//     YAMLParsing      the only place that calls Yams
//     AliasScan        anchors and aliases, refused before anything can expand them
//     SourceLines      the text by lines, as the parser counts them; Placeholder stands where a mistake was cut out
//
//   Values/          typed getters that record a finding and go on
//     Entry            one value: string, integer, number, date, duration, choice …
//     Fields           one mapping: the same getters by key, `optional`, `rejectUnknownKeys()`
//     Provenance       named source, estimate or illustrative
//
//   Files/           `PlaybookFiles` is a value; `PlaybookFolder` is the only code here that touches a disk
