// The link between the two sides: each fetches from the other's journal what concerns both, and keeps it in its own.
//
//   Crossing    which events cross
//   Link        reads the other journal from a cursor, keeps what crosses, says when the link comes and goes
//   LinkNews    what is to be said about the link itself
//   LinkCursor  how far the other journal has been read, on disk
//
// Fetching makes the link store-and-forward without a store of its own: the other side's journal is the store. What was missed while
// the link was down is read when it is back, in order; what comes twice is known by source and id.
