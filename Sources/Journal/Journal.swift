// The truth of a node: an ordered, durable, append-only log of events.
//
//   Storage/   what is kept, and how
//     Candidate, StoredEvent   an event on its way in, and one that is in
//     Chain                    SHA-256 over what is stored, each link over the one before
//     JournalStorage           the contract: append durably, read in order
//     MemoryStorage            for tests and drills
//     SQLiteStorage            WAL, synchronous=FULL, one commit for many waiting appends
//     EventInsert              the statement that adds an event, bound without a copy
//   Keeping/   what a person does with a journal file
//     JournalFile              opens one for reading, also while it is in use: verify, export
//     JournalVerification      finds the first broken record
//     JournalBackup            copies a journal in use, and puts a copy back
//   Wire/      what goes over ZeroMQ
//     WireFormat               requests and replies as frames
//     JournalServer            the three sockets: append, read, live
//     Counter                  the sockets of one door, inside or outside
//     GroupCommit              many waiting appends, one fsync
//     Access                   which key is who, and what it may publish
//     TimeBound                what an event may say of its time
//     JournalClient            append with retry, read in pages
//     Exchange                 one question, its answer, and the question again when none comes
//     Follower                 subscribe, read from the cursor, drop what it has, then follow; on a gap, read the gap
//   JournalError               why something was refused, and what to do
