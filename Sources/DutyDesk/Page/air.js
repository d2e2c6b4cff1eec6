// The ten-day forecast: all places at a glance, and one place in full. The colour of a level never stands without its word.

import { at, dateInstant, dayText, dot, el, fold, percent, redraw, say, span, symbols, text, timeText, weekday, yearText } from './dom.js';
import { chart, legend } from './air-chart.js';
import { dust } from './air-dust.js';
import { dayNumber, frameOf, isFar, longDay, sign } from './air-frame.js';
import { hours } from './air-hours.js';
import { moved } from './air-moved.js';
import { alarmsOf, record, skillAlarms } from './air-record.js';
import { rests } from './air-rests.js';

let chosen = null;

export function drawForecast(root, view) {
  const forecasts = ordered(view);
  if (!forecasts.length) return redraw(root, el('p', { class: 'empty' }, say('no-forecast')));
  const shown = forecasts.find((forecast) => forecast.place === chosen) ?? forecasts[0];
  const choose = (place) => { chosen = place; drawForecast(root, view); };
  redraw(root, skillAlarms(view), forecasts.length > 1 && matrix(forecasts, shown, view, choose), placeInFull(shown, view, inside(root)));
}

/** This side's places first. */
function ordered(view) {
  const rank = (forecast) => (view.names.places[forecast.place]?.side === view.node.side ? 0 : 1);
  return [...view.forecasts].sort((left, right) => rank(left) - rank(right) || left.place.localeCompare(right.place));
}

/** The width inside the padding, for pictures are drawn at their real size. */
function inside(root) {
  const style = getComputedStyle(root);
  return Math.floor(root.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight));
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

function matrixRow(forecast, dates, isShown, view, choose) {
  const side = view.names.places[forecast.place]?.side ?? forecast.side;
  const button = el('button', {
    type: 'button', class: 'place', 'aria-pressed': String(isShown), 'data-key': `place-${forecast.place}`, on: { click: () => choose(forecast.place) },
  }, placeName(forecast.place, view), ' ', el('span', { class: 'side-mark' }, say(side)), alarmsOf(forecast.place, view).length > 0 && el('span', { class: 'mark bad' }, `⚠ ${say('alarm-mark')}`));
  const cells = dates.map((date) => matrixCell(forecast.days.find((each) => each.date === date)));
  return el('tr', { class: isShown ? 'shown' : '' }, el('th', { scope: 'row' }, button), cells);
}

function matrixCell(day) {
  if (!day) return el('td', {}, '–');
  if (isFar(day)) {
    return el('td', { class: 'level far', title: say(`against-${day.againstSeason}`) },
      el('span', { class: 'word' }, sign[day.againstSeason]), el('span', { class: 'figure' }, say(`against-short-${day.againstSeason}`)));
  }
  const title = `${levelWord(day)}${dot}${say('heavy-probability')} ${percent(day.exceedance['200'])}${dot}${say('dust-probability')} ${percent(day.dustProbability)}`;
  return el('td', { class: `level air-${day.level}${day.tendency ? ' tendency' : ''}`, title }, el('span', { class: 'word' }, say(`air-short-${day.level}`)),
    el('span', { class: 'figure' }, String(day.aqi[2] ?? '')));
}

/** The level's word, the forecast's own where it has one. */
function levelWord(day) { return text(day.category) || say(`air-${day.level}`); }

// MARK: One place

function placeInFull(forecast, view, width) {
  const frame = frameOf(forecast, width);
  const name = placeName(forecast.place, view);
  return el('div', { class: 'place-in-full' },
    el('h3', {}, say('forecast-of', { place: name }), ' ', el('span', { class: 'side-mark' }, say(forecast.side))),
    headline(forecast), chart(forecast, name, frame), legend(forecast), numbers(forecast), provenance(forecast, view), dust(forecast, frame, view),
    isOlder(forecast) ? el('p', { class: 'fine older' }, say('older-forecast')) : [moved(forecast, frame), rests(forecast, frame), hours(forecast, width)],
    record(forecast, view), trust(forecast));
}

/** A forecast by a service that does not say yet what it rests on. */
function isOlder(forecast) { return !forecast.changes && !forecast.guidance && !forecast.hours && !forecast.days.some((day) => day.inputs); }

/** What somebody half asleep has to take away: the worst of the days that are a forecast. */
function headline(forecast) {
  const days = forecast.days.filter((day) => !day.tendency && day.aqi.length === 5);
  const worst = [...days].sort((left, right) => (right.exceedance['200'] ?? 0) - (left.exceedance['200'] ?? 0) || right.aqi[2] - left.aqi[2])[0];
  if (!worst) return null;
  const values = { day: `${longDay(worst.date)} ${weekday(dateInstant(worst.date))}`, median: worst.aqi[2], low: worst.aqi[0], high: worst.aqi[4] };
  return el('div', { class: 'headline' }, el('p', {}, say('headline-day', values), ' ', el('span', { class: `level air-${worst.level}` }, levelWord(worst))),
    el('p', {}, say(values.low === values.high ? 'headline-flat' : 'headline-aqi', values),
      worst.season?.length === 5 && say('headline-season', { season: worst.season[2] }), dot, say('headline-shares', { heavy: percent(worst.exceedance['200']), dust: percent(worst.dustProbability) })));
}

