// Calls that ring: who has to answer, who was told and how far each message came, what comes next and when.

import { at, byId, dot, el, fold, redraw, remembered, say, span, text, timeText } from './dom.js';
import { channelName, headline, personName, postName, postWithPerson } from './names.js';
import { missing } from './proposals.js';
import { holdButton } from './say-people.js';

/** So few calls are shown in full; of more only the first, so that what comes after them stays in sight. The others are one line each. */
const inFull = 4;
const inFullOfMany = 2;
/** What more is in somebody's hands is folded away: it keeps nobody from what is below. */
const heldInFull = 3;
/** So many of one kind stand together behind one line; what is critical never does. */
const groupFrom = 4;

export function ringing(view) { return view.people.calls.filter((call) => !call.closed && !isHeld(call, view)); }

/** Until when it is in somebody's hands: as they said, but no longer than anybody's word holds. */
function heldUntil({ at: since, until }, view) {
  const longest = view.rules?.longestHoldSeconds;
  if (!until || !longest) return until;
  const last = at(since) + longest * 1000;
  return at(until) <= last ? until : new Date(last).toISOString();
}

/** Whether somebody has it in hand and the time for which they said so has not run out. */
export function isHeld(call, view) {
  if (!call.hold) return false;
  const until = heldUntil(call.hold, view);
  return !until || view.time === null || at(until) > view.time;
}

export function isCalled(about, view) { return ringing(view).some((call) => call.about === about); }

/** Open calls that the page does not list. */
export function unlisted(view) { return Object.values(view.people.moreCalls ?? {}).reduce((sum, each) => sum + each, 0); }

/** Whether no call needs anybody; of one that is not listed nobody can tell here, so it may. */
export function isQuiet(view) { return ringing(view).length + unlisted(view) === 0; }

/** What rings: above everything. */
export function drawCalls(root, view) {
  const loud = ringing(view);
  const count = loud.length > inFull ? inFullOfMany : inFull;
  const [first, rest] = [loud.slice(0, count), loud.slice(count)];
  byId('calls').hidden = loud.length === 0;
  byId('calls').classList.toggle('loud', loud.length > 0);
  byId('calls-title').textContent = loud.length > 1 ? say('calls-count', { n: loud.length, kinds: kinds(tally(loud)) }) : say('calls');
  redraw(root, first.map((call) => loudCard(call, view)),
    rest.length > 0 && el('div', { class: 'calls-more' }, grouped(rest).map((calls) => group(calls, view))), beyond(view));
  report(first, view);
}

/** What somebody has in hand, below what still needs somebody. */
export function drawHeld(root, view) {
  const held = view.people.calls.filter((call) => !call.closed && isHeld(call, view));
  const over = view.people.calls.filter((call) => call.closed);
  byId('held').hidden = held.length + over.length === 0;
  const [first, rest] = [held.slice(0, heldInFull), held.slice(heldInFull)].map((each) => each.map((call) => heldCard(call, view)));
  redraw(root, first, rest.length > 0 && fold('held-calls', say('held-calls', { n: rest.length }), {}, rest),
    over.length > 0 && fold('closed-calls', say('closed-calls', { n: over.length }), {}, el('ul', { class: 'plain' }, over.map((call) => overLine(call, view)))));
  report(held, view);
}

// MARK: Many calls

function tally(calls) {
  const counts = {};
  for (const { urgency } of calls) counts[urgency] = (counts[urgency] ?? 0) + 1;
  return counts;
}

function kinds(counts) {
  return ['critical', 'major', 'minor'].filter((each) => counts[each]).map((each) => say('kind-count', { urgency: say(`urgency-${each}`), n: counts[each] })).join(say('list-comma'));
}

/** Stands with what rings; where nothing that is listed rings, with what needs somebody now. */
export function beyond(view) {
  const n = unlisted(view);
  return n > 0 && el('p', { class: 'count' }, say('calls-beyond', { n, kinds: kinds(view.people.moreCalls) }));
}

/** Calls of one rule and urgency together, in the order in which the first of each comes. */
function grouped(calls) {
  const groups = new Map();
  for (const call of calls) {
    const key = call.urgency === 'critical' ? call.id : `${call.urgency} ${call.rule}`;
    groups.set(key, [...(groups.get(key) ?? []), call]);
  }
  return [...groups.values()];
}

function group(calls, view) {
  const lines = () => el('ul', { class: 'plain' }, calls.map((call) => shortLine(call, view)));
  if (calls.length < groupFrom) return lines();
  const [{ urgency, rule }] = calls;
  const words = say('calls-group', { urgency: say(`urgency-${urgency}`), rule: text(view.rules.calls[rule]) || rule, n: calls.length, time: timeText(Math.min(...calls.map((call) => at(call.opened))), view.time) });
  return fold(`calls-${urgency}-${rule}`, words, { class: `call-group ${urgency}` }, lines());
}

// MARK: One call

