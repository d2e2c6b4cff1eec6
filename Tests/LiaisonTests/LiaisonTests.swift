// What the link between the sides promises.
//
//   TwoSides            two journals in this process, one seen through a key as over the network
//   CrossingPromises    which events cross
//   LinkPromises        once, in order, through restarts, breaks and backups
//   LinkNewsPromises    what is said about the link itself
