// What was found: samples, where a release of unknown origin may have begun, and how each number came about.

import { dot, el, figure, fold, percent, say, text, timeText } from './dom.js';
import { bandText } from './incident-targets.js';
import { otherName, postName } from './incident.js';

const firstSamples = 4;
const firstCandidates = 4;

// MARK: Samples

export function samplesPart(incident, view) {
  const samples = incident.samples ?? [];
  if (!samples.length) return null;
  const [first, rest] = [samples.slice(0, firstSamples), samples.slice(firstSamples)];
  const list = (each) => el('ul', { class: 'plain' }, each.map((sample) => sampleItem(sample, incident, view)));
  return el('section', { class: 'part' }, el('h4', {}, say('samples')), list(first),
    rest.length > 0 && fold(`samples-${incident.id}`, say('samples-more', { n: rest.length }), {}, list(rest)));
}

function sampleItem(sample, incident, view) {
  const found = sample.milligramsPerLitre !== undefined ? `${figure(sample.milligramsPerLitre)} mg/l`
    : sample.detectionLimit !== undefined ? say('below-detection', { limit: figure(sample.detectionLimit) }) : say('not-found');
  const target = incident.plume?.arrivals.find((each) => each.target === sample.section);
  const limit = incident.plume?.substance === sample.substance ? (target ?? incident.plume.arrivals[0])?.limit : undefined;
  const isAbove = limit !== undefined && sample.milligramsPerLitre > limit;
  const place = text(target?.name) || say('at-kilometre', { km: figure(sample.kilometre) });
  return el('li', {}, el('time', { datetime: sample.sampled }, timeText(sample.sampled, view.time)), ' ', place, ' ', el('strong', {}, found), ' ',
    isAbove && el('span', { class: 'mark bad' }, say('above-limit')),
    el('span', { class: 'fine' }, [otherName(sample.substance, view), sample.bank && say(`bank-${sample.bank}`), say(sample.isAutomatic ? 'automatic' : 'by-hand'), postName(sample.post, view), sample.remark].filter(Boolean).join(dot)));
}

// MARK: Sources

export function sourcesPart(incident, view) {
  const { traced } = incident;
  if (!traced) return null;
  const [first, rest] = [traced.candidates.slice(0, firstCandidates), traced.candidates.slice(firstCandidates)];
  const list = (each) => el('ul', { class: 'sources-traced' }, each.map((candidate) => candidateItem(candidate, view)));
  return el('section', { class: 'part' }, el('h4', {}, say('sources-title', { n: traced.samples })),
    traced.candidates.length ? list(first) : el('p', {}, say('sources-none')),
    rest.length > 0 && fold(`sources-${incident.id}`, say('sources-more', { n: rest.length }), {}, list(rest)),
    traced.candidates.length > 0 && el('p', { class: 'fine' }, say('sources-means')),
    traced.assumptions.length > 0 && fold(`traced-${incident.id}`, say('assumptions', { n: traced.assumptions.length }), { class: 'assumptions' },
      el('ul', {}, traced.assumptions.map((each) => el('li', {}, text(each))))));
}

function candidateItem(candidate, view) {
  const mass = say('mass-band', { median: figure(candidate.massKilograms.median), low: figure(candidate.massKilograms.low), high: figure(candidate.massKilograms.high) });
  return el('li', { class: 'candidate' }, el('strong', { class: 'chance' }, percent(candidate.probability)), el('meter', { min: 0, max: 1, value: candidate.probability, 'aria-hidden': 'true' }),
    el('div', {}, text(candidate.name), el('span', { class: 'fine' }, [say('at-kilometre', { km: figure(candidate.kilometre) }),
      say('release-began', { band: bandText(candidate.released.early, candidate.released.late, view) }), mass].join(dot))));
}

// MARK: How the numbers came about

export function derivationPart(incident) {
  const all = [...(incident.plume?.derivation ?? []), ...(incident.plan?.derivation ?? [])];
  if (!all.length) return null;
  return fold(`derivation-${incident.id}`, say('derivation', { n: all.length }), { class: 'part-fold' },
    el('ul', { class: 'plain' }, all.map(derivationItem)));
}

function derivationItem(derivation) {
  return el('li', { class: 'derivation' }, el('p', {}, text(derivation.quantity), ' ', el('strong', {}, amount(derivation.value, derivation.unit))),
    el('p', { class: 'formula' }, el('code', {}, derivation.formula), el('span', { class: 'fine' }, derivation.citation)),
    el('ul', { class: 'inputs' }, derivation.inputs.map((input) => el('li', {}, el('code', {}, `${input.letter} = ${amount(input.value, input.unit)}`), ' ',
      el('span', { class: 'mark illustrative' }, say(`from-${input.provenance}`)), input.source && el('span', { class: 'fine' }, input.source)))));
}

function amount(value, unit) { return `${Number.isFinite(value) ? figureOf(value) : '–'} ${unit}`.trim(); }

/** Small and negative numbers too. */
function figureOf(value) { return value < 0 ? `−${figure(-value)}` : value === 0 ? '0' : figure(value); }
