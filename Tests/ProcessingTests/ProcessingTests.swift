// What the run of a shell promises by itself; with a journal and crashes around it: RuntimeTests.
//
//   WakingPromises  every time that a processor wants to be woken at is announced, also one that was announced before