function loudCard(call, view) {
  return el('article', { class: `call ringing ${call.urgency}`, id: `call-${call.id}` }, head(call),
    el('p', { class: 'when' }, ringingFor(call, view), (call.resumed || call.hold) && el('span', { class: 'mark bad' }, say('call-resumed'))),
    el('div', { class: 'buttons' }, holdButton(call, view, 'main huge'), link(call, view)), details(call),
    call.resumed && el('p', { class: 'fine' }, text(call.resumed)),
    nextStep(call, view), isListedInFull(call, view) && reachTable(call, view), el('p', { class: 'fine' }, [call.id, say('call-until-answered')].join(dot)));
}

function head(call, tag = 'h3') {
  return el(tag, {}, el('span', { class: `urgency ${call.urgency}` }, say(`urgency-${call.urgency}`)), ' ',
    call.level && el('span', { class: `level-word ${call.level}` }, say(`level-${call.level}`)), ' ', sentences(call)[0]);
}

/** The first sentence is the headline, so that the button stays in sight; the others come after it. */
function sentences(call) {
  const words = text(call.title);
  const first = headline(words);
  return [first, words.slice(first.length)];
}

function details(call) {
  const rest = sentences(call)[1];
  return rest && el('p', { class: 'details' }, rest);
}

function ringingFor(call, view) {
  const time = loudSince(call, view);
  const since = say(time > at(call.opened) ? 'call-since-again' : 'call-since', { opened: timeText(call.opened, view.time), time: timeText(time, view.time) });
  return view.time === null ? since : [since, say('call-for', { span: span(view.time - time) })].join(dot);
}

/** Since when nobody has had it in hand. */
function loudSince(call, view) {
  const until = call.hold && heldUntil(call.hold, view);
  return Math.max(at(call.loud), until && view.time !== null && at(until) <= view.time ? at(until) : 0);
}

function heldCard(call, view) {
  const { post, person, at: time, note } = call.hold;
  const until = heldUntil(call.hold, view);
  const words = say(call.hold.isByDoing ? 'call-acted' : 'call-held', { post: postName(post, view), person, time: timeText(time, view.time) });
  const end = call.hold.isByDoing ? say('held-by-doing') : until ? say('held-until', { time: timeText(until, view.time) }) : heldByRule(call, view);
  const wanted = othersWanted(call, view);
  return fold(`held-${call.id}`, [el('span', { class: 'held-name' }, head(call, 'span')), el('span', { class: 'ack done' }, '✓ ', words), wanted], { class: 'call held', id: `call-${call.id}` },
    el('p', {}, end, note && el('span', { class: 'note' }, ` “${note}”`)), el('div', { class: 'buttons' }, holdButton(call, view, 'quiet'), link(call, view)),
    details(call), isListedInFull(call, view) && [el('h4', {}, say('call-reach')), reachTable(call, view)], el('p', { class: 'fine' }, call.id));
}

/** Of a long list only the first say who was told. */
function isListedInFull(call, view) { return view.people.calls.indexOf(call) < (view.people.callsInFull ?? Infinity); }

/** One person has released it and it needs more: acting on it was not enough. */
function othersWanted(call, view) {
  const proposal = view.people.proposals.find((each) => each.id === call.about);
  const n = proposal ? missing(proposal) : 0;
  return n > 0 && el('span', { class: 'mark bad' }, say('still-missing', { n }));
}

/** Without an end of its own an acknowledgement holds as long as the ladder says. */
function heldByRule(call, view) {
  const ladder = view.rules.ladders[call.ladder];
  return ladder ? say('held-by-rule', { time: timeText(at(call.hold.at) + ladder.holdSeconds * 1000, view.time) }) : say('held-until-over');
}

function shortLine(call, view) {
  return el('li', { id: `call-${call.id}`, class: 'call-line' }, head(call), el('span', { class: 'fine' }, ringingFor(call, view)), ' ', holdButton(call, view, 'main'));
}

function overLine(call, view) {
  return el('li', {}, text(call.title), dot, timeText(call.closed.at, view.time), dot, text(call.closed.reason));
}

/** To what it is about, where the page has that. */
function link(call, view) {
  const anchors = [['warnings', 'warning'], ['incidents', 'incident'], ['tasks', 'task']].filter(([kind]) => view[kind].some((each) => each.id === call.about)).map(([, kind]) => kind);
  if (view.people.proposals.some((each) => each.id === call.about)) anchors.push('proposal');
  if (view.people.consultations.some((each) => each.id === call.about)) anchors.push('consultation');
  return anchors.length > 0 && el('a', { class: 'to-matter', href: `#${anchors[0]}-${call.about}` }, say('call-to-matter'));
}

// MARK: What comes next

