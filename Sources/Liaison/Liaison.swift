// The link between the two sides: each fetches from the other's journal what concerns both, and keeps it in its own.
//
//   Link          reads the other journal step by step, keeps what its intake takes, says what the intake says
//   Link+Keys     the keys that it goes by, and whether the other side lets one in
//   LinkHome      this side's end: its own journal, its time, its terms
//   PeerReader    pages of the other journal and hints that there is something new, all within bounds
//   PageReading   signatures looked at ahead of their turn, on all cores
//   Bandwidth     how many bytes a second and a day
//   Pause         how long to leave the other side alone after trouble
//   LinkMemory    what the intake knows, on disk
//   KeyRing+Journal   the keys that a journal tells of
//   ProofBundle   what was said and received, to be checked without any node
//
// Which events cross, who has signed what, receipts and refusals are the accord's (`Accord`), which needs no network.
// Fetching makes the link store-and-forward without a store of its own: the other side's journal is the store. What was missed while
// the link was down is read when it is back, in order; what comes twice is known by source and id.
