// The shell around the pure services: what a node is made of and how a processor runs over its journal.
//
//   NodeConfiguration   which side, which realm, where its data is, who its peer is: read from a YAML file
//   NodeFolder          where a node keeps what
//   Node                one process's connection to its node: hub, journal client, clock, log
//   ProcessorShell      catch up, follow, emit, retry, snapshot, wake at deadlines: the same for every processor
//   Delivery            hands events to the journal until they are in it
//   EventSigner         signs what crosses to the other side, with the key in the node's folder
//   SecretFile          a file that only its owner may read
//   DurableFile         a small file that is replaced as a whole and outlives a power cut
//   SnapshotStore       a processor's state on disk, so that a restart need not read ten years again
//   Supervisor          starts a node's services as child processes and restarts those that fall over
//   Stopping, Lifeline  how a process ends: asked to, or with its parent
//
// What of this needs no I/O is in `Processing`: where a shell is, what its processor knows and has answered, and what time it is.
