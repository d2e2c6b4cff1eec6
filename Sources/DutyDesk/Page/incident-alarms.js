// Alarms: who was told what, who has read it back, and who has not answered.

import { at, dot, el, fold, say, text, timeText } from './dom.js';
import { leftMark } from './incident-plan.js';
import { postName } from './incident.js';
import { copyable } from './incident-reports.js';
import { receiptButton } from './say-water.js';

export function isAnswered(alarm) { return alarm.receipts.length > 0; }

/** Nobody has read it back, by what its side said or by this clock. */
export function isUnanswered(alarm, view) {
  return !isAnswered(alarm) && (alarm.unanswered || (view.time !== null && at(alarm.receiptDue) < view.time));
}

/** Whether this desk may write a receipt down: as the one who was told, or as the one who told and has the receiver on the telephone. */
export function mayReceive(alarm, view) { return alarm.toSide === view.node.side || alarm.side === view.node.side; }

/** Alarms waiting for an answer that are shown without unfolding, at most. */
const firstAlarms = 4;

export function alarmsPart(alarms, key, view) {
  if (!alarms.length) return null;
  const waiting = alarms.filter((alarm) => !isAnswered(alarm)).sort((left, right) => at(left.receiptDue) - at(right.receiptDue));
  const answered = alarms.filter(isAnswered).reverse();
  const late = waiting.filter((alarm) => isUnanswered(alarm, view)).length;
  const list = (each) => el('ul', { class: 'clocks' }, each.map((alarm) => alarmItem(alarm, view)));
  const [first, rest] = [waiting.slice(0, firstAlarms), waiting.slice(firstAlarms)];
  return el('section', { class: 'part alarms' }, el('h4', {}, say('alarms')),
    el('p', { class: late ? 'missing' : 'fine' }, say('alarms-count', { n: alarms.length, answered: answered.length, waiting: waiting.length - late, late })),
    first.length > 0 && list(first), rest.length > 0 && fold(`alarms-${key}`, say('alarms-waiting-more', { n: rest.length }), {}, list(rest)),
    answered.length > 0 && fold(`answered-${key}`, say('alarms-answered', { n: answered.length }), {}, list(answered)));
}

function alarmItem(alarm, view) {
  const isLate = isUnanswered(alarm, view);
  return el('li', { class: `clock-item ${isLate ? 'late' : ''}` },
    el('p', { class: 'action' }, el('strong', {}, say('alarm-to', { kind: say(`alarm-kind-${alarm.kind}`), name: text(alarm.toName) })), ' ', answerMark(alarm, view)),
    el('p', { class: 'fine' }, [postName(alarm.toPost, view), say('sent-at', { time: timeText(alarm.sent, view.time) }),
      alarm.arrival && say('at-the-earliest-there', { time: timeText(alarm.arrival, view.time) })].filter(Boolean).join(dot)),
    alarm.receipts.map((receipt) => el('p', { class: 'ack done' }, '✓ ', say('read-back-by', { post: postName(receipt.post, view), person: receipt.person, time: timeText(receipt.at, view.time) }), ': ', receipt.readBack)),
    el('div', { class: 'folds' }, fold(`text-${alarm.id}`, say('read-out'), {}, copyable(text(alarm.text), `copy-${alarm.id}`), el('p', { class: 'fine' }, [text(alarm.reason), alarm.id].join(dot)))),
    mayReceive(alarm, view) && el('div', { class: 'beside' }, receiptButton(alarm, view, isAnswered(alarm))));
}

function answerMark(alarm, view) {
  if (isAnswered(alarm)) return el('span', { class: 'mark good' }, say('read-back'));
  if (alarm.unanswered || isUnanswered(alarm, view)) return el('span', { class: 'mark bad' }, say('unanswered'));
  return [el('span', { class: 'fine inline' }, say('receipt-by', { time: timeText(alarm.receiptDue, view.time) })), ' ', leftMark(alarm.receiptDue, view, 0)];
}
