// What ids are called: posts, people of the rotas, areas, hazards, channels.

import { dot, figure, knows, say, text } from './dom.js';

export function postName(post, view) { return text(view.names.posts[post]?.name) || post; }

export function personName(person, view) { return text(view.names.people?.[person]?.name) || person; }

/** An area of the region's list; several places together and rivers have their names from other playbooks. */
export function areaName(area, view) { return text(view.names.areas[area]?.name) || text(view.names.others[area]) || area; }

export function placeName(place, view) { return text(view.names.places[place]?.name) || place; }

export function hazardName(hazard) { return knows(`hazard-${hazard}`) ? say(`hazard-${hazard}`) : hazard; }

export function channelName(channel, view) { return knows(`channel-${channel}`) ? say(`channel-${channel}`) : text(view.names.others[channel]) || channel; }

/** The first sentence of a call's title is its headline, with the mark of an exercise before it. */
export function headline(words) { return words.match(/^(?:EXERCISE[:.] )?.*?(?:。|\. (?=\S)|$)/)?.[0] || words; }

/** What a number on the page stands for, in words; null for what is not on the page. */
export function matterName(id, view) {
  const of = (list, key = 'id') => (list ?? []).find((each) => each[key] === id);
  const [warning, incident, task] = [of(view.warnings), of(view.incidents), of(view.tasks)];
  if (warning) return warningName(warning, view);
  if (incident) return incidentName(incident, view);
  if (task) return [text(task.task.unitName), text(task.task.action)].join(dot);
  const [call, consultation, proposal] = [of(view.people.calls), of(view.people.consultations), of(view.people.proposals)];
  if (call) return headline(text(call.title)).replace(/[。.:]\s*$/, '');
  if (consultation) return [hazardName(consultation.subject.hazard), areaName(consultation.subject.area, view)].join(dot);
  if (proposal) return warningName(proposal.step, view);
  return null;
}

function warningName({ hazard, area }, view) { return [say('warning-of', { hazard: hazardName(hazard) }), areaName(area, view)].join(dot); }

function incidentName(incident, view) {
  const { river, kilometre, substance } = incident.report ?? incident.suspicion;
  const name = (each) => text(view.names.others[each]) || each;
  return [name(substance), say('incident-place', { river: name(river), km: figure(kilometre) })].join(dot);
}

/** A sentence with the numbers of what is on the page replaced by names. */
export function named(sentence, view) {
  return sentence.replace(/[a-z][a-z0-9]*(?:-[a-z0-9]+)+/g, (id) => {
    const name = matterName(id, view);
    return name ? say('quoted', { name }) : id;
  });
}

/** Who sits there now, as the rota has it; null where there is no rota or nobody. */
export function sitting(post, view) {
  const seat = view.duty.seats.find((each) => each.post === post);
  const shift = seat && shiftNow(seat, view);
  return shift?.person ?? null;
}

/** The shift that runs: the picture may be older than the clock. */
export function shiftNow(seat, view) {
  return seat.shifts.find((shift) => view.time === null || Date.parse(shift.until) > view.time) ?? null;
}

/** A post, and who is there. */
export function postWithPerson(post, view) {
  const person = sitting(post, view);
  return person ? say('post-person', { post: postName(post, view), person: personName(person, view) }) : postName(post, view);
}
