// The connection to the desk server: fetches the picture when it has changed, and knows how old what it has is.

/** Without a word from the server for this long, the page says that it may be out of date. The server speaks every 5 s. */
const patience = 15_000;
/** Without a stream, the picture is asked for this often. */
const pollInterval = 5_000;
/** The picture is fetched at most this often, however fast things change. */
const fetchInterval = 700;
const fetchTimeout = 8_000;

export const link = { picture: null, status: null, heardAt: null, statusAt: null, streaming: false };

let tag = null;
let fetching = false;
let wanted = false;
let lastFetch = -Infinity;
let source = null;
let onChange = () => {};

export function follow(changed) {
  onChange = changed;
  openStream();
  refresh();
  setInterval(tick, 1000);
  document.addEventListener('visibilitychange', () => { if (!document.hidden) refresh(); });
}

export function isLost() { return link.heardAt !== null ? performance.now() - link.heardAt > patience : performance.now() > patience; }

export function silentFor() { return performance.now() - (link.heardAt ?? 0); }

/** The node's time now, in milliseconds; null when an exercise's clock has not begun. A journal's clock does not run by itself. */
export function now() {
  if (!link.status?.now) return null;
  const told = Date.parse(link.status.now);
  return link.picture?.node.clock === 'journal' ? told : told + (performance.now() - link.statusAt);
}

function hear(status) {
  link.heardAt = performance.now();
  if (!status) return;
  link.status = status;
  link.statusAt = performance.now();
}

function openStream() {
  source?.close();
  source = new EventSource('/api/stream');
  const heard = (message) => {
    link.streaming = true;
    hear(JSON.parse(message.data));
    if (link.picture?.status.revision !== link.status.revision) refresh();
    else onChange();
  };
  source.addEventListener('changed', heard);
  source.addEventListener('alive', heard);
  source.addEventListener('error', () => {
    link.streaming = false;
    // The browser tries again by itself unless the server said no.
    if (source.readyState === EventSource.CLOSED) setTimeout(openStream, pollInterval * 3);
  });
}

function tick() {
  const idle = performance.now() - lastFetch;
  if (wanted && idle > fetchInterval) refresh();
  else if (!link.streaming && idle > pollInterval) refresh();
  onChange();
}

export async function refresh() {
  if (fetching || performance.now() - lastFetch < fetchInterval) {
    wanted = true;
    return;
  }
  [fetching, wanted, lastFetch] = [true, false, performance.now()];
  try {
    const answer = await fetch('/api/state', {
      headers: tag ? { 'If-None-Match': tag } : {}, cache: 'no-store', signal: AbortSignal.timeout(fetchTimeout),
    });
    if (answer.status === 200) {
      link.picture = await answer.json();
      tag = answer.headers.get('ETag');
      hear(link.picture.status);
    } else if (answer.status === 304) {
      hear(null);
    }
  } catch {
    // The clock of silence runs; the page says so when it has run long enough.
  } finally {
    fetching = false;
    onChange();
  }
}
