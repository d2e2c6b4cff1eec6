// What the two sides have agreed to tell each other, how each word is signed, and what has to be settled after a cut. Pure.
//
//   Policy/CrossingPolicy   which event types cross in which direction, and the bounds of the link (`liaison/policy.yaml`)
//   Policy/VitalTypes       the types that cannot be taken out of it, and why
//   Signing/SigningKey      an Ed25519 key that signs what its side says
//   Signing/VerifyingKey    its public half, known by its name
//   Signing/KeyRing         the keys that count, from where until where
//   Signing/KeyRing+Announcing   the next key, and room for it
//   Signing/KeyRing+Voiding      keys that are declared void, and what people let in by hand
//   Signing/KeyCard         public keys as a text to hand over, with digits for the telephone
//   Intake/PeerPage         a page of the other side's journal, and whether it can be one
//   Intake/LinkIntake       what to take of it, in order; what to say about it: receipts, refusals, lag, the settling after a cut
//   Intake/SoleDecisions    what a side decided while it was without the other, the same on both
//   Intake/EarlyEvents      what waits until its time has come
