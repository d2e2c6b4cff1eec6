// Channels that leave the system, and the sender that hands each message to them and writes down what became of it.
//
//   NotifyService       the service of a node: the processor that calls, the sender, the watches
//   Channels            what a channel is, a message, why it was not taken, secrets taken out of what others say; the desk; exercises
//   HTTP                posting JSON: webhook, the robots of WeCom and DingTalk
//   Mail                RFC 5322 through this machine's sendmail
//   SMS                 the spool of smstools, what became of a file in it, and delivery reports
//   Settings            a node's private channels.yaml and contacts.yaml; what an exercise has instead
//   Texts               duty/texts.yaml: words by channel and language, within the channel's limit, inert where a robot reads markup
//   Sending             Outbox (a value: which message to which channel when), Sender (the journal and the channels around it)
//   Watching            services that fell silent; delivery reports into the journal; the heartbeat for somebody outside
