// What a person says about calls, proposals, consultations, rotas and silences. Each is one form, recorded once.

import { dot, say, text } from './dom.js';
import { areaName, hazardName, personName, postName, shiftNow } from './names.js';
import { ask, button, draftAbout, draftOf } from './say.js';

const why = { name: 'reason', word: 'field-reason', maximum: 1000, required: true };
const note = { name: 'note', word: 'field-note', maximum: 500 };
const half = { name: 'minutes', word: 'field-hold', empty: 'hold-until-over' };

/** A form under a request of its own, which stays until the journal has it. */
function open(key, form) {
  const draft = form.of ? draftAbout(key, form.of) : draftOf(key);
  ask({ ...form, key, draft, body: (who, values) => ({ ...who, request: draft.request, ...form.body(values, draft) }) });
}

function levels() { return ['blue', 'yellow', 'orange', 'red'].map((each) => [each, say(`level-${each}`)]); }

/** Levels that the hazard has criteria for; nobody can vote for another. */
function levelsOf(consultation) {
  const known = consultation.subject.evidence.criteria.map((each) => each.level);
  return levels().filter(([each]) => !known.length || known.includes(each));
}

function lengthOf(minutes) { return minutes < 60 ? say('for-minutes', { n: minutes }) : say('for-hours', { n: minutes / 60 }); }

// MARK: Calls

/** I have it: the one button of a ringing call. */
export function holdButton(call, view, kind) {
  const key = `acknowledge-call-${call.id}`;
  return button(key, kind === 'quiet' ? 'hold-again' : 'hold', say('hold-of', { title: text(call.title) }), kind, view, () => {
    const longest = view.rules.longestHoldSeconds / 60;
    const options = [30, 60, 120, 240, 480].filter((each) => each <= longest).map((each) => [String(each), lengthOf(each)]);
    open(key, { title: say('hold-title'), about: text(call.title), hint: say('hold-hint'), send: 'hold', view, of: call.event, path: '/api/acknowledge', fields: [{ ...half, options }, note],
      body: ({ minutes, note: words }) => ({ of: call.event, aggregate: call.about, note: words || null, minutes: minutes ? Number(minutes) : null }) });
  });
}

// MARK: Proposals and warnings

export function releaseButton(proposal, about, view) {
  const key = `release-${proposal.id}`;
  return button(key, 'release', say('release-of', { what: about }), 'main', view, () => open(key, {
    title: say('release-title'), about, hint: releaseHint(proposal), isLoud: proposal.endorsements.length > 0, send: 'release', view, posts: remainingPosts(proposal), fields: [note],
    path: `/api/proposals/${encodeURIComponent(proposal.id)}/release`, body: ({ note: words }) => ({ note: words || null }),
  }));
}

/** Posts that may release it and have not. */
export function remainingPosts(proposal) {
  return proposal.step.release.posts.filter((post) => !proposal.endorsements.some((each) => each.post === post));
}

function releaseHint(proposal) {
  const done = proposal.endorsements.map((each) => each.person);
  return done.length ? say('another-person', { person: done.join(say('list-comma')) }) : say('release-hint', { n: proposal.step.release.people });
}

export function declineButton(proposal, about, view) {
  const key = `decline-${proposal.id}`;
  return button(key, 'decline', say('decline-of', { what: about }), 'second', view, () => open(key, {
    title: say('decline-title'), about, hint: say('decline-hint'), send: 'decline', view, posts: proposal.step.release.posts, fields: [why],
    path: `/api/proposals/${encodeURIComponent(proposal.id)}/refuse`, body: ({ reason }) => ({ reason }),
  }));
}

export function recallButton(warning, about, view) {
  const key = `recall-${warning.id}`;
  return button(key, 'recall', say('recall-of', { what: about }), 'danger', view, () => open(key, {
    title: say('recall-title'), about, hint: say('recall-hint'), isGrave: true, send: 'recall-send', view, posts: view.rules.recallPosts, fields: [{ ...why, word: 'field-mistake' }],
    path: `/api/warnings/${encodeURIComponent(warning.id)}/recall`, body: ({ reason }) => ({ reason }),
  }));
}

// MARK: Consultations

export function answerButton(consultation, about, view) {
  const posts = consultation.subject.participants.filter((each) => each.side === view.node.side).map((each) => each.post);
  if (!posts.length) return null;
  const key = `answer-${consultation.id}`;
  const stances = ['agree', 'disagree', 'abstain'].map((each) => [each, say(`stance-${each}`)]);
  return button(key, 'answer', say('answer-of', { what: about }), 'main', view, () => open(key, {
    title: say('answer-title'), about, hint: say('answer-hint'), send: 'answer', view, posts, path: `/api/consultations/${encodeURIComponent(consultation.id)}/answer`,
    fields: [{ name: 'stance', word: 'field-stance', options: stances, required: true }, { name: 'level', word: 'field-level', options: levelsOf(consultation), empty: 'level-as-proposed' }, why],
    body: ({ stance, level: other, reason }) => ({ stance, level: other || null, reason }),
  }));
}

