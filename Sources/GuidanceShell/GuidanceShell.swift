// What touches the world for guidance: replies fetched by URL, and GRIB decoded by a process of its own.
//
//   Policy/       GuidancePolicy: which sources, points and hosts, read from Playbooks/air/guidance.yaml
//   Fetching/     GuidanceFetcher: one request, bounded in bytes, time and attempts
//                 FetchSchedule: when which source is due
//                 GuidanceWatch: every source when it is due, its replies put into the inbox as files
//   GRIBChild     decodes a file in another process, because ecCodes ends its process when a file is damaged in certain ways
//
// A fetched reply takes the same way as a file that somebody puts into the inbox, so there is one way in, and the reply itself is kept.
// There is no fetcher in an exercise: an exercise has no real channel.
