// The duty desk: one page that shows what is the case, and takes down what a person on duty says.
//
//   Narration/   an event as a duty officer would tell it: `EventNarration`, used by the page, `tail` and replay alike
//   ReadModel/   `DeskProcessor` folds the journal into `DeskState`, the bounded memory behind the page; it says nothing
//   Server/      `DeskServer` runs both: HTTP on one port, state as JSON, a stream that says “changed”, one form for each thing that a
//                person can say; `DeskRules` has what the playbooks lay down: rotas, ladders, who may recall
//   Page/        the page itself: HTML, CSS, JavaScript and the words in both languages; nothing comes from elsewhere. `air.js` puts one
//                place's forecast together from `air-*.js`, where a day is one column through every picture;
//                what rings and what waits for people are `calls.js`, `proposals.js` and `consultations.js`; `say*.js` are the forms
//
// There is no login here. The desk listens on the machine itself (127.0.0.1) unless the node's file says otherwise, and a name
// on the page is the name that somebody typed. Who may sit at the machine is for the room's door to decide.
