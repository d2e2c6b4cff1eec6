// Warnings: what is in force, and who has acknowledged it.

import { at, dateInstant, dayText, dot, el, fold, knows, percent, redraw, say, text, timeText } from './dom.js';
import { areaName, named, postName } from './names.js';
import { acknowledgeButton } from './say.js';
import { recallButton } from './say-people.js';
import { independentMark } from './traffic.js';

// MARK: Acknowledgements

function acknowledgementsOf(item, view, side) {
  return (view.acknowledgements[item.id] ?? []).filter((each) => each.side === side);
}

/** Whether this side has acknowledged what is in force now; an acknowledgement from before a raise does not count. */
export function isAcknowledged(item, view, side = view.node.side) {
  const current = item.current ?? [item.event];
  return acknowledgementsOf(item, view, side).some((each) => current.includes(each.of));
}

/** Who has acknowledged, side by side. */
export function acknowledgements(item, view, sides = ['local', 'corps']) {
  const order = [...sides].sort((left, right) => (left === view.node.side ? -1 : 1) - (right === view.node.side ? -1 : 1));
  return el('ul', { class: 'acks' }, order.map((side) => acknowledgementLine(item, view, side)));
}

function acknowledgementLine(item, view, side) {
  const all = acknowledgementsOf(item, view, side);
  const isDone = isAcknowledged(item, view, side);
  if (!all.length) return el('li', { class: 'ack missing' }, say('not-acked', { side: say(side) }));
  if (!isDone) return el('li', { class: 'ack missing' }, say('acked-before', { side: say(side) }));
  const last = all[all.length - 1];
  const post = text(view.names.posts[last.post]?.name) || last.post;
  const line = say('acked', { side: say(side), post, person: last.person, time: timeText(last.at, view.time) });
  return el('li', { class: 'ack done' }, '✓ ', line, all.length > 1 && ` ${say('acked-more', { n: all.length })}`,
    last.note && el('span', { class: 'note' }, ` “${last.note}”`));
}

// MARK: Warnings

export function needOfWarning(warning, view) {
  const area = areaName(warning.area, view);
  const values = { level: say(`level-${warning.level}`), hazard: hazard(warning), area };
  return { rank: 0, time: -at(warning.changed), anchor: anchor('warning', warning.id), text: say('need-warning', values) };
}

export function anchor(kind, id) { return `${kind}-${id}`; }

function hazard(warning) { return knows(`hazard-${warning.hazard}`) ? say(`hazard-${warning.hazard}`) : warning.hazard; }

const rankOfLevel = { red: 0, orange: 1, yellow: 2, blue: 3 };

export function isInForce(warning) { return !warning.lifted && !warning.cancelled; }

export function drawWarnings(root, view) {
  const open = view.warnings.filter(isInForce)
    .sort((left, right) => rankOfLevel[left.level] - rankOfLevel[right.level] || at(right.changed) - at(left.changed));
  const closed = view.warnings.filter((warning) => !isInForce(warning));
  redraw(root,
    open.length ? open.map((warning) => warningCard(warning, view)) : el('p', { class: 'empty' }, say('no-warnings')),
    closed.length > 0 && fold('closed-warnings', say('closed-warnings', { n: closed.length }), {}, closed.map((warning) => warningCard(warning, view))));
}

function warningCard(warning, view) {
  const area = view.names.areas[warning.area];
  const name = [say('warning-of', { hazard: hazard(warning) }), areaName(warning.area, view)].join(dot);
  const days = warning.onset === warning.ends ? dayText(dateInstant(warning.onset)) : `${dayText(dateInstant(warning.onset))} – ${dayText(dateInstant(warning.ends))}`;
  const about = [say(`level-${warning.level}`), name, days].join(dot);
  return el('article', { class: `card warning ${isInForce(warning) ? warning.level : 'over'}`, id: anchor('warning', warning.id) },
    el('div', { class: 'level-block' }, el('strong', {}, say(`level-${warning.level}`)), el('span', {}, say(`level-roman-${warning.level}`))),
    el('div', { class: 'card-body' },
      el('h3', {}, name, area?.illustrative && illustrativeMark()),
      el('p', { class: 'badges' }, el('span', { class: 'side-mark' }, say('owned-by', { side: say(warning.side) })), independentMark(warning.id, view)),
      warning.cancelled && el('p', { class: 'cancelled' }, say('cancelled-at', { time: timeText(warning.cancelled, view.time) })), caveat(warning), recallLine(warning, view),
      el('p', { class: 'when' }, days, changeText(warning)), isPastEnd(warning, view) && el('p', { class: 'past-end' }, el('span', { class: 'mark warn' }, say('past-end'))), el('p', {}, named(reasonOf(warning), view)),
      el('p', { class: 'fine' }, say('issued-by', { side: say(warning.side), time: timeText(warning.issued, view.time) }),
        warning.lifted && [dot, say('lifted-at', { time: timeText(warning.lifted, view.time) })]),
      acknowledgements(warning, view), isInForce(warning) && buttons(warning, about, view),
      el('div', { class: 'folds' }, grounds(warning, about, view), history(warning, view))));
}

