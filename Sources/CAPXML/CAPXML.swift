// CAP messages as bytes, over libxml2 and xmlsec1. C and `unsafe` stay in this module.
//
//   CAPReader        the way in: bytes from anybody → elements, the message, and every finding
//   CAPFile          and what a command is given, one file or a thousand, within a bound
//   CAPFileName      what a message's file is called, and its sender's key
//   MessageFile      the bytes of a file, if it is one
//   XMLBytes         what can be seen before a parser looks: encodings, NUL bytes, files of another kind
//   XMLTags          the attributes of each tag, counted before a parser compares them all
//   XMLDocument      one document of libxml2, read without network, DOCTYPE or entities, or made here
//   XMLTree          its nodes as `CAPElement`s, bounded
//   XMLSchema        OASIS's schema, carried in the program, and libxml2's verdict by it
//   CAPWriter        the way out: a message, or any elements, as UTF-8
//   FeedFiles        the files that a feed is made of
//   AtomFeed         what is in force, for whoever polls (RFC 4287)
//   CAPSigner        an enveloped XML signature, made
//   CAPVerifier      and checked, against a key that is known beforehand and never one that comes with the message
//   CAPIntegrity     whether a message is still the one that was signed, for which no key is needed
//   SigningKey       a private key, public key or certificate, from PEM
