// What the parts of Fengsui say to each other.
//
//   Event            one CloudEvents 1.0 event: its attributes and its data as JSON bytes
//   JournaledEvent   an event with the number that a journal gave it
//   EventSignature   who signed it, and what of it is signed
//   JSONText         reads the outer object of an event without building a tree (and refuses what is no JSON)
//   Realm, Topic     `actual.air.forecast.issued.653101`: realm first, so that an exercise never looks real
//   Side             local (地方) or corps (兵团)
//   EventPayload     the contract of a typed event; `Catalogue/` holds every type, one file each
//   Catalogue        the list of them all, for checks and for people
//   Processor        the contract of a service: state + event → new state + what it says
//   Emission         what a processor says, before the shell gives it an id
//   EventIdentity    ids derived from their cause, so that a replay repeats nothing
