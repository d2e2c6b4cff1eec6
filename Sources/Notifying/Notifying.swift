// Channels that leave the system, and the sender that hands each message to them and writes down what became of it.
