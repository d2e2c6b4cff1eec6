// When it is where: every target downstream, with when to have closed, when to open again at the earliest, and how much comes.

import { at, clockText, dayText, dot, el, figure, fold, knows, percent, say, span, text, timeText } from './dom.js';

/** The share of courses from which an arrival is possible, as the forecast counts it, and from which it is likely. */
export const possible = 0.1;
export const likely = 0.5;

/** Targets shown without unfolding, at most; drinking-water intakes are always shown. */
const firstTargets = 5;
/** At which there is nothing to close. */
const unclosed = ['section', 'cross-boundary-section', 'wetland'];

/** Without a share the amount is unknown, and whatever comes is taken as likely. */
export function shareOf(target) { return target.exceedanceProbability ?? 1; }

/** When the limit is exceeded, if that is possible. A forecast of the first method left out what was not likely; its peak stands in. */
export function bandOf(target) { return shareOf(target) >= possible ? target.arrival ?? target.peak : null; }

export function isDrinking(target) { return target.kind === 'drinking-intake'; }

export function targetsPart(incident, view) {
  const { plume } = incident;
  if (!plume) return incident.report ? el('p', { class: 'empty' }, say('no-plume')) : null;
  const ahead = plume.arrivals.filter((target) => bandOf(target) && !isPassed(target, view)).sort((left, right) => at(bandOf(left).early) - at(bandOf(right).early));
  const shown = ahead.filter((target, index) => index < firstTargets || isDrinking(target));
  const later = ahead.filter((target) => !shown.includes(target));
  const rest = plume.arrivals.filter((target) => !ahead.includes(target));
  return el('section', { class: 'part plume' }, el('h4', {}, say('targets')),
    el('p', { class: 'fine' }, el('span', { class: 'mark estimate', title: say('estimate-hint') }, say('estimate')), ' ',
      [say('plume-issued', { time: timeText(plume.issued, view.time) }), commonLimit(plume)].filter(Boolean).join(dot)),
    releaseLine(plume, view),
    shown.length > 0 ? table(shown, incident, view) : el('p', {}, say('no-target-ahead')),
    later.length > 0 && fold(`later-${incident.id}`, say('targets-later', { n: later.length }), {}, table(later, incident, view)),
    rest.length > 0 && fold(`targets-${incident.id}`, say('targets-more', { n: rest.length }), {}, table(rest, incident, view)),
    fold(`assumptions-${incident.id}`, say('assumptions', { n: plume.assumptions.length }), { class: 'assumptions' },
      el('p', { class: 'fine' }, say('assumptions-title')), el('ul', {}, plume.assumptions.map((assumption) => el('li', {}, text(assumption)))), el('p', { class: 'fine' }, say('method', { method: plume.method }))));
}

function isPassed(target, view) { return view.time !== null && target.departure && at(target.reopenAfter ?? target.departure.late) < view.time; }

/** The limit once, where it is the same everywhere. */
function commonLimit(plume) {
  const limits = new Set(plume.arrivals.map((target) => `${target.limit} ${target.limitCitation}`));
  const [first] = plume.arrivals;
  return limits.size === 1 && say('limit-line', { limit: figure(first.limit), citation: first.limitCitation });
}

/** What the samples say about the release. */
function releaseLine({ release }, view) {
  if (!release) return null;
  const mass = release.massKilograms && say('release-mass', { median: figure(release.massKilograms.median), low: figure(release.massKilograms.low), high: figure(release.massKilograms.high) });
  return el('p', {}, [say('release-by-samples', { n: release.samples }), mass, say('release-began', { band: bandText(release.released.early, release.released.late, view) }),
    say('release-speed', { ratio: figure(release.speedRatio.median) })].filter(Boolean).join(dot));
}

function table(targets, incident, view) {
  const head = ['col-target', 'col-arrival', 'col-close', 'col-peak', 'col-exceed'];
  return el('table', { class: 'arrivals' }, el('thead', {}, el('tr', {}, head.map((key) => el('th', { scope: 'col' }, say(key))))),
    el('tbody', {}, targets.map((target) => row(target, incident, view))));
}

