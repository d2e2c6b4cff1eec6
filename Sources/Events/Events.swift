// What the parts of Fengsui say to each other.
//
//   Event            one CloudEvents 1.0 event: its attributes and its data as JSON bytes
//   EventSignature   who signed it, and what of it is signed
