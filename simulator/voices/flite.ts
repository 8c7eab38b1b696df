import { readFile } from 'node:fs/promises';
import { ConsoleStdout, File, OpenFile, PreopenDirectory, WASI } from '@bjorn3/browser_wasi_shim';
import type { Speaker } from './speakers.ts';

export interface FliteSpeech {
  readonly pcm: Int16Array;
  readonly rateHz: number;
  /** In order; `pau` is a pause. */
  readonly phones: readonly Phone[];
}

export interface Phone {
  readonly name: string;
  readonly startMs: number;
  readonly endMs: number;
}

/** Speaks plain ASCII text. Throws when flite ends with an error, naming what it printed. */
export type Flite = (text: string, speaker: Speaker) => FliteSpeech;

/**
 * Compiles flite once. Each utterance runs in an instance of its own, because flite keeps state from run to run;
 * the instance for the next one is made ahead, since copying 20 MB of voices takes as long as a short sentence.
 */
export async function compileFlite(wasmFile: string): Promise<Flite> {
  const module = await WebAssembly.compile(await readFile(wasmFile));
  let spare: Flite | undefined = prepareRun(module);
  return (text, speaker) => {
    const run = spare ?? prepareRun(module);
    spare = undefined;
    setImmediate(() => {
      spare ??= prepareRun(module);
    });
    return run(text, speaker);
  };
}

/** An instance that waits for its text; it runs once. */
function prepareRun(module: WebAssembly.Module): Flite {
  let printed = '';
  const decoder = new TextDecoder();
  const print = () =>
    new ConsoleStdout((bytes) => {
      printed += decoder.decode(bytes);
    });
  const files = new PreopenDirectory('.', new Map());
  const wasi = new WASI([], [], [new OpenFile(new File([])), print(), print(), files], { debug: false });
  const instance = new WebAssembly.Instance(module, { wasi_snapshot_preview1: wasi.wasiImport });
  return (text, speaker) => {
    wasi.args = ['flite', ...settingsOf(speaker), '-psdur', '-t', text, '-o', 'speech.wav'];
    const code = wasi.start(instance as Parameters<typeof wasi.start>[0]);
    const wav = files.dir.contents.get('speech.wav');
    if (code !== 0 || !(wav instanceof File)) {
      throw new Error(
        `flite ended with code ${code} as ${speaker.fliteVoice}; it printed: ${printed.slice(0, 200)}`,
      );
    }
    return { ...readWav(wav.data), phones: readPhones(printed) };
  };
}

function settingsOf({ fliteVoice, pitchHz, stretch }: Speaker): string[] {
  return [
    '-voice',
    fliteVoice,
    ...(pitchHz === undefined ? [] : ['--setf', `int_f0_target_mean=${pitchHz}`]),
    ...(stretch === undefined ? [] : ['--setf', `duration_stretch=${stretch}`]),
  ];
}

/** Of `pau:0.164 hh:0.255 …`, the end of each phone in seconds. */
export function readPhones(printed: string): Phone[] {
  let startMs = 0;
  return [...printed.matchAll(/(\S+):([\d.]+)/g)].map(([, name = '', end]) => {
    const phone = { name, startMs, endMs: Math.max(startMs, Number(end) * 1000) };
    startMs = phone.endMs;
    return phone;
  });
}

/** flite's own header: 44 bytes, 16-bit mono. */
function readWav(wav: Uint8Array): { pcm: Int16Array; rateHz: number } {
  const view = new DataView(wav.buffer, wav.byteOffset, wav.byteLength);
  const pcm = new Int16Array((wav.byteLength - 44) >> 1);
  for (let n = 0; n < pcm.length; n += 1) pcm[n] = view.getInt16(44 + 2 * n, true);
  return { pcm, rateHz: view.getUint32(24, true) };
}
