// The snapshot that a consultation argues about, as a picture: per place the last days and the next, with what is likely and how sure it is.

import { dateInstant, dayText, dot, el, percent, say, svg, symbols, timeText } from './dom.js';
import { placeName } from './names.js';

export function drawEvidence(subject, view) {
  const { evidence } = subject;
  const places = [...new Set([...evidence.days, ...evidence.observed].map((each) => each.place))];
  return el('div', { class: 'part evidence' }, el('h4', {}, say('evidence-known')), el('p', { class: 'fine' }, say('evidence-until', { time: timeText(evidence.cutoff, view.time) })),
    evidence.criteria.length > 0 && criteria(evidence.criteria), el('div', { class: 'multiples columns-2' }, places.map((place) => figure(place, evidence, view))),
    places.length > 0 && el('p', { class: 'legend' }, say('evidence-legend')), forecasts(evidence.forecasts, view));
}

function criteria(all) {
  return el('ul', { class: 'chances' }, all.map((each) => el('li', { class: each.probability >= each.threshold ? 'met' : '' }, el('span', { class: `level-word ${each.level}` }, say(`level-${each.level}`)), ' ',
    el('strong', {}, percent(each.probability)), ' ', say('fires-at', { t: percent(each.threshold) }), each.probability >= each.threshold && [' ', el('strong', {}, say('is-met'))])));
}

function forecasts(all, view) {
  if (!all.length) return null;
  const issued = [...new Set(all.map((each) => `${timeText(each.issued, view.time)} ${each.method}`))];
  const guidance = [...new Set(all.flatMap((each) => each.guidance))];
  return el('p', { class: 'fine' }, [say('rests-on-forecasts', { issued: issued.join(', ') }), guidance.join(', ')].filter(Boolean).join(dot));
}

// MARK: One place

const [width, height, top, bottom, left] = [340, 190, 12, 46, 34];
/** The index is drawn up to here; beyond it stops. */
const ceiling = 500;
/** Moderate, heavy, severe: where a level of the index begins. */
const lines = [150, 200, 300];

const y = (index) => top + (height - top - bottom) * (1 - Math.min(index, ceiling) / ceiling);

function figure(place, evidence, view) {
  const past = evidence.observed.filter((each) => each.place === place).sort(byDate);
  const days = evidence.days.filter((each) => each.place === place).sort(byDate);
  const all = [...past, ...days];
  const step = (width - left - 6) / Math.max(1, all.length);
  const x = (index) => left + step * (index + 0.5);
  const words = days.map((day) => `${dayText(dateInstant(day.date))} ${day.low}–${day.middle}–${day.high}`).join('; ');
  return el('figure', { class: 'multiple' }, el('figcaption', {}, el('strong', {}, placeName(place, view))),
    svg('svg', { viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': `${placeName(place, view)}: ${words}` }, lines.map(grid),
      past.map((day, index) => observed(day, x(index))), days.map((day, index) => forecast(day, x(past.length + index), step)),
      past.length > 0 && days.length > 0 && svg('line', { class: 'day-edge', x1: left + step * past.length, x2: left + step * past.length, y1: top, y2: height - bottom })));
}

const byDate = (one, other) => dateInstant(one.date) - dateInstant(other.date);

function grid(index) {
  return svg('g', {}, svg('line', { class: index === 200 ? 'evidence-line strong' : 'evidence-line', x1: left, x2: width, y1: y(index), y2: y(index) }),
    svg('text', { class: index === 200 ? 'axis strong' : 'axis', x: left - 4, y: y(index) + 4, 'text-anchor': 'end' }, String(index)));
}

function observed(day, centre) {
  const known = day.aqi !== undefined && day.aqi !== null;
  return svg('g', {}, known ? svg('circle', { class: 'evidence-dot', cx: centre, cy: y(day.aqi), r: 4.5 }) : null, label(day.date, centre), under(known ? String(day.aqi) : '?', centre, 'chip-figure'),
    day.dust && under(say('dust-short'), centre, 'date', 13));
}

function forecast(day, centre, step) {
  const half = Math.min(14, step * 0.36);
  return svg('g', {}, svg('rect', { class: 'outer', x: centre - half, width: half * 2, y: y(day.high), height: Math.max(1, y(day.low) - y(day.high)), rx: 3 }),
    svg('line', { class: 'median', x1: centre - half, x2: centre + half, y1: y(day.middle), y2: y(day.middle) }), label(day.date, centre), under(String(day.middle), centre, 'share strong-plain'),
    under([`${day.low}–${day.high}`, symbols[day.primary]].filter(Boolean)[0], centre, 'row-name', 13));
}

function label(date, centre) { return svg('text', { class: 'date', x: centre, y: height - bottom + 14, 'text-anchor': 'middle' }, dayText(dateInstant(date)).replace(/^\d+月/, '')); }

function under(words, centre, name, more = 0) { return svg('text', { class: name, x: centre, y: height - bottom + 29 + more, 'text-anchor': 'middle' }, words); }