export function consultButton(view) {
  const areas = Object.keys(view.names.areas).map((area) => [area, areaName(area, view)]);
  const hazards = view.rules.hazards.map((each) => [each, hazardName(each)]);
  return button('consult', 'consult', say('consult'), 'second', view, () => open('consult', {
    title: say('consult'), hint: say('consult-hint'), send: 'consult', view, path: '/api/consultations',
    fields: [{ name: 'area', word: 'field-area', options: areas, required: true }, { name: 'hazard', word: 'field-hazard', options: hazards, required: true }, why], body: (values) => values,
  }));
}

// MARK: Silences

export function silenceButton(view) {
  const longest = view.rules.longestSilenceSeconds / 60;
  const lengths = [30, 60, 120, 240, 480, 720, 1440].filter((each) => each <= longest).map((each) => [String(each), lengthOf(each)]);
  // A number alone says nothing at night: what it is about stands beside it.
  const named = (id, words) => [id, [id, words.length > 40 ? `${words.slice(0, 40)}…` : words].join(dot)];
  const things = [...new Map([...view.people.calls.map((each) => named(each.about, text(each.title))), ...view.people.watches.map((each) => named(each.lapsed.watch, text(each.lapsed.reason)))])];
  return button('silence', 'silence', say('silence'), 'second', view, () => open('silence', {
    title: say('silence'), hint: say('silence-hint'), send: 'silence', view, path: '/api/silences',
    fields: [{ name: 'about', word: 'field-about', options: things, empty: 'silence-everything' }, { name: 'rule', word: 'field-rule', options: Object.entries(view.rules.calls).map(([id, name]) => [id, text(name)]), empty: 'every-rule' },
      { name: 'upTo', word: 'field-up-to', required: true, options: ['minor', 'major', 'critical'].map((each) => [each, say(`urgency-${each}`)]) },
      { name: 'minutes', word: 'field-length', options: lengths, required: true }, { name: 'level', word: 'field-silence-level', options: levels(), empty: 'silence-no-level' }, why],
    body: ({ about, rule, upTo, level: highest, minutes, reason }) => ({ rules: rule ? [rule] : [], about: about ? [about] : [], upTo, level: highest || null, minutes: Number(minutes), reason }),
  }));
}

export function endSilenceButton(silence, about, view) {
  const key = `end-silence-${silence.id}`;
  return button(key, 'end-silence', say('end-silence-of', { what: about }), 'quiet', view, () => open(key, {
    title: say('end-silence'), about, send: 'end-silence', view, fields: [why], path: `/api/silences/${encodeURIComponent(silence.id)}/end`, body: ({ reason }) => ({ reason }),
  }));
}

// MARK: Rotas

function everyone(view) { return view.rules.people.map((person) => [person, personName(person, view)]); }

/** The next by the rota is offered first: that is who sits down most often. */
export function takeButton(seat, view) {
  const key = `take-${seat.post}`;
  const now = shiftNow(seat, view);
  return button(key, 'take-over', say('take-over-of', { post: postName(seat.post, view) }), seat.unconfirmedSince ? 'second' : 'quiet', view, () => open(key, {
    title: say('take-over'), about: postName(seat.post, view), hint: say('take-over-hint', { n: view.people.calls.filter((each) => !each.closed).length }), send: 'take-over', view, who: false,
    path: `/api/duty/posts/${encodeURIComponent(seat.post)}/take`, fields: [{ name: 'person', word: 'field-who-takes', options: everyone(view), value: now?.person, required: true }, { ...note, word: 'field-handed-over' }],
    body: ({ person, note: words }) => ({ person, note: words || null }),
  }));
}

const instant = (local) => `${local}:00+08:00`;
const stretch = [{ name: 'from', word: 'field-from', kind: 'time', required: true }, { name: 'until', word: 'field-until', kind: 'time', required: true }];

export function swapButton(view) {
  const posts = view.duty.seats.filter((seat) => seat.side === view.node.side).map((seat) => [seat.post, postName(seat.post, view)]);
  return button('swap', 'swap', say('swap'), 'second', view, () => open('swap', {
    title: say('swap'), hint: say('swap-hint'), send: 'swap', view, path: '/api/duty/swaps',
    fields: [{ name: 'rota', word: 'field-rota', options: posts, required: true }, { name: 'away', word: 'field-away', options: everyone(view), required: true },
      { name: 'replacement', word: 'field-replacement', options: everyone(view), required: true }, ...stretch, note],
    body: ({ rota, away, replacement, from, until, note: words }) => ({ rota, away, replacement, from: instant(from), until: instant(until), note: words || null }),
  }));
}

export function absenceButton(view) {
  return button('absence', 'absence', say('absence'), 'second', view, () => open('absence', {
    title: say('absence'), hint: say('absence-hint'), send: 'absence', view, path: '/api/duty/absences', fields: [{ name: 'away', word: 'field-away', options: everyone(view), required: true }, ...stretch, note],
    body: ({ away, from, until, note: words }) => ({ away, from: instant(from), until: instant(until), note: words || null }),
  }));
}

export function withdrawChangeButton(change, about, view) {
  const key = `withdraw-${change.id}`;
  return button(key, 'withdraw-change', say('withdraw-change-of', { what: about }), 'quiet', view, () => open(key, {
    title: say('withdraw-change'), about, send: 'withdraw-change', view, fields: [why], path: `/api/duty/changes/${encodeURIComponent(change.id)}/withdraw`, body: ({ reason }) => ({ reason }),
  }));
}
