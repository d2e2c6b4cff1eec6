// What the accord promises.
//
//   Said                 events that a side says, signed and not
//   PolicyPromises       what crosses, and what cannot be taken out
//   SigningPromises      signatures, rotation, revocation
//   KeyPlacePromises     where in its side's journal a key begins and ends; many keys
//   CardPromises         keys handed over as a text
//   IntakePromises       what is taken, receipted and refused
//   EarlyPromises        what waits for its time, and what a crash leaves unsaid
//   CutPromises          up, down, and the settling after a cut
//   HostilePages         pages that no journal gives
