// The link to the other side: how far each has read the other, what was not taken, and what each decided alone during a cut.

import { at, dot, el, fold, knows, redraw, say, span, text, timeText } from './dom.js';
import { matterName } from './names.js';

export function drawTraffic(root, view) {
  const other = view.node.side === 'local' ? 'corps' : 'local';
  const [ours, theirs] = [view.people.traffic[view.node.side], view.people.traffic[other]];
  redraw(root, state(view, other), lag(ours, view, other),
    ours?.receipt && el('p', { class: 'fine' }, say('receipt-given', { side: say(other), position: ours.receipt.position, time: timeText(ours.receipt.at, view.time) })),
    theirs?.receipt ? el('p', { class: 'fine' }, say('receipt-taken', { side: say(other), position: theirs.receipt.position, time: timeText(theirs.receipt.at, view.time) })) : el('p', { class: 'fine' }, say('receipt-none', { side: say(other) })),
    refusals(ours, view), cuts(ours, view));
}

function state(view, other) {
  const link = view.link;
  if (!link) return el('p', { class: 'ack missing' }, say('traffic-unknown', { side: say(other) }));
  const words = say(`traffic-${link.state}`, { side: say(other), time: timeText(link.since, view.time) });
  return el('p', {}, el('span', { class: `mark ${link.state === 'up' ? 'good' : 'bad'}` }, words), ' ', el('span', { class: 'fine' }, text(link.reason)));
}

/** Reading this far behind is worth a mark. */
const longLag = 300;

function lag(traffic, view, other) {
  const measured = traffic?.measured;
  if (!measured) return null;
  const words = measured.behind === 0 ? say('lag-none', { side: say(other), time: timeText(measured.at, view.time) })
    : say('lag-some', { side: say(other), n: measured.behind, lag: span(measured.lag * 1000), time: timeText(measured.at, view.time) });
  return el('p', {}, el('span', { class: measured.lag > longLag ? 'mark warn' : '' }, words));
}

function refusals(traffic, view) {
  const all = traffic?.refused ?? [];
  if (!all.length) return null;
  const newest = [...all].reverse();
  return el('div', {}, el('h4', {}, say('refused', { n: all.length })), el('ul', { class: 'plain' }, newest.slice(0, 5).map(({ refused, at: time }) =>
    el('li', {}, el('strong', {}, say(`refusal-${refused.cause}`)), dot, timeText(time, view.time), el('span', { class: 'fine' }, [text(refused.reason), `${refused.source} · ${refused.position}`].join(dot))))));
}

// MARK: Cuts

function cuts(traffic, view) {
  const all = [...(traffic?.cuts ?? [])].reverse();
  return all.map((cut, index) => {
    const words = say('cut-line', { from: timeText(cut.from, view.time), until: timeText(cut.until, view.time), n: cut.received, decided: cut.decisions.length });
    const list = el('ul', { class: 'plain' }, cut.decisions.map((each) => decision(each, view)));
    return index === 0 ? el('div', { class: 'cut' }, el('h4', {}, words), list) : fold(`cut-${cut.until}`, words, {}, list);
  });
}

function decision(each, view) {
  const anchor = view.warnings.some((warning) => warning.id === each.aggregate) ? `#warning-${each.aggregate}` : view.incidents.some((incident) => incident.id === each.aggregate) ? `#incident-${each.aggregate}` : null;
  const words = matterName(each.aggregate, view) ?? each.aggregate;
  const name = anchor ? el('a', { href: anchor }, words) : words;
  const what = knows(`decided-${each.type.replaceAll('.', '-')}`) ? say(`decided-${each.type.replaceAll('.', '-')}`) : each.type;
  return el('li', {}, el('span', { class: 'side-mark' }, say(each.side)), ' ', what, dot, name, dot, timeText(each.at, view.time));
}

/** What a side decided about this while the link was cut; null when it did nothing alone. */
export function independentOf(id, view) {
  for (const traffic of Object.values(view.people.traffic)) {
    for (const cut of [...traffic.cuts].reverse()) {
      const found = cut.decisions.find((each) => each.aggregate === id);
      if (found) return { side: found.side, cut };
    }
  }
  return null;
}

/** The mark that goes with it. */
export function independentMark(id, view) {
  const found = independentOf(id, view);
  return found && el('span', { class: 'mark warn independent' }, say('decided-alone', { side: say(found.side), from: timeText(found.cut.from, view.time), until: timeText(found.cut.until, view.time) }));
}
