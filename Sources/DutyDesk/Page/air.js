// The ten-day forecast: all places at a glance, and one place in full. The colour of a level never stands without its word.

import { at, dateInstant, dayText, dot, el, fold, percent, redraw, say, span, svg, symbols, text, timeText, weekday } from './dom.js';

let chosen = null;

export function drawForecast(root, view) {
  const forecasts = ordered(view);
  if (!forecasts.length) return redraw(root, el('p', { class: 'empty' }, say('no-forecast')));
  const shown = forecasts.find((forecast) => forecast.place === chosen) ?? forecasts[0];
  const choose = (place) => { chosen = place; drawForecast(root, view); };
  redraw(root, forecasts.length > 1 && matrix(forecasts, shown, view, choose), placeInFull(shown, view, root.clientWidth));
}

/** This side's places first. */
function ordered(view) {
  const rank = (forecast) => (view.names.places[forecast.place]?.side === view.node.side ? 0 : 1);
  return [...view.forecasts].sort((left, right) => rank(left) - rank(right) || left.place.localeCompare(right.place));
}

function placeName(code, view) { return text(view.names.places[code]?.name) || code; }

// MARK: All places

function matrix(forecasts, shown, view, choose) {
  const dates = [...new Set(forecasts.flatMap((forecast) => forecast.days.map((day) => day.date)))].sort().slice(-12);
  const head = el('tr', {}, el('th', { scope: 'col' }, say('place')), dates.map((date) =>
    el('th', { scope: 'col' }, el('span', { class: 'wide' }, weekday(dateInstant(date))), dayNumber(date))));
  const rows = forecasts.map((forecast) => matrixRow(forecast, dates, forecast === shown, view, choose));
  return el('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-labelledby': 'forecast-title' },
    el('table', { class: 'matrix' }, el('thead', {}, trustRow(shown, dates), head), el('tbody', {}, rows)));
}

/** From which day on it is a tendency, for the place that is shown; the cells of the others say it for themselves. */
function trustRow(shown, dates) {
  const first = shown.days.find((day) => day.tendency)?.date;
  const weak = first ? dates.filter((date) => date >= first).length : 0;
  const strong = dates.length - weak;
  return el('tr', { class: 'trust' }, el('td'), strong > 0 && el('th', { scope: 'colgroup', colspan: strong }, say('days-forecast')),
    weak > 0 && el('th', { scope: 'colgroup', colspan: weak, class: 'weak' }, say('days-tendency')));
}

function dayNumber(date) { return `${Number(date.slice(5, 7))}/${Number(date.slice(8, 10))}`; }

function matrixRow(forecast, dates, isShown, view, choose) {
  const side = view.names.places[forecast.place]?.side ?? forecast.side;
  const button = el('button', {
    type: 'button', class: 'place', 'aria-pressed': String(isShown), 'data-key': `place-${forecast.place}`, on: { click: () => choose(forecast.place) },
  }, placeName(forecast.place, view), ' ', el('span', { class: 'side-mark' }, say(side)));
  const cells = dates.map((date) => {
    const day = forecast.days.find((each) => each.date === date);
    if (!day) return el('td', {}, '–');
    const title = `${say(`air-${day.level}`)} · ${say('heavy-probability')} ${percent(day.exceedance['200'])} · ${say('dust-probability')} ${percent(day.dustProbability)}`;
    return el('td', { class: `level air-${day.level}${day.tendency ? ' tendency' : ''}`, title }, el('span', { class: 'word' }, say(`air-short-${day.level}`)),
      el('span', { class: 'figure' }, String(day.aqi[2] ?? '')));
  });
  return el('tr', { class: isShown ? 'shown' : '' }, el('th', { scope: 'row' }, button), cells);
}

// MARK: One place

function placeInFull(forecast, view, width) {
  return el('div', { class: 'place-in-full' },
    el('h3', {}, say('forecast-of', { place: placeName(forecast.place, view) }), ' ', el('span', { class: 'side-mark' }, say(forecast.side))),
    provenance(forecast, view), chart(forecast, view, width), legend(), numbers(forecast), trust(forecast));
}

