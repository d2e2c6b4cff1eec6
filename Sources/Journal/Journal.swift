// The truth of a node: an ordered, durable, append-only log of events.
//
//   Storage/   what is kept, and how
//     Candidate, StoredEvent   an event on its way in, and one that is in
//     Chain                    SHA-256 over what is stored, each link over the one before
//     JournalStorage           the contract: append durably, read in order
//     MemoryStorage            for tests and drills
//     SQLiteStorage            WAL, synchronous=FULL, one commit for many waiting appends
//   JournalVerification        finds the first broken record
//   Wire/      what goes over ZeroMQ
//     WireFormat               requests and replies as frames
//     JournalServer            the three sockets: append, read, live
//     GroupCommit              many waiting appends, one fsync
//     Access                   which key is who, and what it may publish
//     JournalClient            append with retry, read in pages
//     Follower                 subscribe, read from the cursor, drop what it has, then follow; on a gap, read the gap
//   JournalError               why something was refused, and what to do
