// The Common Alerting Protocol, version 1.2 (OASIS Standard, 1 July 2010). Pure: it sees elements, not bytes.
//
//   Model/       CAPAlert and what is in it, in CAP's own words; times, positions and references keep the text they came as
//   Tree/        an element with its line, the grammar of CAP 1.2, the model from elements and back
//   Rules/       CAPRule: what must hold, why, and what to do; CAPReview applies them to one message, CAPChain to several
//   Warnings/    our warnings as CAP, answers to the other side, what is in force, and the sheet that a duty officer reads
//
// Bytes are read, written, validated against the schema and signed in `CAPXML`.
