// Dust or not dust: a second product beside the index, with what it rests on. Health advice follows from dust, emission cuts do not.

import { el, percent, say, svg } from './dom.js';
import { cell, dates, isFar, longDay, panel, rowName, shareText, strip } from './air-frame.js';

const [top, bar] = [20, 44];

export function dust(forecast, frame, view) {
  const { days } = forecast;
  const label = days.filter((day) => !isFar(day)).map((day) => `${longDay(day.date)}: ${say('dust-probability')} ${percent(day.dustProbability)}, ${say(`dust-${verdict(day)}`)}`).join('; ');
  return panel('dust', 'dust-title', el('p', { class: 'fine' }, say('dust-means')),
    strip(frame, top + bar + 60, label, grains(), svg('g', { 'aria-hidden': 'true' }, dates(frame, days, 13), names(frame, days), days.map((day, index) => column(frame, day, index)))),
    evidence(forecast, view));
}

/** Two to one is taken as a leaning, anything between as undecided. */
function verdict(day) { return day.dustProbability >= 2 / 3 ? 'likely' : day.dustProbability <= 1 / 3 ? 'unlikely' : 'open'; }

function grains() {
  return svg('defs', {}, svg('pattern', { id: 'grains', width: 6, height: 6, patternUnits: 'userSpaceOnUse' },
    svg('rect', { class: 'sand', width: 6, height: 6 }), svg('circle', { class: 'grain', cx: 1.6, cy: 1.6, r: 1.1 }), svg('circle', { class: 'grain', cx: 4.6, cy: 4.6, r: 1.1 })));
}

function names(frame, days) {
  return [rowName(frame, top + bar / 2 + 4, say('row-dust')), frame.isNarrow && rowName(frame, top + bar + 17, '%'), rowName(frame, top + bar + 35, say(frame.isNarrow ? 'row-verdict-narrow' : 'row-verdict')),
    days.some(ratio) && rowName(frame, top + bar + 53, say(frame.isNarrow ? 'row-ratio-narrow' : 'row-ratio'))];
}

function column(frame, day, index) {
  const { x, step } = frame;
  if (isFar(day)) return cell(frame, index, top + bar / 2 + 4, 'share', '–');
  const [width, height] = [Math.min(40, step * 0.66), bar * day.dustProbability];
  const [left, kind] = [x(index) - width / 2, day.tendency ? ' tendency' : ''];
  return [svg('rect', { class: `not-dust${kind}`, x: left, y: top, width, height: bar }),
    svg('rect', { class: `is-dust${kind}`, x: left, y: top + bar - height, width, height }),
    cell(frame, index, top + bar + 17, `share${day.dustProbability >= 2 / 3 ? ' strong-plain' : ''}`, shareText(frame, day.dustProbability)),
    cell(frame, index, top + bar + 35, `verdict${kind}`, say(`dust-${frame.isNarrow ? 'narrow' : 'short'}-${verdict(day)}`)),
    cell(frame, index, top + bar + 53, 'share season', frame.isNarrow ? (ratio(day) ?? '').replace(/^0/, '') : ratio(day) ?? '')];
}

/** PM2.5 to PM10, both in the middle. */
function ratio(day) {
  const { pm10, pm2_5: fine } = day.medians ?? {};
  return pm10 > 0 && fine !== undefined ? (fine / pm10).toFixed(2) : null;
}

function evidence(forecast, view) {
  const last = view.newestDay[forecast.place];
  const seen = last?.dustRatio !== undefined && say('dust-seen', { date: longDay(last.date), ratio: last.dustRatio.toFixed(2) });
  return el('p', { class: 'fine' }, forecast.days.some(ratio) && [say('dust-evidence'), ' '], seen);
}
