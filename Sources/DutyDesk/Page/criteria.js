// How near each warning criterion is, what acting on it would have to be worth, and how it has served in past years.

import { dateInstant, dayText, dot, el, fold, knows, percent, redraw, say, svg, text, timeText } from './dom.js';
import { areaName as nameOfArea } from './names.js';

/** Fewer episodes than this prove nothing. */
const enough = 30;

export function drawCriteria(root, view) {
  const own = view.criteria.filter((area) => area.side === view.node.side);
  const other = view.criteria.filter((area) => area.side !== view.node.side);
  redraw(root, own.length ? own.map((area) => (isNear(area) ? card(area, view) : folded(area, view))) : el('p', { class: 'empty' }, say('no-criteria')),
    other.map((area) => folded(area, view)));
}

/** What is far from everything, or the other side's to decide, is one line until somebody opens it. */
function folded(area, view) { return fold(`criteria-${area.area}`, [areaName(area, view), dot, summary(area)].join(''), { class: 'folded-criteria' }, card(area, view)); }

/** Within this of its threshold a criterion is shown in full. */
const near = 0.2;

function isNear(area) { return area.criteria.some((each) => margin(each) >= -near); }

function areaName(area, view) { return nameOfArea(area.area, view); }

function card(area, view) {
  const head = ['col-criterion', 'col-probability', 'col-onset', 'col-pays', 'col-experience'];
  return el('article', { class: 'criteria-card' }, el('h3', {}, areaName(area, view), ' ', el('span', { class: 'side-mark' }, say(area.side))),
    el('p', { class: isMet(area) ? 'criteria-met' : '' }, summary(area)), area.criteria.length > 0 && el('p', { class: 'fine' }, say('criteria-issued', { time: timeText(area.issued, view.time) })),
    el('table', { class: 'arrivals criteria' }, el('thead', {}, el('tr', {}, head.map((key) => el('th', { scope: 'col' }, say(key))))),
      groups(area.criteria).map((each) => group(each, view))));
}

const rank = { yellow: 0, orange: 1, red: 2 };

function ordered(criteria) { return [...criteria].sort((left, right) => left.hazard.localeCompare(right.hazard) || rank[left.level] - rank[right.level]); }

/** One hazard of one edition after the other, which is how people look for them. */
function groups(criteria) {
  const found = new Map();
  for (const each of ordered(criteria)) {
    const key = `${each.hazard} ${each.edition}`;
    found.set(key, [...(found.get(key) ?? []), each]);
  }
  return [...found.values()];
}

function group(criteria, view) {
  return el('tbody', {}, el('tr', { class: 'hazard' }, el('th', { scope: 'rowgroup', colspan: 5 }, hazard(criteria[0].hazard), ' ', el('span', { class: 'fine' }, criteria[0].edition))),
    criteria.map((each) => row(each, view)));
}

function hazard(id) { return knows(`hazard-${id}`) ? say(`hazard-${id}`) : id; }

function margin(criterion) { return criterion.probability - criterion.threshold; }

function isMet(area) { return area.criteria.some((each) => margin(each) >= 0); }

function nameOf(criterion) { return say('criterion-name', { level: say(`level-${criterion.level}`), hazard: hazard(criterion.hazard) }); }

/** The highest that is met; otherwise the one that is closest. */
function summary(area) {
  const met = area.criteria.filter((each) => margin(each) >= 0).sort((left, right) => rank[right.level] - rank[left.level]);
  if (met.length) return `▲ ${say('criteria-some', { names: met.map(nameOf).join(say('comma')) })}`;
  const nearest = [...area.criteria].sort((left, right) => margin(right) - margin(left))[0];
  return nearest ? say('criteria-none', { name: nameOf(nearest), p: percent(nearest.probability), t: percent(nearest.threshold) }) : say('no-criteria');
}

// MARK: One criterion

function row(criterion, view) {
  const cell = (key, ...content) => el('td', { 'data-name': say(key) }, el('div', {}, content));
  return el('tr', { class: margin(criterion) >= 0 ? 'likely' : '' },
    el('th', { scope: 'row' }, el('span', { class: `level-word ${criterion.level}` }, say(`level-${criterion.level}`))),
    cell('col-probability', gauge(criterion), el('span', { class: 'band' }, el('strong', {}, percent(criterion.probability)), ` / ${percent(criterion.threshold)} `, distance(criterion))),
    cell('col-onset', criterion.onset ? [el('strong', {}, say('onset', { date: dayText(dateInstant(criterion.onset)) })), el('span', { class: 'fine' }, placeName(criterion, view))] : '–'),
    cell('col-pays', pays(criterion)), cell('col-experience', experience(criterion.experience)));
}

function placeName(criterion, view) { return text(view.names.places[criterion.place]?.name) || criterion.place; }

/** In whole points, as the two figures beside it are read. */
function distance(criterion) {
  const points = Math.round((criterion.threshold - criterion.probability) * 100);
  return margin(criterion) >= 0 ? el('strong', { class: 'at-threshold' }, say('at-threshold')) : el('span', { class: 'short' }, say('points-short', { n: Math.max(1, points) }));
}

/** The running probability, and the mark at which the warning fires. */
function gauge(criterion) {
  const [width, place] = [132, (share) => 1 + 130 * Math.min(1, Math.max(0, share))];
  const tick = place(criterion.threshold);
  return svg('svg', { class: 'gauge', width, height: 24, viewBox: `0 0 ${width} 24`, 'aria-hidden': 'true' }, svg('rect', { class: 'gain-ground', x: 1, y: 9, width: 130, height: 10 }),
    svg('rect', { class: margin(criterion) >= 0 ? 'gauge-met' : 'gauge-bar', x: 1, y: 9, width: place(criterion.probability) - 1, height: 10 }),
    svg('path', { class: 'gauge-tick', d: `M${tick} 8v12M${tick - 4} 2h8l-4 6z` }));
}

function pays(criterion) {
  if (!criterion.breakEvenRatio) return el('span', { class: 'fine' }, say('pays-never'));
  return criterion.breakEvenRatio > 1000 ? say('pays-hardly') : say('pays-above', { n: rough(criterion.breakEvenRatio) });
}

/** Two digits: a few episodes tell no more. */
function rough(value) { return Number(value.toPrecision(2)); }

function experience(past) {
  if (!past) return el('span', { class: 'fine' }, say('no-experience'));
  const lead = past.leadTimeDays === undefined ? say('warned-never') : say('warned-before', { d: rough(past.leadTimeDays) });
  return [say('per-year', { false: rough(past.falseWarningsPerYear), missed: rough(past.missedEpisodesPerYear) }), say('semicolon'), lead,
    el('span', { class: 'fine' }, say('experience-from', { n: past.episodes, days: past.days })),
    past.episodes < enough && el('span', { class: 'mark warn few' }, say('few-episodes', { n: past.episodes }))];
}
