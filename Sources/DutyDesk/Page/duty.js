// Who sits where now and next, and what was changed about it.

import { at, dot, el, fold, redraw, say, text, timeText } from './dom.js';
import { personName, postName, shiftNow } from './names.js';
import { absenceButton, swapButton, takeButton, withdrawChangeButton } from './say-people.js';

export function drawDuty(root, view) {
  const own = view.duty.seats.filter((seat) => seat.side === view.node.side);
  const other = view.duty.seats.filter((seat) => seat.side !== view.node.side);
  if (!view.duty.seats.length) return redraw(root, el('p', { class: 'empty' }, say(view.time === null ? 'no-clock' : 'no-rotas')));
  redraw(root, el('ul', { class: 'seats' }, own.map((seat) => seatItem(seat, view, true))),
    el('div', { class: 'buttons' }, swapButton(view), absenceButton(view)), changes(view),
    other.length > 0 && fold('other-seats', say('other-seats', { side: say(other[0].side) }), {}, el('ul', { class: 'seats' }, other.map((seat) => seatItem(seat, view, false)))));
}

/** Own posts where nobody sits, or who should have taken over has not said so. */
export function emptySeats(view) {
  return view.duty.seats.filter((seat) => seat.side === view.node.side && shiftNow(seat, view) && !shiftNow(seat, view).person);
}

export function needOfSeat(seat, view) {
  return { rank: 1, time: at(shiftNow(seat, view).from), anchor: `seat-${seat.post}`, key: 'seat', text: say('need-seat', { post: postName(seat.post, view), until: timeText(shiftNow(seat, view).until, view.time) }) };
}

function seatItem(seat, view, isOwn) {
  const now = shiftNow(seat, view);
  const next = seat.shifts[seat.shifts.indexOf(now) + 1];
  return el('li', { class: 'seat', id: `seat-${seat.post}` },
    el('div', {}, el('span', { class: 'seat-post' }, postName(seat.post, view)), el('strong', { class: now?.person ? 'seat-person' : 'seat-person nobody' }, who(now, view)), ground(now, view)),
    el('p', { class: 'fine' }, [now && say('on-until', { time: timeText(now.until, view.time) }), next && say('then', { person: who(next, view) })].filter(Boolean).join(dot)),
    seat.unconfirmedSince && el('p', {}, el('span', { class: 'mark warn' }, say('not-taken-over', { time: timeText(seat.unconfirmedSince, view.time) }))),
    isOwn && el('div', { class: 'buttons' }, takeButton(seat, view)));
}

function who(shift, view) {
  if (!shift) return say('not-known');
  if (shift.person) return personName(shift.person, view);
  return shift.absent ? say('seat-absent', { person: personName(shift.absent, view) }) : say('seat-vacant');
}

function ground(shift, view) {
  if (!shift || shift.ground === 'plan') return null;
  return el('span', { class: 'mark' }, say(`ground-${shift.ground}`, { who: shift.ground === 'stand-in' ? personName(shift.because, view) : shift.because ?? '' }));
}

function changes(view) {
  const all = view.duty.changes;
  if (!all.length) return null;
  return fold('rota-changes', say('rota-changes', { n: all.length }), {}, el('ul', { class: 'plain' }, all.map((change) => changeItem(change, view))));
}

function changeItem(change, view) {
  const stretch = `${timeText(change.from, view.time)} – ${timeText(change.until, view.time)}`;
  const words = change.replacement
    ? say('swap-line', { post: postName(change.rota, view), away: personName(change.person, view), replacement: personName(change.replacement, view) })
    : say('absence-line', { away: personName(change.person, view) });
  return el('li', {}, words, dot, stretch, el('span', { class: 'fine' }, [say('entered-by', { post: postName(change.by.post, view), person: change.by.person }), change.note, change.id].filter(Boolean).join(dot)), withdrawChangeButton(change, words, view));
}