function provenance(forecast, view) {
  const issued = at(forecast.issued);
  const parts = [say('issued', { time: timeText(issued) }), say('cutoff', { time: timeText(forecast.dataCutoff) })];
  const hour = view.newestHour[forecast.place];
  if (hour) parts.push(say('newest-hour', { time: timeText(hour) }));
  if (forecast.lastIndex !== undefined) parts.push(say('last-index', { aqi: forecast.lastIndex }));
  const age = view.time === null ? 0 : view.time - issued;
  return el('div', { class: 'provenance' },
    age > 36 * 3600e3 && el('p', { class: 'mark bad' }, say('forecast-old', { span: span(age) })),
    el('p', {}, parts.join(dot)), el('p', {}, lastDay(forecast, view)),
    el('p', {}, say('basis'), ': ', forecast.basis.map((basis, index) => basisLine(basis, index, forecast, view))));
}

function lastDay(forecast, view) {
  const day = view.newestDay[forecast.place];
  if (!day) return '';
  const date = dayText(dateInstant(day.date));
  return day.aqi === undefined ? say('yesterday-none', { date }) : say('yesterday', { date, aqi: day.aqi, level: say(`air-${day.level}`) });
}

/** Data of another year than the forecast's have their year said. */
function dayOf(date, forecast) {
  const year = yearText(dateInstant(date));
  return year === yearText(at(forecast.issued)) ? dayText(dateInstant(date)) : say('day-of-year', { day: dayText(dateInstant(date)), year });
}

function basisLine(basis, index, forecast, view) {
  const newest = basis.newest ? `, ${say('basis-newest', { date: dayOf(basis.newest, forecast) })}` : '';
  return el('span', { title: text(basis.note) }, index > 0 && '; ', say('basis-of', { place: placeName(basis.place, view), days: basis.days }), newest,
    basis.substitute && [' ', el('span', { class: 'mark warn' }, say('substitute'))]);
}

function trust(forecast) {
  const notes = forecast.basis.map((basis) => el('p', {}, text(basis.note)));
  return fold(`trust-${forecast.place}`, say('trust'), {}, el('p', {}, text(forecast.explanation)), notes,
    el('p', {}, say('edition', { edition: forecast.edition }), dot, say('method', { method: forecast.method })));
}

// MARK: The same in numbers

function numbers(forecast) {
  const hasSeason = forecast.days.some((day) => day.season?.length === 5);
  const head = ['col-date', 'row-level', 'median', 'band-50', 'col-range', hasSeason && 'season-range', 'heavy-probability', 'dust-probability', 'col-primary'].filter(Boolean);
  const table = el('table', { class: 'numbers' }, el('thead', {}, el('tr', {}, head.map((key) => el('th', { scope: 'col' }, say(key))))),
    el('tbody', {}, forecast.days.map((day) => numbersRow(day, hasSeason))));
  return fold(`numbers-${forecast.place}`, say('numbers'), {}, el('div', { class: 'scroll' }, table));
}

function numbersRow(day, hasSeason) {
  const name = el('th', { scope: 'row' }, dayText(dateInstant(day.date)), ' ', weekday(dateInstant(day.date)), day.tendency && ` (${say('tendency-word')})`);
  const season = hasSeason && el('td', {}, day.season?.length === 5 ? `${day.season[2]} (${day.season[0]}–${day.season[4]})` : '–');
  if (isFar(day)) {
    return el('tr', { class: 'tendency' }, name, el('td', { colspan: 4 }, `${sign[day.againstSeason]} ${say(`against-${day.againstSeason}`)}`), season,
      ['heavy', 'dust', 'primary'].map(() => el('td', {}, '–')));
  }
  return el('tr', { class: day.tendency ? 'tendency' : '' }, name,
    el('td', {}, el('span', { class: `level air-${day.level}${day.tendency ? ' tendency' : ''}` }, levelWord(day))), el('td', {}, String(day.aqi[2] ?? '–')),
    el('td', {}, `${day.aqi[1] ?? ''}–${day.aqi[3] ?? ''}`), el('td', {}, `${day.aqi[0] ?? ''}–${day.aqi[4] ?? ''}`), season,
    el('td', {}, percent(day.exceedance['200'])), el('td', {}, percent(day.dustProbability)), el('td', {}, symbols[day.primary] ?? day.primary ?? '–'));
}
