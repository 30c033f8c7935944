/** Of what the figure is on the screen: sharp on every screen, and on paper. */
const scale = 2;

/** The drawing as an image, in the same browser and with the same letters. */
export async function pngOf(svg: string): Promise<Blob> {
  const image = await imageOf(svg);
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth * scale;
  canvas.height = image.naturalHeight * scale;
  canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    const refuse = () => reject(new Error('the figure is too large for an image'));
    canvas.toBlob((blob) => (blob ? resolve(blob) : refuse()), 'image/png');
  });
}

// A page's policy may allow one of these and not the other.
async function imageOf(svg: string): Promise<HTMLImageElement> {
  const blob = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    return await loaded(blob);
  } catch {
    return await loaded(`data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`);
  } finally {
    URL.revokeObjectURL(blob);
  }
}

async function loaded(address: string): Promise<HTMLImageElement> {
  const image = new Image();
  image.src = address;
  await image.decode();
  return image;
}
