// How far to trust it: how forecasts of each lead have turned out lately, in one plain line a lead, and what has become worse than it may be.

import { el, fold, percent, say, svg, text, timeText } from './dom.js';
import { longDay, panel } from './air-frame.js';

/** Fewer verified days than this prove little. */
const enough = 30;
/** A gain over the season below this is hardly one. */
const useful = 0.05;

export function record(forecast, view) {
  const verified = view.verified[forecast.place];
  if (!forecast.record && !verified) return null;
  const rows = forecast.record ?? [];
  return panel('record', 'record-title', verified && lastDay(verified),
    rows.length ? [el('ol', { class: 'record' }, rows.map((row) => line(row, alarmsOf(forecast.place, view)))), table(forecast, rows)] : el('p', { class: 'fine' }, say('record-none')));
}

function gain(row) { return row.seasonCRPS > 0 ? 1 - row.crps / row.seasonCRPS : 0; }

function verdict(row) {
  if (row.days < enough) return 'few';
  return gain(row) >= useful ? 'good' : gain(row) >= 0 ? 'little' : 'bad';
}

const signs = { good: '✓', little: '~', bad: '✗', few: '?' };

function line(row, alarms) {
  const kind = verdict(row);
  const isAlarmed = alarms.some((alarm) => alarm.lead === row.lead);
  return el('li', { class: `lead ${kind}${isAlarmed ? ' alarmed' : ''}` }, el('span', { class: 'lead-name' }, say('lead', { n: row.lead })), bar(row),
    el('span', { class: 'verdict-word' }, el('span', { 'aria-hidden': 'true' }, signs[kind]), ' ', say(`record-${kind}`)),
    el('span', { class: 'lead-words' }, isAlarmed && el('span', { class: 'mark bad' }, say('alarm-mark')), isAlarmed && ' ', sentence(row)));
}

/** The gain over the season, from −50 % to +50 %; the word stands beside it. */
function bar(row) {
  const share = Math.max(-0.5, Math.min(0.5, gain(row)));
  const [from, wide] = [share < 0 ? 40 + share * 80 : 40, Math.abs(share) * 80];
  return svg('svg', { class: 'gain', width: 80, height: 16, viewBox: '0 0 80 16', 'aria-hidden': 'true' }, svg('rect', { class: 'gain-ground', x: 0, y: 4, width: 80, height: 8 }),
    svg('rect', { class: share < 0 ? 'loss-bar' : 'gain-bar', x: from, y: 4, width: wide, height: 8 }), svg('line', { class: 'gain-zero', x1: 40, x2: 40, y1: 0, y2: 16 }));
}

function sentence(row) {
  const percents = percent(Math.abs(gain(row)));
  const against = Math.abs(gain(row)) < 0.005 ? say('gain-none') : say(gain(row) > 0 ? 'gain-better' : 'gain-worse', { p: percents });
  const heavy = row.heavyDays > 0 ? say('heavy-record', { hits: row.heavyHits, days: row.heavyDays, false: row.heavyFalseAlarms }) : say('heavy-never', { false: row.heavyFalseAlarms });
  const width = row.days < enough ? null : row.coverage < 0.7 ? say('bands-narrow') : row.coverage > 0.9 ? say('bands-wide') : null;
  return [heavy, against, width, row.days < enough && say('few-days', { n: row.days })].filter(Boolean).join(say('semicolon'));
}

function table(forecast, rows) {
  const head = ['col-lead', 'col-days', 'col-crps', 'col-season-crps', 'col-gain', 'col-persistence', 'col-coverage', 'col-level-right', 'col-heavy', 'col-hits', 'col-false'];
  const cells = (row) => [row.days, row.crps.toFixed(1), row.seasonCRPS.toFixed(1), signedPercent(gain(row)), row.persistenceError.toFixed(1),
    percent(row.coverage), percent(row.levelAccuracy), row.heavyDays, row.heavyHits, row.heavyFalseAlarms];
  const body = rows.map((row) => el('tr', {}, el('th', { scope: 'row' }, String(row.lead)), cells(row).map((value) => el('td', {}, String(value)))));
  return fold(`record-${forecast.place}`, say('record-numbers'), {}, el('p', { class: 'fine' }, say('record-means')), el('div', { class: 'scroll' },
    el('table', { class: 'numbers' }, el('thead', {}, el('tr', {}, head.map((key) => el('th', { scope: 'col' }, say(key))))), el('tbody', {}, body))));
}

// MARK: The last day that came true

function lastDay(verified) {
  const told = verified.scores.filter((score) => [1, 3, 5].includes(score.lead));
  const each = (score) => say(score.levelIsRight ? 'verified-right' : 'verified-wrong', { n: score.lead, median: Math.ceil(score.median), p: percent(score.heavyProbability) });
  return el('p', { class: 'verified' }, el('strong', {}, say('verified-day', { date: longDay(verified.date), aqi: verified.aqi, level: say(`air-${verified.level}`) })),
    ' ', told.length ? told.map(each).join(say('semicolon')) : say('verified-none'));
}

// MARK: Alarms

export function alarmsOf(place, view) { return view.skillAlarms.filter((alarm) => alarm.place === place); }

/** Alarms of one place and measure are one thing to say, however many leads it is about. */
export function alarmGroups(view) {
  const groups = new Map();
  for (const alarm of view.skillAlarms) {
    const key = [alarm.side, alarm.place, alarm.measure].join(' ');
    groups.set(key, [...(groups.get(key) ?? []), alarm].sort((left, right) => left.lead - right.lead));
  }
  return [...groups.values()];
}

export function alarmName(group, view) {
  const [first] = group;
  const worst = group.reduce((found, each) => (Math.abs(each.value - each.bound) > Math.abs(found.value - found.bound) ? each : found));
  const place = text(view.names.places[first.place]?.name) || first.place;
  return say(`alarm-${first.measure}`, { place, n: group.map((each) => each.lead).join(say('and-so-on')), value: signedPercent(worst.value), bound: signedPercent(worst.bound) });
}

function signedPercent(share) { return share < 0 ? `−${percent(-share)}` : percent(share); }

/** Groups told at once, at most. */
const maximumGroups = 4;

export function skillAlarms(view) {
  const groups = alarmGroups(view);
  if (!groups.length) return null;
  const rest = groups.length - maximumGroups;
  return el('div', { class: 'skill-alarms', id: 'skill-alarms' }, groups.slice(0, maximumGroups).map((group) => alarmBox(group, view)),
    rest > 0 && el('p', { class: 'fine' }, say('alarms-more', { n: rest })));
}

function alarmBox(group, view) {
  const reason = (alarm) => el('p', {}, text(alarm.explanation), ' ', el('span', { class: 'fine' }, say('alarm-since', { time: timeText(alarm.since, view.time), n: alarm.days })));
  const [first] = group;
  return el('div', { class: 'skill-alarm' }, el('p', {}, el('strong', {}, '⚠ ', alarmName(group, view)), ' ', el('span', { class: 'side-mark' }, say(first.side))),
    group.length === 1 ? reason(first) : fold(`alarm-${first.place}-${first.measure}`, say('reasons', { n: group.length }), {}, group.map(reason)));
}
