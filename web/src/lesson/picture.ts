/* The summary as a picture to keep: drawn on a canvas, so that nothing leaves the browser. */

import VERDICTS from "../../../bot/verdicts.json";
import { element } from "../dom";
import type { Screen } from "./screens";
import { CHOICES, TEXT } from "./texts";

const WIDTH = 1200;
const MARGIN = 60;
const FONT = 'system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif';

interface Line {
  text: string;
  size: number;
  weight: number;
  indent: number;
  gap: number;
}

export async function savePicture(screen: Screen): Promise<void> {
  const canvas = document.createElement("canvas");
  canvas.width = WIDTH;
  const lines = wrapped(canvas.getContext("2d")!, linesOf(screen));
  canvas.height = 2 * MARGIN + lines.reduce((sum, line) => sum + line.gap + line.size * 1.4, 0);
  draw(canvas, lines);
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/png"));
  if (!blob) return;
  const address = URL.createObjectURL(blob);
  element("a", { href: address, download: "les.png" }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

function linesOf(screen: Screen): Line[] {
  const lines: Line[] = [line(`${TEXT.summary}: ${screen.organisation}`, { size: 40, weight: 700 })];
  for (const done of screen.summary) {
    lines.push(line(done.case.title, { size: 30, weight: 700, gap: 34 }), line(done.case.question, { gap: 4 }));
    const chosen = CHOICES.map(([choice, word]) => `${word}: ${done.counts[choice]}`).join("   ");
    lines.push(line(`${TEXT.classChose}   ${chosen}`, { gap: 8, weight: 600 }));
    for (const { organisation, reply, warning } of done.rulings) {
      const word = reply.verdict ? VERDICTS[reply.verdict].word : "";
      const mark = warning ? ` (${TEXT.unreviewed})` : "";
      lines.push(line(`${organisation}: ${word}${mark}`, { gap: 10, weight: 600 }));
      const cited = reply.citations[0];
      if (cited) lines.push(line(`“${cited.quote}” (${cited.clause})`, { indent: 24, size: 20, gap: 2 }));
    }
    for (const text of done.suggestions) lines.push(line(`Idee van de klas: ${text}`, { indent: 24, size: 20, gap: 4 }));
  }
  return lines;
}

function line(text: string, given: Partial<Line> = {}): Line {
  return { text, size: 22, weight: 400, indent: 0, gap: 0, ...given };
}

function wrapped(context: CanvasRenderingContext2D, lines: Line[]): Line[] {
  return lines.flatMap((line) => {
    context.font = fontOf(line);
    const rows: Line[] = [];
    let row = "";
    for (const word of line.text.split(/\s+/)) {
      const longer = row ? `${row} ${word}` : word;
      if (row && context.measureText(longer).width > WIDTH - 2 * MARGIN - line.indent) {
        rows.push({ ...line, text: row, gap: rows.length ? 0 : line.gap });
        row = word;
      } else row = longer;
    }
    return [...rows, { ...line, text: row, gap: rows.length ? 0 : line.gap }];
  });
}

function draw(canvas: HTMLCanvasElement, lines: Line[]): void {
  const context = canvas.getContext("2d")!;
  context.fillStyle = "#ffffff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = "#1b1f2a";
  context.textBaseline = "top";
  let y = MARGIN;
  for (const line of lines) {
    y += line.gap;
    context.font = fontOf(line);
    context.fillText(line.text, MARGIN + line.indent, y);
    y += line.size * 1.4;
  }
}

function fontOf(line: Line): string {
  return `${line.weight} ${line.size}px ${FONT}`;
}
