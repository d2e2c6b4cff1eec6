// What is kept quiet and until when, and what should be heard and is not.

import { at, dot, el, fold, redraw, say, span, text, timeText } from './dom.js';
import { matterName, postName } from './names.js';
import { endSilenceButton, silenceButton } from './say-people.js';

export function drawSilences(root, view) {
  const holding = view.people.silences.filter((each) => each.side === view.node.side && !isOver(each, view));
  const over = view.people.silences.filter((each) => each.side === view.node.side && isOver(each, view)).slice(0, 10);
  const watches = [...view.people.watches].sort((one, other) => (one.side === view.node.side ? -1 : 1) - (other.side === view.node.side ? -1 : 1));
  redraw(root,
    watches.length ? el('ul', { class: 'plain' }, watches.map((each) => watchItem(each, view))) : view.people.pulses[view.node.side] ? el('p', { class: 'fine' }, '✓ ', say('all-heard')) : el('p', { class: 'fine' }, say('nothing-watched')),
    pulses(view), el('h4', {}, say('silences')),
    holding.length ? el('ul', { class: 'plain' }, holding.map((each) => silenceItem(each, view))) : el('p', { class: 'fine' }, say('no-silences')),
    el('div', { class: 'buttons' }, silenceButton(view)),
    over.length > 0 && fold('old-silences', say('old-silences', { n: over.length }), {}, el('ul', { class: 'plain' }, over.map((each) => oldItem(each, view)))));
}

function isOver(silence, view) { return Boolean(silence.ended) || (view.time !== null && at(silence.silence.ends) <= view.time); }

/** With the number, which is what a silence goes by. */
function aboutName(id, view) {
  const watch = view.people.watches.find((each) => each.lapsed.watch === id);
  const name = watch ? text(watch.lapsed.reason) : matterName(id, view);
  return name ? `${name}（${id}）` : id;
}

function silenceItem(each, view) {
  const { about, rules, upTo, level, ends, post, person, reason } = each.silence;
  const what = [about.length ? about.map((id) => aboutName(id, view)).join(say('list-comma')) : say('silence-everything'),
    rules.length > 0 && say('silence-rules', { rules: rules.map((rule) => text(view.rules.calls[rule]) || rule).join(say('list-comma')) })].filter(Boolean).join(dot);
  const rest = view.time !== null && at(ends) > view.time ? say('left', { span: span(at(ends) - view.time) }) : '';
  return el('li', { class: 'silence' }, el('span', { class: 'mark warn' }, say('quiet-until', { time: timeText(ends, view.time) }), ' ', rest), ' ', el('strong', {}, what),
    el('span', { class: 'block' }, say('quiet-up-to', { urgency: say(`urgency-${upTo}`) }), level && [dot, say('quiet-level', { level: say(`level-${level}`) })]),
    el('span', { class: 'fine block' }, [say('set-by', { post: postName(post, view), person }), reason, each.id].join(dot)), endSilenceButton(each, what, view));
}

function oldItem(each, view) {
  const end = each.ended ? say('ended-by', { person: each.ended.person, time: timeText(each.ended.at, view.time) }) : say('ended-itself', { time: timeText(each.silence.ends, view.time) });
  return el('li', {}, each.silence.about.map((id) => aboutName(id, view)).join(say('list-comma')) || say('silence-everything'), dot, end, el('span', { class: 'fine' }, each.silence.reason));
}

// MARK: What should be heard

/** Many of one kind that fell silent together are one line. */
export function needsOfWatches(watches, view) {
  const kinds = new Map();
  for (const watch of watches) kinds.set(watch.lapsed.kind, [...(kinds.get(watch.lapsed.kind) ?? []), watch]);
  return [...kinds.values()].flatMap((each) => (each.length > 2 ? [needOfMany(each, view)] : each.map((watch) => needOfWatch(watch, view))));
}

function needOfMany(watches, view) {
  const since = Math.min(...watches.map((watch) => at(watch.lapsed.last ?? watch.since)));
  const words = say('need-watches', { kind: say(`watch-${watches[0].lapsed.kind}`), n: watches.length, time: timeText(since, view.time) });
  return { ...needOfWatch(watches[0], view), key: `watches-${watches.length}`, text: words };
}

function needOfWatch(watch, view) {
  // What has to be decided comes before what is only not known.
  return { rank: 2, tone: 1, time: at(watch.since), anchor: `watch-${watch.side}-${watch.lapsed.watch}`, key: 'watch', text: say('need-watch', { reason: text(watch.lapsed.reason) }) };
}

function watchItem(watch, view) {
  const { kind, last, reason } = watch.lapsed;
  return el('li', { class: 'watch-item', id: `watch-${watch.side}-${watch.lapsed.watch}` }, el('span', { class: 'mark bad' }, say('not-heard')), ' ', el('strong', {}, text(reason)), watch.side !== view.node.side && el('span', { class: 'side-mark' }, say(watch.side)),
    el('span', { class: 'fine block' }, [say(`watch-${kind}`), last ? say('last-heard', { time: timeText(last, view.time) }) : say('never-heard'), watch.lapsed.watch].join(dot)));
}

/** A heartbeat crosses the link; without one for three of its turns nobody knows whether the other side calls its people. */
function pulses(view) {
  return ['local', 'corps'].filter((side) => view.people.pulses[side]).map((side) => {
    const { said, at: time } = view.people.pulses[side];
    const age = view.time === null ? null : view.time - at(time);
    const isLate = age !== null && age > said.every * 3000;
    return el('p', { class: isLate ? 'ack missing' : 'fine' }, say(isLate ? 'pulse-late' : 'pulse', { side: say(side), time: timeText(time, view.time), open: said.open, unanswered: said.unanswered }));
  });
}
