// What everything about one place's forecast shares: a day is one column through every picture, and inputs have the same names everywhere.

import { dateInstant, dayText, el, knows, percent, say, svg, symbols } from './dom.js';

/** A column too narrow for the usual words. */
const narrowStep = 44;

/** Where the days' columns are. Drawn at real size, so that letters stay readable on any screen. */
export function frameOf(forecast, available) {
  const width = Math.max(300, Math.min(available || 700, 1100));
  const left = width < 500 ? 48 : 88;
  const step = (width - left - 2) / Math.max(1, forecast.days.length);
  return { width, left, step, isNarrow: step < narrowStep, x: (index) => left + step * (index + 0.5) };
}

/** A picture as wide as the frame. */
export function strip({ width }, height, label, ...children) {
  return svg('svg', { class: 'chart', width, height, viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': label }, ...children);
}

export function rowName({ left }, y, words) {
  return svg('text', { class: 'row-name', x: left - 6, y, 'text-anchor': 'end' }, words);
}

export function cell({ x }, index, y, kind, words) {
  return svg('text', { class: kind, x: x(index), y, 'text-anchor': 'middle' }, words);
}

/** The dates under, or over, the columns; a narrow one has the month at the first and at its beginning only. */
export function dates(frame, days, y) {
  const short = (day, index) => (frame.isNarrow && index > 0 && !day.date.endsWith('-01') ? String(Number(day.date.slice(8, 10))) : dayNumber(day.date));
  return days.map((day, index) => cell(frame, index, y, `date${day.tendency ? ' tendency' : ''}`, short(day, index)));
}

export function dayNumber(date) { return `${Number(date.slice(5, 7))}/${Number(date.slice(8, 10))}`; }

export function longDay(date) { return dayText(dateInstant(date)); }

/** A share as it fits its column: a narrow one leaves the sign to the row's name. */
export function shareText({ isNarrow }, share) { return isNarrow ? percent(share).replace('%', '') : percent(share); }

/** From day 8 on there is a word against the season and nothing more. */
export function isFar(day) { return day.againstSeason !== undefined; }

/** Worse is up, like the index; the word stands beside it. */
export const sign = { better: '▼', same: '≈', worse: '▲' };

// MARK: Inputs

/** What an input is called: several parts of the model are one thing to a reader. */
export function inputKey(input) {
  if (input === 'persistence' || input === 'recent') return 'today';
  if (input === 'wide-season') return 'season';
  return input;
}

export function inputName(key) {
  const source = guidanceSource(key);
  if (source) return sourceName(source);
  return knows(`input-${key}`) ? say(`input-${key}`) : key;
}

/** Guidance goes by its source, `open-meteo.ensemble/ecmwf_ifs025`, with or without the word before it. */
export function isGuidance(key) { return key.startsWith('guidance') || key.includes('/'); }

function guidanceSource(key) { return isGuidance(key) ? key.replace(/^guidance[\s:()-]*/, '').replace(/\)$/, '') || null : null; }

/** Names of models that people know; any other stays as it is written. */
const models = { ecmwf_ifs025: 'ECMWF', ecmwf_ifs025_ensemble: 'ECMWF', ecmwf_ifs04: 'ECMWF', cams_global: 'CAMS', cams: 'CAMS', gfs_seamless: 'GFS', gefs: 'GEFS', era5: 'ERA5', unnamed: '' };

/** `open-meteo.ensemble/ecmwf_ifs025`: ECMWF ensemble. */
export function sourceName(source) {
  const [name, model = ''] = source.split('/');
  const kind = name.replaceAll('.', '-');
  const known = model in models ? models[model] : model;
  return [known, knows(`source-${kind}`) ? say(`source-${kind}`) : name].filter(Boolean).join(' ');
}

/** Parts summed by what they are called, in the order in which they are stacked. */
export function grouped(parts, amount) {
  const sums = new Map();
  for (const part of parts) sums.set(inputKey(part.input), (sums.get(inputKey(part.input)) ?? 0) + amount(part));
  return sums;
}

export function pollutantName(code) { return symbols[code] ?? code; }

/** A part of a forecast with its own heading; only what is there is drawn. */
export function panel(id, title, ...children) {
  return el('section', { class: 'panel', id: `air-${id}`, 'aria-labelledby': `air-${id}-title` }, el('h4', { id: `air-${id}-title` }, say(title)), ...children);
}