function provenance(forecast, view) {
  const issued = at(forecast.issued);
  const parts = [say('issued', { time: timeText(issued) }), say('cutoff', { time: timeText(forecast.dataCutoff) })];
  const hour = view.newestHour[forecast.place];
  if (hour) parts.push(say('newest-hour', { time: timeText(hour) }));
  const age = view.time === null ? 0 : view.time - issued;
  return el('div', { class: 'provenance' },
    age > 36 * 3600e3 && el('p', { class: 'mark bad' }, say('forecast-old', { span: span(age) })),
    el('p', {}, parts.join(dot)), el('p', {}, lastDay(forecast, view)),
    el('p', {}, say('basis'), ': ', forecast.basis.map((basis, index) => basisLine(basis, index, view))));
}

function lastDay(forecast, view) {
  const day = view.newestDay[forecast.place];
  if (!day) return '';
  const date = dayText(dateInstant(day.date));
  return day.aqi === undefined ? say('yesterday-none', { date }) : say('yesterday', { date, aqi: day.aqi, level: say(`air-${day.level}`) });
}

function basisLine(basis, index, view) {
  const newest = basis.newest ? `, ${say('basis-newest', { date: dayText(dateInstant(basis.newest)) })}` : '';
  return el('span', { title: text(basis.note) }, index > 0 && '; ', say('basis-of', { place: placeName(basis.place, view), days: basis.days }), newest,
    basis.substitute && [' ', el('span', { class: 'mark warn' }, say('substitute'))]);
}

function trust(forecast) {
  const notes = forecast.basis.map((basis) => el('p', {}, text(basis.note)));
  return fold(`trust-${forecast.place}`, say('trust'), {}, el('p', {}, text(forecast.explanation)), notes,
    el('p', {}, say('edition', { edition: forecast.edition }), dot, say('method', { method: forecast.method })));
}

function legend() {
  return el('p', { class: 'legend', 'aria-hidden': 'true' },
    el('span', { class: 'swatch outer' }), say('band-90'), el('span', { class: 'swatch inner' }), say('band-50'),
    el('span', { class: 'swatch median' }), say('median'), el('span', { class: 'swatch tendency' }), say('tendency'));
}

// MARK: The picture, drawn at its real size so that its letters stay readable on any screen

const lines = [50, 100, 150, 200, 300, 400];
const top = 14;

function chart(forecast, view, available) {
  const width = Math.max(320, Math.min(available || 700, 1100));
  const [left, height, foot] = [34, width < 500 ? 190 : 220, 92];
  const step = (width - left - 4) / forecast.days.length;
  const most = Math.min(500, Math.max(250, ...forecast.days.map((day) => day.aqi[4] ?? 0)) + 20);
  const y = (value) => top + (height - top) * (1 - Math.min(value, most) / most);
  const x = (index) => left + step * (index + 0.5);
  const frame = { width, height, left, step, most, x, y };
  return svg('svg', { class: 'chart', width, height: height + foot, viewBox: `0 0 ${width} ${height + foot}`, role: 'img', 'aria-label': summary(forecast, view) },
    hatching(), grid(frame), tendencyBackground(forecast, frame, foot), medianLine(forecast, frame), forecast.days.map((day, index) => column(day, index, frame)), rowNames(frame));
}

function summary(forecast, view) {
  const days = forecast.days.map((day) => `${dayText(dateInstant(day.date))} ${say(`air-${day.level}`)} ${day.aqi[0] ?? ''}–${day.aqi[4] ?? ''}, >200 ${percent(day.exceedance['200'])}`);
  return `${say('forecast-of', { place: placeName(forecast.place, view) })}: ${days.join('; ')}`;
}

