import { dictionary } from '../dictionary.js';

/** Texts of the panel with links, codes and files. */
export const shareTexts = dictionary('share', {
  title: 'Share this figure',
  close: 'Close',
  link: 'Link',
  linkHint: 'It opens this very picture.',
  omitted: (names: string) => `The link would be too long with ${names}, and goes without.`,
  file: 'A model of your own travels in no link; it goes with its file.',
  copy: 'Copy',
  copied: 'Copied',
  selected: 'Selected: copy it with Ctrl+C or ⌘C',
  embed: 'Put it into your page',
  code: 'Code',
  formats: {
    html: 'HTML',
    iframe: 'iframe',
    hugo: 'Hugo',
    quarto: 'Quarto',
    myst: 'MyST',
    jupyter: 'Jupyter',
  },
  about: {
    html: 'For HTML, and for Markdown that lets it through.',
    iframe: 'In a frame of its own; the script gives it the height that it needs.',
    hugo: 'With a shortcode layouts/shortcodes/html.html of one line: {{ .Inner }}',
    quarto: 'A raw block: in other formats than HTML it is left out.',
    myst: 'For mystmd and Jupyter Book 2.',
    jupyter: 'For a cell of a notebook; the folder lies beside it.',
  },
  folder:
    'attention-playground/ stands for a folder on your own site: put the files of the package’s dist/lib there. Nothing is loaded from anywhere else.',
  files: 'Save it',
  view: 'View',
  sentenceView: 'The sentence',
  sumView: 'The sum',
  numbers: 'Numbers',
  all: 'All numbers',
  picture: 'Picture',
  frame: (sentence: string) => `Attention Playground: ${sentence}`,
  failed: (reason: string) => `That did not work: ${reason}`,
});
