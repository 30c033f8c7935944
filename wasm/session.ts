import createSession, {
  type MainModule,
  type Session,
  type Settings,
} from '../build/wasm/modules/session.mjs';
import { instantiate } from './compile.js';

export type SessionModule = MainModule;
export type SnapshotData = ReturnType<Session['read']>;
export type { Session, Settings };

/** A fresh instance of the core, with memory of its own. */
export function instantiateSession(module: WebAssembly.Module): Promise<SessionModule> {
  return instantiate(createSession, module);
}
