// What ids are called: posts, people of the rotas, areas, hazards, channels.

import { knows, say, text } from './dom.js';

export function postName(post, view) { return text(view.names.posts[post]?.name) || post; }

export function personName(person, view) { return text(view.names.people?.[person]?.name) || person; }

/** An area of the region's list; several places together and rivers have their names from other playbooks. */
export function areaName(area, view) { return text(view.names.areas[area]?.name) || text(view.names.others[area]) || area; }

export function placeName(place, view) { return text(view.names.places[place]?.name) || place; }

export function hazardName(hazard) { return knows(`hazard-${hazard}`) ? say(`hazard-${hazard}`) : hazard; }

export function channelName(channel, view) { return knows(`channel-${channel}`) ? say(`channel-${channel}`) : text(view.names.others[channel]) || channel; }

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
