/** The part of libfvad's WebAssembly build that is used here; the package ships no types. */
declare module '@echogarden/fvad-wasm' {
  export interface Fvad {
    /** The module's memory; replaced when it grows, so read it afresh before each use. */
    readonly HEAP16: Int16Array;
    _malloc(bytes: number): number;
    _free(pointer: number): void;
    _fvad_new(): number;
    _fvad_free(instance: number): void;
    /** 0 on success, -1 on a mode outside 0–3. */
    _fvad_set_mode(instance: number, mode: number): number;
    /** 0 on success, -1 on a rate that is not 8, 16, 32 or 48 kHz. */
    _fvad_set_sample_rate(instance: number, hz: number): number;
    /** 1 voice, 0 none, -1 on a frame that is not 10, 20 or 30 ms long. */
    _fvad_process(instance: number, pcmPointer: number, samples: number): number;
  }
  /** Reads `fvad.wasm` from the folder of the file that this code ends up in. */
  export default function fvad(): Promise<Fvad>;
}
