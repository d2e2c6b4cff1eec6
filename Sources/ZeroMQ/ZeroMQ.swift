// ZeroMQ for Swift's concurrency, over libzmq 4.3. Linux only: the socket thread sleeps on an eventfd.
//
//   Hub               the actor that owns every socket, on one thread of its own
//   Socket            a handle: send, receive, bind, connect, subscribe, close
//   Message, Frame    what travels
//   Pattern           what a socket does with messages
//   Options/          how a socket behaves, and how it knows its peers
//   Curve/            keys, and their text (RFC 26, 32)
//   Authentication/   who is let in, and under which name (RFC 27)
//   Monitoring/       what happens to connections
//   Thread/           the inside: the thread, its mailbox, the poll, the C sockets
//   ZeroMQError       what can go wrong, and what to do then
//
// C and `unsafe` stay in this module.
