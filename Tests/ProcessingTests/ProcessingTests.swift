// What the run of a shell promises by itself; with a journal and crashes around it: RuntimeTests.
//
//   WakingPromises     every time that a processor wants to be woken at is announced, also one that was announced before
//   LaterLifePromises  a life without a snapshot hears everything in the order of the first, and says what that left unsaid
//
//   Book  a journal in memory, read and written by one run