function row(target, incident, view) {
  const cell = (key, ...content) => el('td', { 'data-name': say(key) }, el('div', {}, content));
  const isLikely = shareOf(target) >= likely && target.arrival;
  const isCommon = commonLimit(incident.plume);
  return el('tr', { class: isLikely ? 'likely' : '' },
    el('th', { scope: 'row' }, text(target.name), el('span', { class: 'fine' }, el('span', { class: 'side-mark' }, say(target.side)), ' ', kindOf(target), dot, `${figure(target.kilometre)} km`),
      target.assumptions?.length > 0 && fold(`assumptions-${incident.id}-${target.target}`, say('assumptions', { n: target.assumptions.length }), { class: 'assumptions' },
        el('ul', {}, target.assumptions.map((assumption) => el('li', {}, text(assumption)))))),
    cell('col-arrival', arrivalText(target, view)), cell('col-close', closingText(target, view)), cell('col-peak', peakText(target, view),
      !isCommon && el('span', { class: 'fine' }, say('limit-line', { limit: figure(target.limit), citation: target.limitCitation }))),
    cell('col-exceed', target.exceedanceProbability === undefined ? say('unknown') : el('strong', {}, percent(target.exceedanceProbability))));
}

function kindOf(target) { return knows(`kind-${target.kind}`) ? say(`kind-${target.kind}`) : target.kind; }

// MARK: Cells

function arrivalText(target, view) {
  if (!bandOf(target)) return el('span', { class: 'fine' }, say('not-expected'));
  if (shareOf(target) < likely) return possibleText(target, view);
  if (!target.arrival) return el('span', { class: 'fine' }, say('unknown'));
  const { early, median, late } = target.arrival;
  return [target.exceedanceProbability === undefined && el('span', { class: 'fine' }, say('front')),
    el('strong', {}, timeText(median, view.time)), el('span', { class: 'band' }, bandText(early, late, view)),
    el('span', { class: 'fine' }, countdown(target, view)), target.departure && el('span', { class: 'fine' }, say('until', { time: timeText(target.departure.median, view.time) }))];
}

/** Less likely than not: how likely, and the earliest time, for which whoever runs the intake prepares. */
function possibleText(target, view) {
  return [el('strong', {}, say('possible', { p: percent(shareOf(target)) })),
    el('span', { class: 'band' }, say('at-the-earliest', { time: timeText(bandOf(target).early, view.time) })),
    el('span', { class: 'fine' }, countdown(target, view)), target.departure && el('span', { class: 'fine' }, say('until', { time: timeText(target.departure.late, view.time) }))];
}

function closingText(target, view) {
  if (!target.closeBy || unclosed.includes(target.kind)) return el('span', { class: 'fine' }, '–');
  const isAhead = view.time === null || at(target.closeBy) > view.time;
  return [el('strong', {}, say(isAhead ? 'by' : 'closed-since', { time: timeText(target.closeBy, view.time) })),
    target.reopenAfter && el('span', { class: 'fine' }, say('reopen-short', { time: timeText(target.reopenAfter, view.time) }))];
}

/** The day of the second time is left out when it is the first's. */
export function bandText(early, late, view) {
  const end = dayText(at(early)) === dayText(at(late)) ? clockText(at(late)) : timeText(late, view.time);
  return `${timeText(early, view.time)} – ${end}`;
}

function countdown(target, view) {
  if (view.time === null) return '';
  const { early, late } = bandOf(target);
  if (at(early) > view.time) return say('ahead', { span: span(at(early) - view.time) });
  if (target.departure && at(target.departure.late) < view.time) return say('passed');
  return at(late) < view.time || at(early) <= view.time ? say('under-way') : '';
}

function peakText(target, view) {
  const { peakConcentration: most } = target;
  return [most ? el('strong', {}, `${figure(most.median)} mg/l`) : say('unknown'), most && el('span', { class: 'band' }, `${figure(most.low)}–${figure(most.high)}`),
    el('span', { class: 'fine' }, timeText(target.peak.median, view.time)),
    target.bankRatio > 1.05 && el('span', { class: 'mark warn', title: say('bank-hint') }, say('bank-ratio', { n: figure(target.bankRatio) }))];
}
