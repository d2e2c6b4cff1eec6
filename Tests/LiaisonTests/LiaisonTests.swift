// What the link between the sides promises.
//
//   ServedJournal       a journal in this process, seen as over the network
//   TwoSides            the corps' journal, which can be taken away and replaced, and the local side that fetches from it
//   HostilePeer         a server at the other side's address that speaks the journal's frames, and lies
//   LinkPromises        once, in order, through restarts, breaks and backups
//   HostilePromises     whatever the other side sends ends in a bounded refusal that is said
//   ConvergencePromises after a cut both journals hold the same
//   ProofPromises       what was said and received, proven without a node
//   PacePromises        bandwidth and pauses, by a clock that is told to them