function nextStep(call, view) {
  if (call.unanswered) {
    const again = call.unanswered.next;
    return el('p', { class: 'next-step unanswered' }, say('call-unanswered', { n: call.unanswered.round }), again ? say('call-again', { time: timeText(again, view.time), left: left(again, view) }) : say('call-never-again'));
  }
  const ladder = view.rules.ladders[call.ladder];
  const last = Math.max(-1, ...[...call.notices, ...call.skips].filter((each) => each.round === call.round).map((each) => each.step));
  const step = ladder?.steps[last + 1];
  if (!ladder) return null;
  if (!step) return el('p', { class: 'next-step' }, say('call-last-step'));
  const time = at(call.began) + step.afterSeconds * 1000;
  const posts = step.posts.flatMap((post) => (post === 'asked' ? askedBy(call, view) : postWithPerson(post, view))).join(say('list-comma'));
  return el('p', { class: 'next-step' }, say('call-next', { time: timeText(time, view.time), left: left(time, view), posts }));
}

/** The posts that the matter itself names. */
function askedBy(call, view) {
  const proposal = view.people.proposals.find((each) => each.id === call.about);
  const consultation = view.people.consultations.find((each) => each.id === call.about);
  const posts = proposal?.step.release.posts ?? consultation?.subject.participants.filter((each) => each.side === view.node.side).map((each) => each.post) ?? [];
  return posts.length ? posts.map((post) => postWithPerson(post, view)) : [say('posts-asked')];
}

function left(time, view) {
  if (view.time === null) return '';
  const rest = at(time) - view.time;
  return rest > 0 ? say('left', { span: span(rest) }) : say('left-none');
}

// MARK: How far each message came

/** Who was called since nobody has had it; those before are folded away. */
function reachTable(call, view) {
  const rows = [...call.notices.map((notice) => [at(notice.asked), noticeRow(notice, view)]), ...call.skips.map((skip) => [at(skip.at), skipRow(skip, view)])]
    .sort((one, other) => one[0] - other[0]);
  const [now, before] = [rows.filter(([time]) => time >= at(call.loud)), rows.filter(([time]) => time < at(call.loud))];
  return [now.length ? tableOf(now) : !call.unanswered && el('p', { class: 'fine' }, say('nobody-told-yet')),
    before.length > 0 && fold(`before-${call.id}`, say('reach-before', { n: before.length }), {}, tableOf(before))];
}

function tableOf(rows) {
  const heads = ['col-who', 'col-asked', 'col-sent', 'col-shown', 'col-answered'];
  return el('table', { class: 'reach' }, el('thead', {}, el('tr', {}, heads.map((key) => el('th', { scope: 'col' }, say(key))))), el('tbody', {}, rows.map(([, row]) => row)));
}

function noticeRow(notice, view) {
  const who = [postName(notice.post, view), notice.person && personName(notice.person, view)].filter(Boolean).join(dot);
  const cells = [['col-asked', timeText(notice.asked, view.time)], ['col-sent', sentCell(notice, view)],
    ['col-shown', notice.displayed ? `✓ ${timeText(notice.displayed, view.time)}` : '–'], ['col-answered', notice.answered ? `✓ ${timeText(notice.answered, view.time)}` : say('not-yet')]];
  return el('tr', { class: notice.failed ? 'failed' : '' }, el('th', { scope: 'row' }, who), cells.map(([name, value]) => el('td', { 'data-name': say(name) }, value)));
}

function sentCell(notice, view) {
  if (notice.sent) return `✓ ${timeText(notice.sent.at, view.time)} ${channelName(notice.sent.channel, view)}`;
  if (!notice.failed) return say('being-sent');
  return [el('strong', {}, say('not-sent-out')), el('span', { class: 'fine' }, notice.attempts.map((each) => `${channelName(each.channel, view)}: ${each.reason}`).join('; '))];
}

function skipRow(skip, view) {
  return el('tr', { class: 'skipped' }, el('th', { scope: 'row' }, postName(skip.post, view)), el('td', { 'data-name': say('col-asked') }, timeText(skip.at, view.time)),
    el('td', { colspan: 3 }, say(`skip-${skip.cause}`), dot, text(skip.reason)));
}

// MARK: That it was shown

/** What this page has said or is saying was shown; each once. Earlier rounds are folded away, and the desk may have forgotten that they were shown. */
const told = new Set();

function report(calls, view) {
  if (document.hidden) return;
  for (const call of calls) {
    const numbers = [null, ...call.notices.filter((each) => each.channels.includes('desk') && at(each.asked) >= at(call.loud)).map((each) => each.id)];
    for (const number of numbers) if (!call.shown.includes(number ?? call.id)) tell(call, number);
  }
}

async function tell(call, notification) {
  const key = `${call.id} ${notification ?? ''}`;
  if (told.has(key)) return;
  told.add(key);
  try {
    const answer = await fetch(`/api/calls/${encodeURIComponent(call.id)}/shown`, {
      method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ notification, post: remembered('fengsui.post') || null }),
    });
    if (answer.status >= 500) told.delete(key);
  } catch {
    // Said again with the next picture.
    told.delete(key);
  }
}
