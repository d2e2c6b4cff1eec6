// The first days by the hour, one small picture a pollutant. Never an index of an hour: no warning may rest on one.

import { at, clockText, dayText, el, figure, say, svg } from './dom.js';
import { panel, pollutantName } from './air-frame.js';

const order = ['pm10', 'pm2_5', 'o3', 'no2', 'so2', 'co'];
const [height, top, foot, left] = [118, 10, 18, 34];

/** In a forecast that has its record or its inputs but no hours there is nothing to learn them from; an older one does not say. */
export function hours(forecast, available) {
  if (!forecast.hours) return panel('hours', 'hours-title', el('p', { class: 'fine' }, say('hours-none')));
  const columns = available > 660 ? 3 : available > 480 ? 2 : 1;
  const width = Math.floor((available - 14 * (columns - 1) - 2) / columns);
  const { pollutants } = forecast.hours;
  const codes = [...order.filter((code) => code in pollutants), ...Object.keys(pollutants).filter((code) => !order.includes(code))];
  return panel('hours', 'hours-title', el('p', { class: 'fine' }, say('hours-means', { n: forecast.hours.days })),
    el('div', { class: `multiples columns-${columns}` }, codes.map((code) => multiple(code, pollutants[code], at(forecast.hours.first), width))));
}

const hour = 3600e3;

function multiple(code, band, first, width) {
  const most = nice(Math.max(...band.high));
  const x = (index) => left + (width - left - 2) * (index + 0.5) / band.median.length;
  const y = (value) => top + (height - top) * (1 - value / most);
  const peak = band.median.indexOf(Math.max(...band.median));
  const values = { value: figure(band.median[peak]), low: figure(band.low[peak]), high: figure(band.high[peak]), time: `${dayText(first + peak * hour)} ${clockText(first + peak * hour)}` };
  const unit = code === 'co' ? 'mg/m³' : 'µg/m³';
  return el('figure', { class: 'multiple' },
    el('figcaption', {}, el('strong', {}, pollutantName(code)), el('span', { class: 'fine' }, ` ${unit}`), el('span', { class: 'fine peak' }, say('hours-peak', values))),
    svg('svg', { class: 'chart', width, height: height + foot, viewBox: `0 0 ${width} ${height + foot}`, role: 'img', 'aria-label': `${pollutantName(code)}: ${say('hours-peak-range', values)}` },
      ground({ x, y, width, most }, band.median.length, first), bands(band, x, y), svg('circle', { class: 'peak-mark', cx: x(peak), cy: y(band.median[peak]), r: 3 })));
}

/** The next round number above. */
function nice(value) {
  const unit = 10 ** Math.floor(Math.log10(Math.max(value, 1e-6)));
  return [1, 1.5, 2, 3, 4, 5, 6, 8, 10].map((step) => step * unit).find((step) => step >= value);
}

function ground({ x, y, width, most }, count, first) {
  const starts = Array.from({ length: count }, (_, index) => index).filter((index) => index === 0 || clockText(first + (index - 1) * hour) === '00:00');
  const half = (x(1) - x(0)) / 2 || 0;
  const scale = (value) => [svg('line', { class: 'grid', x1: left, x2: width, y1: y(value), y2: y(value) }),
    svg('text', { class: 'axis', x: left - 5, y: y(value) + 4, 'text-anchor': 'end' }, figure(value))];
  return [[0, most / 2, most].map(scale),
    starts.map((index) => [svg('line', { class: 'day-edge', x1: x(index) - half, x2: x(index) - half, y1: top - 6, y2: height + foot }),
      count - index >= 12 && svg('text', { class: 'axis', x: x(index) + 3, y: height + 14 }, dayText(first + (index - 1) * hour + hour / 2))])];
}

function bands(band, x, y) {
  const points = (list) => list.map((value, index) => `${x(index).toFixed(1)},${y(value).toFixed(1)}`);
  return [svg('polygon', { class: 'outer', points: [...points(band.high), ...points(band.low).reverse()].join(' ') }), svg('polyline', { class: 'hour-line', points: points(band.median).join(' ') })];
}
