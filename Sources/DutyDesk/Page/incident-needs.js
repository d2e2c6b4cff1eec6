// What of an incident stands at the top of the page: few lines, the next thing first.

import { at, percent, say, span, text, timeText } from './dom.js';
import { isUnanswered, mayReceive } from './incident-alarms.js';
import { decisionsAhead, intakeOf } from './incident-plan.js';
import { isReportLate, openReports } from './incident-reports.js';
import { bandOf, isDrinking, likely, shareOf } from './incident-targets.js';
import { postName, whereOf } from './incident.js';
import { anchor, isAcknowledged } from './warnings.js';

/** An arrival or a decision within this time is spoken of; at a drinking-water intake every arrival that is still ahead. */
const soon = 24 * 3600e3;
/** A report within this time. */
const reportSoon = 2 * 3600e3;
/** Within this time something is as urgent as what is late. */
const urgent = 3600e3;
/** Within this time an order, a closing or an arrival is urgent. */
const near = 6 * 3600e3;

export function needsOfIncident(incident, view) {
  const needs = [];
  const word = incident.report ? 'need-incident' : 'need-suspected';
  if (!isAcknowledged(incident, view)) {
    needs.push({ rank: 0, time: -at(incident.reported), anchor: anchor('incident', incident.id), text: say(word, whereOf(incident, view)) });
  }
  if (view.time === null) return needs;
  const arrivals = arrivalsNamed(incident, view);
  const next = nextDecision(incident, view, arrivals);
  // The decision about an intake says what its arrival would say.
  const others = arrivals.filter((target) => target.target !== next?.target);
  return [...needs, next && needOfDecision(next, incident, view), ...others.map((target) => needOfArrival(target, incident, view)), reportNeed(incident, view), alarmNeed(incident, view)].filter(Boolean);
}

// MARK: Arrivals

function arrivalsNamed(incident, view) {
  const own = (incident.plume?.arrivals ?? []).filter((target) => target.side === view.node.side && bandOf(target))
    .filter((target) => at(bandOf(target).late) > view.time).sort((left, right) => at(bandOf(left).early) - at(bandOf(right).early));
  const next = own.find((target) => shareOf(target) >= likely && at(bandOf(target).early) - view.time < soon);
  return own.filter((target) => target === next || isDrinking(target));
}

function needOfArrival(target, incident, view) {
  const early = at(bandOf(target).early);
  const values = { target: text(target.name), time: timeText(early, view.time), span: ahead(early, view) ?? say('under-way'), p: percent(shareOf(target)) };
  const close = target.closeBy && at(target.closeBy);
  if (close && close > view.time && isDrinking(target)) {
    const words = say('need-close', { ...values, close: timeText(close, view.time), left: ahead(close, view) });
    return { rank: close - view.time < soon ? 1 : 2, tone: rankOf(close, view), time: close, key: target.target, anchor: anchor('incident', incident.id), text: words };
  }
  const words = say(shareOf(target) < likely ? 'need-possible' : 'need-arrival', values);
  return { rank: rankOf(early, view), time: early, key: target.target, anchor: anchor('incident', incident.id), text: words };
}

function rankOf(time, view) { return time - view.time < near ? 1 : 2; }

function ahead(time, view) { return time > view.time ? say('ahead', { span: span(time - view.time) }) : null; }

// MARK: Decisions, reports, alarms: one line of each

/** The next one of this side; drinking-water intakes are named by themselves. */
function nextDecision(incident, view, arrivals) {
  const drinking = new Set(arrivals.filter(isDrinking).map((target) => target.target));
  return decisionsAhead(incident, view).find((each) => each.side === view.node.side && at(each.decideBy) - view.time < soon && !drinking.has(each.target));
}

function needOfDecision(next, incident, view) {
  const owner = text(view.names.organisations?.[next.owner]?.name) || postName(next.post, view);
  const time = at(next.decideBy);
  const words = say(intakeOf(next, incident.plan) ? 'need-decision' : 'need-order', { what: text(next.what), time: timeText(time, view.time), span: ahead(time, view), owner });
  return { rank: 1, tone: rankOf(time, view), time, key: next.action ?? next.target, anchor: anchor('incident', incident.id), text: words };
}

function reportNeed(incident, view) {
  if (incident.side !== view.node.side) return null;
  const next = openReports(incident).find((report) => at(report.due) - view.time < reportSoon);
  if (!next) return null;
  const [time, late] = [at(next.due), isReportLate(next, view)];
  const words = say(late ? 'need-report-late' : 'need-report', { kind: say(`report-${next.kind}`), time: timeText(time, view.time), span: span(Math.abs(time - view.time)) });
  return { rank: late || time - view.time < urgent ? 1 : 2, time, key: next.id, anchor: anchor('incident', incident.id), text: words };
}

function alarmNeed(incident, view) {
  const late = (incident.alarms?.all ?? []).filter((alarm) => isUnanswered(alarm, view) && mayReceive(alarm, view));
  if (!late.length) return null;
  const names = [...new Set(late.map((alarm) => text(alarm.toName)))];
  const words = say(names.length > 2 ? 'need-alarms' : 'need-alarm', { n: late.length, names: names.slice(0, 2).join(say('and-so-on')) });
  return { rank: 1, time: Math.min(...late.map((alarm) => at(alarm.receiptDue))), key: `alarms-${late.length}`, anchor: anchor('incident', incident.id), text: words };
}
