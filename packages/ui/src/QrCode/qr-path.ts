import { encode } from 'uqr';

export interface QrDrawing {
  /** Modules per edge. */
  size: number;
  /** The dark modules as one path, runs of a row drawn as one box. */
  path: string;
}

/** A text as a QR code with error correction M: a scratched screen still reads, the code stays small. */
export function qrDrawing(text: string): QrDrawing {
  const { size, data } = encode(text, { ecc: 'M', border: 0 });
  const path = data
    .flatMap((row, y) => runsOf(row).map(([x, width]) => `M${x} ${y}h${width}v1h-${width}z`))
    .join('');
  return { size, path };
}

function runsOf(row: readonly boolean[]): readonly (readonly [start: number, length: number])[] {
  const runs: [number, number][] = [];
  row.forEach((dark, x) => {
    const last = runs.at(-1);
    if (dark && last && last[0] + last[1] === x) {
      last[1] += 1;
    } else if (dark) {
      runs.push([x, 1]);
    }
  });
  return runs;
}