function hatching() {
  const pattern = svg('pattern', { id: 'hatch', width: 7, height: 7, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
    svg('line', { class: 'hatch', x1: 0, y1: 0, x2: 0, y2: 7 }));
  return svg('defs', {}, pattern);
}

function grid({ width, left, most, y }) {
  return svg('g', { 'aria-hidden': 'true' }, lines.filter((value) => value < most).map((value) => [
    svg('line', { class: value === 200 ? 'grid heavy' : 'grid', x1: left, x2: width, y1: y(value), y2: y(value) }),
    svg('text', { class: 'axis', x: left - 5, y: y(value) + 4, 'text-anchor': 'end' }, String(value)),
  ]));
}

function tendencyBackground(forecast, { left, step, width, height }, foot) {
  const first = forecast.days.findIndex((day) => day.tendency);
  if (first < 0) return null;
  const start = left + step * first;
  return svg('g', { 'aria-hidden': 'true' },
    svg('rect', { class: 'tendency-ground', x: start, y: 0, width: width - start, height: height + foot }),
    svg('text', { class: 'tendency-name', x: start + 5, y: 11 }, say('tendency')));
}

function medianLine(forecast, { x, y }) {
  const points = (days) => days.filter(([day]) => day.aqi.length === 5).map(([day, index]) => `${x(index)},${y(day.aqi[2])}`).join(' ');
  const days = forecast.days.map((day, index) => [day, index]);
  return svg('polyline', { class: 'median-line', points: points(days.filter(([day]) => !day.tendency)) });
}

function column(day, index, { x, y, step, height }) {
  const [low, quarter, median, threeQuarters, high] = day.aqi;
  const [middle, kind] = [x(index), day.tendency ? ' tendency' : ''];
  const wide = Math.min(34, step * 0.62);
  const bar = (name, from, to, breadth) => svg('rect', { class: name + kind, x: middle - breadth / 2, width: breadth, y: y(to), height: Math.max(1, y(from) - y(to)), rx: 2 });
  const drawn = day.aqi.length === 5 && [
    bar('outer', low, high, wide), bar('inner', quarter, threeQuarters, wide * 0.62),
    svg('line', { class: `median${kind}`, x1: middle - wide / 2, x2: middle + wide / 2, y1: y(median), y2: y(median) }),
  ];
  return svg('g', { 'aria-hidden': 'true' }, drawn, labels(day, index, middle, step, height, kind));
}

/** A column too narrow for the usual words. */
const narrowStep = 44;

function labels(day, index, middle, step, height, kind) {
  const [width, isNarrow] = [step - 3, step < narrowStep];
  const label = (row, value, name) => svg('text', { class: name + kind, x: middle, y: height + row, 'text-anchor': 'middle' }, value);
  const strong = (share) => (share >= 0.5 ? ' strong' : '');
  return [
    label(14, isNarrow && index > 0 && !day.date.endsWith('-01') ? String(Number(day.date.slice(8, 10))) : dayNumber(day.date), 'date'),
    svg('rect', { class: `chip-ground air-${day.level}${kind}`, x: middle - width / 2, y: height + 20, width, height: 34, rx: 4 }),
    label(34, say(`air-${isNarrow ? 'narrow' : 'short'}-${day.level}`), `chip-word on-air-${day.level}`), label(48, String(day.aqi[2] ?? ''), `chip-figure on-air-${day.level}`),
    label(70, percent(day.exceedance['200']), `share${strong(day.exceedance['200'])}`), label(87, percent(day.dustProbability), `share${strong(day.dustProbability)}`),
  ];
}

function rowNames({ left, height }) {
  const name = (row, key) => svg('text', { class: 'row-name', x: left - 5, y: height + row, 'text-anchor': 'end' }, say(key));
  return svg('g', { 'aria-hidden': 'true' }, name(41, 'row-level'), name(70, 'row-heavy'), name(87, 'row-dust'));
}

// MARK: The same in numbers

function numbers(forecast) {
  const head = ['col-date', 'row-level', 'median', 'band-50', 'col-range', 'heavy-probability', 'dust-probability', 'col-primary'];
  const rows = forecast.days.map((day) => el('tr', { class: day.tendency ? 'tendency' : '' },
    el('th', { scope: 'row' }, dayText(dateInstant(day.date)), ' ', weekday(dateInstant(day.date)), day.tendency && ` (${say('tendency')})`),
    el('td', {}, el('span', { class: `level air-${day.level}${day.tendency ? ' tendency' : ''}` }, say(`air-${day.level}`))), el('td', {}, String(day.aqi[2] ?? '–')),
    el('td', {}, `${day.aqi[1] ?? ''}–${day.aqi[3] ?? ''}`), el('td', {}, `${day.aqi[0] ?? ''}–${day.aqi[4] ?? ''}`),
    el('td', {}, percent(day.exceedance['200'])), el('td', {}, percent(day.dustProbability)), el('td', {}, symbols[day.primary] ?? day.primary ?? '–')));
  const table = el('table', { class: 'numbers' }, el('thead', {}, el('tr', {}, head.map((key) => el('th', { scope: 'col' }, say(key))))), el('tbody', {}, rows));
  return fold(`numbers-${forecast.place}`, say('numbers'), {}, el('div', { class: 'scroll' }, table));
}
