// The fan: what is expected, with the season behind it. Nothing here is told by colour alone.

import { dateInstant, dayText, el, percent, say, svg } from './dom.js';
import { cell, dates, isFar, rowName, shareText, sign, strip } from './air-frame.js';

const lines = [50, 100, 150, 200, 300, 400];
const top = 24;

export function chart(forecast, place, frame) {
  const height = frame.width < 500 ? 216 : 268;
  const { days } = forecast;
  const most = Math.min(500, Math.max(250, ...days.flatMap((day) => [isFar(day) ? 0 : day.aqi[4] ?? 0, day.season?.[4] ?? 0])) + 20);
  const y = (value) => top + (height - top) * (1 - Math.min(value, most) / most);
  const full = { ...frame, height, most, y };
  return strip(frame, height + 94, summary(days, place), patterns(full, days), tendencyGround(full, days), axis(full), seasonBand(full, days), fan(full, days),
    seasonLines(full, days), far(full, days), svg('g', { 'aria-hidden': 'true' }, dates(full, days, height + 14), days.map((day, index) => chip(full, day, index)), rows(full, days)));
}

function summary(days, place) {
  const each = days.map((day) => {
    const words = isFar(day) ? say(`against-${day.againstSeason}`) : `${say(`air-${day.level}`)} ${day.aqi[0] ?? ''}–${day.aqi[4] ?? ''}, >200 ${percent(day.exceedance['200'])}`;
    return `${dayText(dateInstant(day.date))} ${words}`;
  });
  return `${say('forecast-of', { place })}: ${each.join('; ')}`;
}

// MARK: The ground

/** The first day that is a tendency, and the first of which only a word is said. */
function borders(days) {
  const first = (is) => { const index = days.findIndex(is); return index < 0 ? days.length : index; };
  return { weak: first((day) => day.tendency), far: first(isFar) };
}

