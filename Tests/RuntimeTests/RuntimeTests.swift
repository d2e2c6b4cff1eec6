// What the shell around the services promises.
//
//   TestNode, TestProcessor   a node with a journal in this process, and a service that is small and easily upset
//   ShellRunPromises          what is said, to what, and in which order: without any I/O
//   ShellPromises             over a real journal: catching up, following, waiting, beginning anew
//   ShellCrashPromises        killed and started again, at random moments
//   DeliveryPromises          into the journal, in order, at last
//   KeepingPromises           snapshots and the file under them
//   ConfigurationPromises     what is wrong with a node's file, and where
//   SupervisorPromises        restarting, stopping, giving up
