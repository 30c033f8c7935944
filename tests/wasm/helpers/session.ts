import { type Fault, Session, type Settings } from '../../../web/src/session/session.js';
import type { Snapshot } from '../../../web/src/snapshot/snapshot.js';
import { initialValues } from '../../../web/src/store/properties.js';

export const startSession = async () => Session.start(await Session.compile());

/** What an untouched element asks for, with some settings changed. Any type: the border checks. */
export function settings(change: object = {}): Settings {
  return {
    ...initialValues(),
    followEdit: false,
    fitManual: false,
    analyse: false,
    ...change,
  } as Settings;
}

/** The snapshot, or what was wrong. */
export function compute(session: Session, change: object = {}): Snapshot | Fault {
  const fault = session.begin(settings(change));
  if (fault) return fault;
  // Far more than any text needs; an end that never comes must fail and not hang.
  for (let slice = 0; slice < 100_000; ++slice) if (session.advance()) return session.snapshot();
  throw new Error('advance() never ended');
}

export function snapshotOf(session: Session, change: object = {}): Snapshot {
  const result = compute(session, change);
  if ('message' in result) throw new Error(`${result.argument}: ${result.message}`);
  return result;
}

export function faultOf(session: Session, change: object): Fault {
  const result = compute(session, change);
  if (!('message' in result)) throw new Error('nothing was wrong');
  return result;
}
