// Beside the incidents: planned releases, monitors that cannot be trusted, and entries of the register that somebody has to go and look at.

import { at, dateInstant, dayText, dot, el, figure, fold, say, text, timeText } from './dom.js';
import { alarmsPart } from './incident-alarms.js';
import { otherName, postName } from './incident.js';
import { decideButtons, releaseWaterButton, visitButton } from './say-rivers.js';

/** A release without an end is shown for this long after it began. */
const releaseShown = 24 * 3600e3;

export function drawRivers(view) {
  return [...(view.releases ?? []).filter((each) => isAhead(each.release, view)).map((each) => releaseCard(each, view)), el('div', { class: 'buttons' }, releaseWaterButton(view)), changes(view), faults(view), unverified(view)];
}

function isAhead(release, view) {
  return view.time === null || (release.ends ? at(release.ends) : at(release.begins) + releaseShown) > view.time;
}

function releaseCard({ release, side, alarms }, view) {
  const values = { river: otherName(release.river, view), km: figure(release.kilometre), q: figure(release.dischargeCubicMetresPerSecond), time: timeText(release.begins, view.time) };
  return el('article', { class: 'card release' }, el('div', { class: 'card-body' },
    el('h3', {}, say('release-planned', values)), release.ends && el('p', {}, say('until', { time: timeText(release.ends, view.time) })), el('blockquote', {}, release.reason),
    el('p', { class: 'fine' }, say('number-of', { id: release.release }), dot, el('span', { class: 'side-mark' }, say(side)), ' ', postName(release.post, view), ' ', release.person),
    alarmsPart(alarms?.all ?? [], release.release, view)));
}

function faults(view) {
  const all = view.faults ?? [];
  return all.length > 0 && fold('faults', say('faults', { n: all.length }), { class: 'empty aside' }, el('ul', { class: 'plain' }, all.map((fault) => el('li', {},
    el('span', { class: 'mark warn' }, say(`fault-${fault.fault}`)), ' ', text(fault.reason),
    el('span', { class: 'fine' }, [otherName(fault.river, view), otherName(fault.substance, view), say('since', { time: timeText(fault.since, view.time) })].join(dot))))));
}

function unverified(view) {
  const all = (view.unverified ?? []).filter((each) => each.side === view.node.side);
  return all.length > 0 && fold('unverified', say('unverified', { n: all.length }), { class: 'empty aside' }, el('ul', { class: 'plain' }, all.map((entry) => el('li', {},
    el('strong', {}, text(entry.name)), ' ', entry.lastVerified ? say('last-verified', { date: dayText(dateInstant(entry.lastVerified)) }) : say('never-verified'),
    el('span', { class: 'fine' }, [otherName(entry.river, view), say('ask-post', { post: postName(entry.post, view) })].join(dot)), visitButton(entry, view)))));
}

// MARK: The register

/** Changes that wait for the side that owns the entry. */
function changes(view) {
  const all = view.registerChanges ?? [];
  return all.length > 0 && fold('register-changes', say('register-changes', { n: all.length }), { class: 'empty aside' }, el('ul', { class: 'plain' }, all.map((row) => changeItem(row, view))));
}

function changeItem(row, view) {
  const { proposal, proposed, owner, isCut } = row.change;
  const fields = Object.entries(proposal.change.fields).map(([field, value]) => `${field} = ${value || say('nothing')}`);
  return el('li', { class: 'part' }, el('strong', {}, text(row.name)), ' ', say(`register-${proposal.change.action}`), ' ', el('span', { class: 'side-mark' }, owner ? say('entry-owner', { side: say(owner) }) : say('owner-unknown')),
    fields.length > 0 && el('span', { class: 'block' }, fields.join(say('list-comma'))), el('span', { class: 'block' }, proposal.reason), isCut && el('p', { class: 'caveat' }, say('register-cut')),
    el('span', { class: 'fine' }, [otherName(proposal.river, view), postName(proposal.post, view), proposal.person, timeText(proposed, view.time)].join(dot)), whoDecides(row, view));
}

/** Buttons on the side that owns the entry; else who has them. */
function whoDecides(row, view) {
  const { owner } = row.change;
  if (owner === view.node.side) return el('div', { class: 'buttons' }, decideButtons(row, view));
  return el('span', { class: 'fine' }, owner ? say('other-decides', { side: say(owner) }) : say('owner-unknown-hint'));
}
