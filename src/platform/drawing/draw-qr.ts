import qrcode from "qrcode";

/** A code to scan, joined along the rows, so that a viewer shows no seams. */
export function drawQr(
  document: PDFKit.PDFDocument,
  url: string,
  at: { readonly x: number; readonly y: number; readonly size: number },
): void {
  const { size, data } = qrcode.create(url, {
    errorCorrectionLevel: "M",
  }).modules;
  const module = at.size / size;
  for (let row = 0; row < size; row += 1) {
    for (let from = 0; from < size; from += 1) {
      let to = from;
      while (to < size && data[row * size + to]) to += 1;
      if (to === from) continue;
      document.rect(
        at.x + from * module,
        at.y + row * module,
        (to - from) * module,
        module,
      );
      from = to;
    }
  }
  document.fill("black");
}
