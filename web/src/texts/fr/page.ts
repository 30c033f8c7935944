/** The site's page, by its English texts; its build puts these in their places. */
export const page: Readonly<Record<string, string>> = {
  'Attention Playground': 'Attention Playground',
  'See how attention works: for any sentence, the softmax weights scale the value vectors, and these sum to the output. Every number is computed in your browser.':
    'Voyez comment fonctionne l’attention : pour toute phrase, les poids de la softmax multiplient les vecteurs de valeur, dont la somme est la sortie. Chaque nombre est calculé dans votre navigateur.',
  'A word looks at every word, itself too, weighs them, and takes in the weighted sum of their values.':
    'Un mot regarde tous les mots, lui-même compris, les pèse, et recueille la somme pondérée de leurs valeurs.',
  Undo: 'Annuler',
  'Undo (Ctrl+Z)': 'Annuler (Ctrl+Z)',
  Redo: 'Rétablir',
  'Redo (Ctrl+Shift+Z)': 'Rétablir (Ctrl+Maj+Z)',
  Share: 'Partager',
  'Dark theme': 'Thème sombre',
  Français: 'English',
  Dismiss: 'Fermer',
  Lessons: 'Leçons',
  'First look': 'Premier regard',
  'Kept or lost': 'Gardé ou perdu',
  'One number of the sum': 'Un nombre de la somme',
  'Where Q, K and V come from': 'D’où viennent Q, K et V',
  'Why a query?': 'Pourquoi une requête ?',
  'Why context?': 'Pourquoi le contexte ?',
  'The figure is computed in your browser, which needs JavaScript.':
    'La figure est calculée dans votre navigateur, et il faut pour cela JavaScript.',
  'Every number on this page is computed in your browser, by a core written in C++, from the sentence above.':
    'Chaque nombre de cette page est calculé dans votre navigateur, par un cœur de calcul écrit en C++, à partir de la phrase ci-dessus.',
  'Embed a figure in your page': 'Placer une figure dans votre page (guides en anglais)',
};