function patterns({ left, step, width, height }, days) {
  const { weak } = borders(days);
  const clip = (id, from, to) => svg('clipPath', { id }, svg('rect', { x: from, y: 0, width: Math.max(0, to - from), height }));
  return svg('defs', {},
    svg('pattern', { id: 'hatch', width: 7, height: 7, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' }, svg('line', { class: 'hatch', x1: 0, y1: 0, x2: 0, y2: 7 })),
    clip('days-strong', left, left + step * weak), clip('days-weak', left + step * weak, width));
}

function tendencyGround({ left, step, width, height, isNarrow }, days) {
  const { weak } = borders(days);
  if (weak === days.length) return null;
  const start = left + step * weak;
  return svg('g', { 'aria-hidden': 'true' },
    svg('rect', { class: 'tendency-ground', x: start, y: 0, width: width - start, height: height + 94 }),
    svg('line', { class: 'tendency-edge', x1: start, x2: start, y1: 0, y2: height + 94 }),
    svg('text', { class: 'tendency-name', x: start + 6, y: 14 }, say(isNarrow ? 'tendency' : 'tendency-long')));
}

/** Beside the numbers the levels' own stripes and, where there is room, their words. */
function axis({ width, left, most, y, isNarrow }) {
  const bounds = [0, 50, 100, 150, 200, 300, 500];
  const zones = bounds.slice(0, 6).map((from, index) => ({ level: index + 1, from, to: Math.min(bounds[index + 1], most) })).filter((zone) => zone.from < most);
  return svg('g', { 'aria-hidden': 'true' },
    lines.filter((value) => value < most).map((value) => [
      svg('line', { class: value === 200 ? 'grid heavy' : 'grid', x1: left, x2: width, y1: y(value), y2: y(value) }),
      svg('text', { class: value === 200 ? 'axis strong' : 'axis', x: left - 9, y: y(value) + 4, 'text-anchor': 'end' }, String(value)),
    ]),
    zones.map(({ level, from, to }) => [
      svg('rect', { class: `air-${level} zone`, x: left - 5, width: 5, y: y(to), height: y(from) - y(to) }),
      !isNarrow && y(from) - y(to) > 14 && svg('text', { class: 'axis zone-word', x: left - 36, y: (y(from) + y(to)) / 2 + 4, 'text-anchor': 'end' }, say(`air-short-${level}`)),
    ]));
}

// MARK: Bands

/** A band through the days from `first` to before `end`, as wide as their columns. */
function area({ x, y, step }, days, first, end, low, high) {
  const inside = days.map((day, index) => ({ day, index })).slice(first, end);
  const edge = (value) => {
    const points = inside.map(({ day, index }) => [x(index), y(value(day))]);
    return [[points[0][0] - step / 2, points[0][1]], ...points, [points.at(-1)[0] + step / 2, points.at(-1)[1]]];
  };
  return [...edge(high), ...edge(low).reverse()].map((point) => point.map(Math.round).join()).join(' ');
}

function line(frame, days, first, end, value) { return area(frame, days, first, end, value, value).split(' ').slice(0, end - first + 2).join(' '); }

function hasSeason(days) { return days.length > 0 && days.every((day) => day.season?.length === 5); }

/** Behind the fan the season's ground, and before it the season's edges, so that neither hides the other. */
function seasonBand(frame, days) {
  return hasSeason(days) && svg('polygon', { 'aria-hidden': 'true', class: 'season-band', points: area(frame, days, 0, days.length, (day) => day.season[0], (day) => day.season[4]) });
}

function seasonLines(frame, days) {
  if (!hasSeason(days)) return null;
  const edge = (kind, which) => svg('polyline', { class: kind, points: line(frame, days, 0, days.length, (day) => day.season[which]) });
  return svg('g', { 'aria-hidden': 'true' }, [0, 4, 2].map((which) => edge('season-casing', which)), edge('season-edge', 0), edge('season-edge', 4), edge('season-line', 2));
}

/** The days before the far ones that have their quantiles. */
function drawnDays(days) {
  const { far } = borders(days);
  const gap = days.findIndex((day) => day.aqi.length !== 5);
  return gap < 0 ? far : Math.min(far, gap);
}

function fan(frame, days) {
  const end = drawnDays(days);
  if (!end) return null;
  const bands = [['outer', 0, 4], ['inner', 1, 3]].map(([name, low, high]) => [name, area(frame, days, 0, end, (day) => day.aqi[low], (day) => day.aqi[high])]);
  const middle = line(frame, days, 0, end, (day) => day.aqi[2]);
  const half = (clip, kind) => svg('g', { 'clip-path': `url(#${clip})` },
    bands.map(([name, points]) => svg('polygon', { class: name + kind, points })), svg('polyline', { class: `median-line${kind}`, points: middle }));
  return svg('g', { 'aria-hidden': 'true' }, half('days-strong', ''), half('days-weak', ' tendency'), days.slice(0, end).map((day, index) => marker(frame, day, index)));
}

function marker({ x, y, step }, day, index) {
  const [half, kind] = [Math.min(13, step * 0.3), day.tendency ? ' tendency' : ''];
  return svg('line', { class: `median${kind}`, x1: x(index) - half, x2: x(index) + half, y1: y(day.aqi[2]), y2: y(day.aqi[2]) });
}

/** Days of which only better, same or worse is said: a sign in the middle of the season's band. */
function far({ x, y, height, isNarrow }, days) {
  return svg('g', { 'aria-hidden': 'true' }, days.map((day, index) => {
    if (!isFar(day)) return null;
    const middle = day.season?.length === 5 ? y(day.season[2]) : height / 2;
    const place = Math.min(height - 24, middle - 26);
    return [svg('circle', { class: `far-ground ${day.againstSeason}`, cx: x(index), cy: place, r: isNarrow ? 11 : 17 }),
      svg('text', { class: 'far-sign', x: x(index), y: place + (isNarrow ? 5 : 7), 'text-anchor': 'middle', 'font-size': isNarrow ? 14 : 20 }, sign[day.againstSeason])];
  }));
}

// MARK: Under the fan

function chip(frame, day, index) {
  const [{ x, step, height, isNarrow }, width] = [frame, frame.step - 3];
  const kind = day.tendency ? ' tendency' : '';
  if (isFar(day)) {
    return [svg('rect', { class: 'chip-ground far', x: x(index) - width / 2, y: height + 20, width, height: 34, rx: 4 }),
      cell(frame, index, height + 34, 'chip-word far', sign[day.againstSeason]),
      cell(frame, index, height + 48, isNarrow ? 'chip-word far narrow' : 'chip-word far', say(`against-short-${day.againstSeason}`))];
  }
  return [svg('rect', { class: `chip-ground air-${day.level}${kind}`, x: x(index) - width / 2, y: height + 20, width, height: 34, rx: 4 }),
    cell(frame, index, height + 34, `chip-word on-air-${day.level}${kind}`, say(`air-${step < 44 || isNarrow ? 'narrow' : 'short'}-${day.level}`)),
    cell(frame, index, height + 48, `chip-figure on-air-${day.level}${kind}`, String(day.aqi[2] ?? ''))];
}

function rows(frame, days) {
  const { height } = frame;
  const heavy = (day) => day.exceedance['200'];
  return [rowName(frame, height + 41, say('row-level')), rowName(frame, height + 70, say(frame.isNarrow ? 'row-heavy-narrow' : 'row-heavy')),
    hasSeason(days) && rowName(frame, height + 87, say('row-season')),
    days.map((day, index) => [
      cell(frame, index, height + 70, `share${!isFar(day) && heavy(day) >= 0.5 ? ' strong' : ''}${day.tendency ? ' tendency' : ''}`, isFar(day) ? '–' : shareText(frame, heavy(day))),
      hasSeason(days) && cell(frame, index, height + 87, 'share season', String(day.season?.[2] ?? '–')),
    ])];
}

export function legend(forecast) {
  const entry = (kind, key) => el('span', { class: 'entry' }, el('span', { class: `swatch ${kind}` }), say(key));
  return el('p', { class: 'legend', 'aria-hidden': 'true' }, entry('outer', 'band-90'), entry('inner', 'band-50'), entry('median', 'median'),
    hasSeason(forecast.days) && entry('season-swatch', 'season-band'), hasSeason(forecast.days) && entry('season-median', 'season-median'), entry('tendency', 'tendency'));
}