/** What has to be said plainly stands above it already. */
function reasonOf(warning) {
  const [words, plainly] = [text(warning.reason), text(warning.release?.caveat)];
  return plainly ? words.replace(plainly, '').trim() : words;
}

/** What it rests on, who released it, and its number: for whoever asks; and once it is acknowledged, a place to do so again. */
function grounds(warning, about, view) {
  return fold(`grounds-${warning.id}`, say('grounds'), {}, el('p', { class: 'fine' }, say('number-of', { id: warning.id })),
    el('p', { class: 'fine' }, say('probability-line', { p: percent(warning.probability), t: percent(warning.threshold) })),
    el('p', { class: 'fine' }, say('criterion-line', { criterion: warning.criterion, citation: warning.citation })), releaseLine(warning.release, view),
    isInForce(warning) && isAcknowledged(warning, view) && el('div', { class: 'buttons' }, acknowledgeButton(warning, about, view, true)));
}

function buttons(warning, about, view) {
  return el('div', { class: 'buttons' }, !isAcknowledged(warning, view) && acknowledgeButton(warning, about, view, false), mayRecall(warning, view) && recallButton(warning, about, view));
}

/** Only the owner takes a warning back, by its posts and in its time. */
function mayRecall(warning, view) {
  if (warning.side !== view.node.side || warning.recall) return false;
  const { recallPosts, recallSeconds } = view.rules;
  if (recallPosts && !recallPosts.some((post) => view.names.ownPosts.some((own) => own.id === post))) return false;
  return !recallSeconds || view.time === null || view.time <= at(warning.issued) + recallSeconds * 1000;
}

// MARK: Who stands behind it

/** What has to be said plainly with it. */
function caveat(warning) {
  const words = warning.release?.caveat;
  return words && el('p', { class: 'caveat' }, text(words));
}

function recallLine(warning, view) {
  if (!warning.recall) return null;
  const { post, person, at: time, reason } = warning.recall;
  return el('p', { class: 'caveat' }, say('recalled-by', { post: postName(post, view), person, time: timeText(time, view.time) }), ': ', reason);
}

function releaseLine(release, view) {
  if (!release) return null;
  const people = release.people.map((each) => say('released-by', { post: postName(each.post, view), person: each.person, time: timeText(each.at, view.time) })).join(say('list-comma'));
  return el('p', { class: 'fine' }, [release.means === 'people' ? people : say(`means-${release.means}`), release.outcome && say('consultation-ended', { outcome: say(`outcome-${release.outcome}`) }),
    release.isIndependent && say('is-independent')].filter(Boolean).join(dot));
}

function history(warning, view) {
  const steps = warning.history ?? [];
  if (steps.length < 2 && !steps[0]?.release) return null;
  return fold(`history-${warning.id}`, say('history', { n: steps.length }), {}, el('ol', { class: 'history' }, steps.map((step) => el('li', {},
    el('strong', {}, timeText(step.at, view.time)), ' ', say(`life-${step.kind}`), ' ', el('span', { class: `level-word ${step.level}` }, say(`level-${step.level}`)), el('p', {}, text(step.reason)), step.release?.caveat && el('p', { class: 'caveat' }, text(step.release.caveat)), releaseLine(step.release, view)))));
}

/** Whether the last day has passed and nobody has lifted or prolonged it; without a newer forecast it stays in force. */
function isPastEnd(warning, view) {
  return isInForce(warning) && view.time !== null && view.time >= dateInstant(warning.ends) + 24 * 3600e3;
}

function changeText(warning) {
  if (!warning.change || !isInForce(warning)) return null;
  const words = say(`change-${warning.change}`, { from: say(`level-${warning.from}`) });
  return el('span', { class: `mark ${warning.change === 'raised' ? 'bad' : 'warn'}` }, words);
}

export function illustrativeMark() { return el('span', { class: 'mark illustrative' }, say('illustrative')); }
