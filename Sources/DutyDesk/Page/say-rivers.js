// What a person says about planned releases and the rivers' registers.

import { dot, say, text } from './dom.js';
import { ask, button, draftAbout, draftOf } from './say.js';
import { localTime, number } from './say-water.js';

const why = { name: 'reason', word: 'field-reason', maximum: 1000, required: true };

function open(key, form) {
  const draft = form.of ? draftAbout(key, form.of) : draftOf(key);
  ask({ ...form, key, draft, body: (who, values) => ({ ...who, request: draft.request, ...form.body(values) }) });
}

const instant = (local) => (local ? `${local}:00+08:00` : null);

/** Null where no playbook names a river. */
export function releaseWaterButton(view) {
  const rivers = (view.rules.rivers ?? []).map((river) => [river.id, `${text(river.name)} (0–${Math.round(river.lengthKilometres)} km)`]);
  if (!rivers.length) return null;
  const now = view.time === null ? '' : localTime(view.time);
  return button('announce', 'announce', say('announce'), 'second', view, () => open('announce', {
    title: say('announce'), hint: say('announce-hint'), send: 'announce', view, path: '/api/releases',
    fields: [{ name: 'river', word: 'field-river', options: rivers, required: true, value: rivers.length === 1 ? rivers[0][0] : '' }, { name: 'kilometre', word: 'field-stem-kilometre', kind: 'number', step: 'any', required: true },
      { name: 'discharge', word: 'field-discharge', kind: 'number', step: 'any', required: true }, { name: 'begins', word: 'field-begins', kind: 'time', required: true, value: now }, { name: 'ends', word: 'field-ends', kind: 'time' },
      { ...why, word: 'field-release-reason' }],
    body: ({ river, kilometre, discharge, begins, ends, reason }) => ({ river, kilometre: number(kilometre), dischargeCubicMetresPerSecond: number(discharge), begins: instant(begins), ends: instant(ends), reason }),
  }));
}

export function visitButton(entry, view) {
  const key = `visit-${entry.river}-${entry.entry}`;
  const outcomes = ['as-written', 'differs', 'gone'].map((each) => [each, say(`outcome-${each}`)]);
  return button(key, 'visit', say('visit-of', { what: text(entry.name) }), 'second', view, () => open(key, {
    title: say('visit'), about: text(entry.name), hint: say('visit-hint'), send: 'visit', view, path: `/api/register/visits/${encodeURIComponent(entry.entry)}`,
    fields: [{ name: 'outcome', word: 'field-outcome-visit', options: outcomes, required: true }, { name: 'date', word: 'field-date', kind: 'day', required: true, value: view.time === null ? '' : localTime(view.time).slice(0, 10) },
      { name: 'note', word: 'field-seen', maximum: 1000, required: true }],
    body: ({ outcome, date, note }) => ({ river: entry.river, outcome, date, note }),
  }));
}

/** Of another post than the one that proposed it, and about the proposal that is on the screen. */
export function decideButtons(row, view) {
  const { proposal, event } = row.change;
  const posts = view.names.ownPosts.map((post) => post.id).filter((id) => id !== proposal.post);
  return ['approve', 'refuse'].map((decision) => {
    const key = `${decision}-${proposal.proposal}`;
    return button(key, decision, [say(decision), text(row.name)].join(dot), decision === 'approve' ? 'second' : 'quiet', view, () => open(key, {
      title: say(decision), about: text(row.name), hint: say('register-hint'), send: decision, view, of: event, posts, fields: [why],
      path: `/api/register/changes/${encodeURIComponent(proposal.proposal)}/${decision}`, body: ({ reason }) => ({ of: event, reason }),
    }));
  });
}
