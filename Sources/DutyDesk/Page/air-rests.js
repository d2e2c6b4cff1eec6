// What each day rests on: learned weights, stacked, and how the guidance behind them is.

import { dateInstant, dayText, dot, el, figure, fold, percent, say, svg } from './dom.js';
import { dates, grouped, inputName, isGuidance, panel, rowName, sourceName, strip } from './air-frame.js';

const [top, height] = [20, 118];

export function rests(forecast, frame) {
  const stacks = forecast.days.map((day) => day.inputs && grouped(day.inputs.parts, (part) => part.weight));
  if (!stacks.some(Boolean) && !forecast.guidance) return null;
  const keys = ordered(stacks);
  return panel('rests', 'rests-title', keys.length > 0 && [
    strip(frame, top + height + 4, spoken(forecast, stacks), fills(), svg('g', { 'aria-hidden': 'true' },
      dates(frame, forecast.days, 13), rowName(frame, top + 11, '100%'), rowName(frame, top + height, '0%'),
      stacks.map((stack, index) => stack && column(frame, stack, keys, index)))),
    legend(keys), table(forecast, stacks, keys)], sources(forecast.guidance));
}

/** From the bottom: the season, today, upstream, then each guidance; a day leaves out what it does not have. */
function ordered(stacks) {
  const rank = (key) => (isGuidance(key) ? 9 : ['season', 'today', 'upstream'].indexOf(key) + 1 || 8);
  return [...new Set(stacks.filter(Boolean).flatMap((stack) => [...stack.keys()]))].sort((left, right) => rank(left) - rank(right) || left.localeCompare(right));
}

/** Each input has a colour and a pattern of its own: guidance by its place in the list. */
function kindOf(key, keys) {
  if (!isGuidance(key)) return ['season', 'today', 'upstream'].includes(key) ? `in-${key}` : 'in-other';
  return `in-guidance-${keys.filter(isGuidance).indexOf(key) % 3 + 1}`;
}

const strokes = {
  'in-today': [], 'in-season': [], 'in-other': [], 'in-upstream': ['M0 8L8 0'], 'in-guidance-1': ['M0 4h8'], 'in-guidance-2': ['M4 0v8'], 'in-guidance-3': ['M0 8L8 0', 'M0 0L8 8'],
};

function fills() {
  return svg('defs', {}, Object.entries(strokes).map(([kind, paths]) => svg('pattern', { id: kind, width: 8, height: 8, patternUnits: 'userSpaceOnUse' },
    svg('rect', { class: `${kind}-ground`, width: 8, height: 8 }), paths.map((d) => svg('path', { class: 'in-stroke', d })))));
}

function column({ x, step, isNarrow }, stack, keys, index) {
  const width = step - 4;
  let floor = top + height;
  return keys.filter((key) => stack.get(key) > 0).map((key) => {
    const tall = height * Math.min(1, stack.get(key));
    floor -= tall;
    const words = tall >= 15 && (isNarrow ? String(Math.round(stack.get(key) * 100)) : percent(stack.get(key)));
    return [svg('rect', { class: 'in', fill: `url(#${kindOf(key, keys)})`, x: x(index) - width / 2, y: floor, width, height: tall }),
      words && svg('text', { class: 'in-figure', x: x(index), y: floor + tall / 2 + 4, 'text-anchor': 'middle' }, words)];
  });
}

function legend(keys) {
  const swatch = (key) => svg('svg', { class: 'in-swatch', width: 22, height: 14, 'aria-hidden': 'true' },
    svg('rect', { class: 'in', fill: `url(#${kindOf(key, keys)})`, x: 0.5, y: 0.5, width: 21, height: 13 }));
  return el('ul', { class: 'legend keys' }, [...keys].reverse().map((key) => el('li', { class: 'entry' }, swatch(key), inputName(key))));
}

function spoken(forecast, stacks) {
  const words = (stack) => [...stack].map(([key, weight]) => `${inputName(key)} ${percent(weight)}`).join(', ');
  return forecast.days.map((day, index) => stacks[index] && `${dayText(dateInstant(day.date))}: ${words(stacks[index])}`).filter(Boolean).join('; ');
}

/** The middle that a part of the forecast alone expects, over parts of one name by their weight. */
function medianOf(day, key) {
  const weights = grouped(day.inputs.parts, (part) => part.weight).get(key) ?? 0;
  const sum = grouped(day.inputs.parts, (part) => part.weight * part.median).get(key) ?? 0;
  return weights > 0 ? sum / weights : null;
}

function table(forecast, stacks, keys) {
  const row = (day, index) => stacks[index] && el('tr', { class: day.tendency ? 'tendency' : '' }, el('th', { scope: 'row' }, dayText(dateInstant(day.date))),
    keys.map((key) => el('td', {}, stacks[index].get(key) > 0 ? `${percent(stacks[index].get(key))}${dot}${figure(Math.round(medianOf(day, key)))}` : '–')));
  return fold(`rests-${forecast.place}`, say('rests-numbers'), {}, el('div', { class: 'scroll' }, el('table', { class: 'numbers' },
    el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, say('col-date')), keys.map((key) => el('th', { scope: 'col' }, inputName(key))))), el('tbody', {}, forecast.days.map(row)))));
}

// MARK: Guidance

const signs = { whole: '✓', partial: '◐', late: '!', absent: '✗' };

function sources(guidance) {
  if (!guidance) return null;
  if (!guidance.length) return el('p', { class: 'fine' }, say('guidance-none'));
  return [el('p', { class: 'fine' }, say('guidance-title')), el('ul', { class: 'sources' }, guidance.map(source))];
}

function source(each) {
  const day = (date) => dayText(dateInstant(date));
  const facts = [
    each.days > 0 && say('guidance-days', { n: each.days }), each.reaches && say('guidance-reaches', { date: day(each.reaches) }),
    each.known && say('guidance-known', { date: day(each.known) }), each.members > 1 && say('guidance-members', { n: each.members }),
    each.isAnalysis && say('guidance-analysis'),
  ];
  return el('li', { class: `source ${each.state}`, title: each.source }, el('span', { class: 'state' }, el('span', { 'aria-hidden': 'true' }, signs[each.state]), ' ', say(`guidance-${each.state}`)),
    el('strong', {}, sourceName(each.source)), el('span', { class: 'fine' }, facts.filter(Boolean).join(dot)));
}
