/** Gives each listing a button that copies its text. */
export function offerCopies(listings: Iterable<HTMLElement>): void {
  for (const listing of listings) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = 'Copy';
    const status = document.createElement('span');
    status.role = 'status';
    button.addEventListener('click', async () => {
      status.textContent = await copy(listing.querySelector('pre')!);
    });
    listing.querySelector('figcaption')!.append(status, button);
  }
}

async function copy(text: HTMLElement): Promise<string> {
  try {
    await navigator.clipboard.writeText(text.textContent!);
    return 'Copied';
  } catch {
    // Where the page may not copy, the reader can, with what is selected.
    getSelection()!.selectAllChildren(text);
    return 'Selected';
  }
}
