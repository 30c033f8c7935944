import createSession, {
  type MainModule,
  type Session,
  type Settings,
} from '../build/wasm/modules/session.mjs';
import { compile, instantiate } from './compile.js';

export type SessionModule = MainModule;
export type SnapshotData = ReturnType<Session['read']>;
export type { Session, Settings };

/** Compiles the session's WASM; `url` defaults to the file beside this module. */
export function compileSession(
  url: string | URL = new URL('../build/wasm/modules/session.wasm', import.meta.url),
): Promise<WebAssembly.Module> {
  return compile(url);
}

/** A fresh instance of the core, with memory of its own. */
export function instantiateSession(module: WebAssembly.Module): Promise<SessionModule> {
  return instantiate(createSession, module);
}
