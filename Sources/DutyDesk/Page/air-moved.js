// What moved since the issue before: how far, which way, and because of what.

import { el, figure, fold, say, svg } from './dom.js';
import { cell, dates, grouped, inputName, longDay, panel, pollutantName, rowName, strip } from './air-frame.js';

/** A move smaller than this share, or than this many µg/m³, is none. */
const least = { share: 0.1, amount: 5 };
/** Days that are told in words at once, and causes of each. */
const [maximumTold, maximumCauses] = [5, 3];

export function moved(forecast, frame) {
  if (!forecast.changes?.length) return forecast.changes && panel('moved', 'moved-title', el('p', { class: 'fine' }, say('moved-unknown')));
  const days = forecast.days.map((day) => largest(forecast.changes.filter((change) => change.date === day.date)));
  const real = days.filter((change) => change && isReal(change)).sort((left, right) => Math.abs(shift(right)) - Math.abs(shift(left)));
  const told = real.slice(0, maximumTold).sort((left, right) => left.date.localeCompare(right.date));
  const rest = forecast.changes.filter((change) => !told.includes(change));
  return panel('moved', 'moved-title',
    strip(frame, 62, days.filter(Boolean).map(headline).join('; '), svg('g', { 'aria-hidden': 'true' }, dates(frame, forecast.days, 13),
      rowName(frame, 36, say('row-moved')), rowName(frame, 54, 'µg/m³'), days.map((change, index) => arrow(frame, change, index)))),
    told.length ? el('ul', { class: 'moves' }, told.map(sentence)) : el('p', {}, say('moved-little')),
    days.some((change) => !change) && el('p', { class: 'fine' }, say('moved-least')),
    rest.length > 0 && fold(`moved-${forecast.place}`, say('moved-rest', { n: rest.length }), {}, el('ul', { class: 'moves' }, rest.map(sentence))));
}

function shift(change) { return change.now - change.before; }

function isReal(change) { return Math.abs(shift(change)) >= Math.max(least.amount, least.share * change.before); }

function largest(changes) { return changes.reduce((best, each) => (!best || Math.abs(shift(each)) > Math.abs(shift(best)) ? each : best), null); }

function signed(amount) { return Math.abs(amount) < 0.5 ? '±0' : `${amount > 0 ? '+' : '−'}${figure(Math.round(Math.abs(amount)))}`; }

function direction(change) { return !isReal(change) ? 'same' : shift(change) > 0 ? 'up' : 'down'; }

const marks = { up: '▲', down: '▼', same: '＝' };

function arrow(frame, change, index) {
  if (!change) return cell(frame, index, 36, 'share', '–');
  const way = direction(change);
  return [cell(frame, index, 38, `move ${way}`, marks[way]), cell(frame, index, 55, `share${way === 'same' ? '' : ' strong-plain'}`, signed(shift(change)))];
}

function headline(change) {
  const values = { day: longDay(change.date), pollutant: pollutantName(change.pollutant), before: figure(change.before), now: figure(change.now) };
  return say(`moved-${direction(change)}`, values);
}

function sentence(change) {
  const way = direction(change);
  const causes = [...grouped(change.causes, (cause) => cause.shift)].filter(([, amount]) => Math.abs(amount) >= 1).sort((left, right) => Math.abs(right[1]) - Math.abs(left[1]));
  const words = causes.slice(0, maximumCauses).map(([key, amount]) => `${inputName(key)}\u00a0${signed(amount)}`).join(say('comma'));
  return el('li', {}, el('span', { class: `move ${way}`, 'aria-hidden': 'true' }, marks[way]), ' ', el('strong', {}, headline(change)), words && el('span', {}, say('because', { causes: words })));
}
