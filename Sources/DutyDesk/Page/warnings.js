// Warnings: what is in force, and who has acknowledged it.

import { at, dateInstant, dayText, dot, el, fold, knows, percent, redraw, say, text, timeText } from './dom.js';
import { acknowledgeButton } from './say.js';

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
  const area = text(view.names.areas[warning.area]?.name) || warning.area;
  const values = { level: say(`level-${warning.level}`), hazard: hazard(warning), area };
  return { rank: 0, time: -at(warning.changed), anchor: anchor('warning', warning.id), text: say('need-warning', values) };
}

export function anchor(kind, id) { return `${kind}-${id}`; }

function hazard(warning) { return knows(`hazard-${warning.hazard}`) ? say(`hazard-${warning.hazard}`) : warning.hazard; }

const rankOfLevel = { red: 0, orange: 1, yellow: 2 };

export function drawWarnings(root, view) {
  const open = view.warnings.filter((warning) => !warning.lifted)
    .sort((left, right) => rankOfLevel[left.level] - rankOfLevel[right.level] || at(right.changed) - at(left.changed));
  const closed = view.warnings.filter((warning) => warning.lifted);
  redraw(root,
    open.length ? open.map((warning) => warningCard(warning, view)) : el('p', { class: 'empty' }, say('no-warnings')),
    closed.length > 0 && fold('closed-warnings', say('closed-warnings', { n: closed.length }), {}, closed.map((warning) => warningCard(warning, view))));
}

function warningCard(warning, view) {
  const area = view.names.areas[warning.area];
  const name = [say('warning-of', { hazard: hazard(warning) }), text(area?.name) || warning.area].join(dot);
  const days = warning.onset === warning.ends ? dayText(dateInstant(warning.onset)) : `${dayText(dateInstant(warning.onset))} – ${dayText(dateInstant(warning.ends))}`;
  return el('article', { class: `card warning ${warning.lifted ? 'over' : warning.level}`, id: anchor('warning', warning.id) },
    el('div', { class: 'level-block' }, el('strong', {}, say(`level-${warning.level}`)), el('span', {}, say(`level-roman-${warning.level}`))),
    el('div', { class: 'card-body' },
      el('h3', {}, name, area?.illustrative && illustrativeMark()),
      el('p', { class: 'when' }, days, changeText(warning)), isPastEnd(warning, view) && el('p', { class: 'past-end' }, el('span', { class: 'mark warn' }, say('past-end'))), el('p', {}, text(warning.reason)),
      el('p', { class: 'fine' }, say('probability-line', { p: percent(warning.probability), t: percent(warning.threshold) })),
      el('p', { class: 'fine' }, say('criterion-line', { criterion: warning.criterion, citation: warning.citation })),
      el('p', { class: 'fine' }, warning.id, dot, say('issued-by', { side: say(warning.side), time: timeText(warning.issued, view.time) }),
        warning.lifted && [dot, say('lifted-at', { time: timeText(warning.lifted, view.time) })]),
      acknowledgements(warning, view), !warning.lifted && acknowledgeButton(warning, [say(`level-${warning.level}`), name, days].join(dot), view, isAcknowledged(warning, view))));
}

/** Whether the last day has passed and nobody has lifted or prolonged it; without a newer forecast it stays in force. */
function isPastEnd(warning, view) {
  return !warning.lifted && view.time !== null && view.time >= dateInstant(warning.ends) + 24 * 3600e3;
}

function changeText(warning) {
  if (!warning.change || warning.lifted) return null;
  const words = say(`change-${warning.change}`, { from: say(`level-${warning.from}`) });
  return el('span', { class: `mark ${warning.change === 'raised' ? 'bad' : 'warn'}` }, words);
}

export function illustrativeMark() { return el('span', { class: 'mark illustrative' }, say('illustrative')); }
