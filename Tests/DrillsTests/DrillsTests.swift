// What the simulator and its checker promise.
//
//   Shipped             the playbooks of the repository, as a simulation needs them
//   SimulationPromises  the same seed, the same run; hundreds of seeds without a violation
//   JudgePromises       the judge knows events only
//   Tampered            a processor of production with a fault in what it hears, says, or when it wakes
//   PlantedBug          the faults
//   PlantedPromises     each of them is found
//   StoryPromises       what was found is told in few lines
//   ForgerPromises      what is slipped into a page stays within a page
