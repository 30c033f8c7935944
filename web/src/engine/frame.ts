// A hidden tab and a frame that is off the screen get no animation frames; work goes on there, only
// more slowly.
const longestWait = 100;

/** Resolves with the next animation frame. */
export function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
      resolve();
    };
    const frame = requestAnimationFrame(done);
    const timer = setTimeout(done, longestWait);
  });
}
