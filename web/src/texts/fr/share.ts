import type { Translation } from '../dictionary.js';
import type { shareTexts } from '../en/share.js';

export const share: Translation<typeof shareTexts> = {
  title: 'Partager cette figure',
  close: 'Fermer',
  link: 'Lien',
  linkHint: 'Il ouvre exactement cette image.',
  omitted: (names: string) => `Avec ${names}, le lien serait trop long : il s’en passe.`,
  file: 'Un modèle à vous ne tient dans aucun lien ; il voyage dans son fichier.',
  copy: 'Copier',
  copied: 'Copié',
  selected: 'Sélectionné : copiez avec Ctrl+C ou ⌘C',
  embed: 'L’insérer dans votre page',
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
    html: 'Pour HTML, et pour le Markdown qui le laisse passer.',
    iframe: 'Dans un cadre à part ; le script lui donne la hauteur qu’il lui faut.',
    hugo: 'Avec un shortcode layouts/shortcodes/html.html d’une ligne : {{ .Inner }}',
    quarto: 'Un bloc brut : il disparaît dans les formats autres que HTML.',
    myst: 'Pour mystmd et Jupyter Book 2.',
    jupyter: 'Pour une cellule d’un notebook ; le dossier se trouve à côté.',
  },
  folder:
    'attention-playground/ désigne un dossier de votre propre site : placez-y les fichiers de dist/lib du paquet. Rien n’est chargé d’ailleurs.',
  files: 'L’enregistrer',
  view: 'Vue',
  sentenceView: 'La phrase',
  sumView: 'La somme',
  numbers: 'Nombres',
  all: 'Tous les nombres',
  picture: 'Image',
  frame: (sentence: string) => `Attention Playground : ${sentence}`,
  failed: (reason: string) => `Cela n’a pas marché : ${reason}`,
};
