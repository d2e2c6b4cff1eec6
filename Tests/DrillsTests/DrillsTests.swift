// What the simulator and its checker promise.
//
//   Shipped             the playbooks of the repository, as a simulation needs them
//   SimulationPromises  the same seed, the same run; hundreds of seeds without a violation
//   PlantedBugs         copies of production with one fault each
//   PlantedPromises     each of them is found
