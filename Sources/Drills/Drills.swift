// Both sides in one process, on a virtual clock: the simulator, its network, its people, and the checker of its histories. Pure.
