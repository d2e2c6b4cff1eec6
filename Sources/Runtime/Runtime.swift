// The shell around the pure services: what a node is made of and how a processor runs over its journal.
//
//   NodeConfiguration   which side, which realm, where its data is, who its peer is: read from a YAML file
//   NodeFolder          where a node keeps what
//   NodeClock           the system's time, or in an exercise the time that the journal says
//   ProcessorShell      catch up, follow, emit, retry, snapshot, wake at deadlines: the same for every processor
//   Outbox              what a processor has said and the journal has not given back yet
//   SnapshotStore       a processor's state on disk, so that a restart need not read ten years again
//   Node                one process's connection to its node: hub, journal client, clock, log
//   Supervisor          starts a node's services as child processes and restarts those that fall over
