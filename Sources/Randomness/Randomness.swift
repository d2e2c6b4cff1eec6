// Reproducible randomness: the same seed gives the same numbers on any machine. For drawing members and courses, never for secrets.
//
//   SplitMix64    the one generator, with uniform and normal deviates
