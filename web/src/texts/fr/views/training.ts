import type { Translation } from '../../dictionary.js';
import type { trainingTexts } from '../../en/views/training.js';

const words = (names: readonly string[]) =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} et ${names.at(-1)}`;

const steps = (count: number) => `${count} pas`;

export const training: Translation<typeof trainingTexts> = {
  lead: 'Un petit modèle apprend ici une tâche sous vos yeux, dans votre navigateur. Personne ne lui dit où regarder : on lui dit seulement à quel point ses réponses étaient fausses.',
  loading: 'Chargement de la partie du cœur de calcul qui entraîne…',
  failed: (reason) =>
    `L’entraînement s’est interrompu : ${reason}. Ce que vous demanderez ensuite recommencera à zéro.`,
  again: 'Réessayer',
  inSlices:
    'Aucun worker ne peut être lancé sur cette page : l’entraînement se fait donc ici, par tranches de 8 millisecondes au plus.',
  tasks: {
    label: 'Tâche',
    names: {
      'who-is-she': 'qui est-elle ?',
      agreement: 'is ou are ?',
      'agreement-far': 'is ou are, de loin',
      'look-it-up': 'à retrouver',
      'word-before': 'le mot d’avant',
      majority: 'la majorité',
      'on-its-own': 'sans contexte',
    },
    about: {
      'who-is-she':
        'Deux personnes se rencontrent, puis vient un pronom : laquelle des deux désigne-t-il ? Il faut regarder le nom qui convient.',
      agreement:
        'Un nom, un autre nom, puis la question : is ou are ? C’est le premier nom qui décide, pas le plus proche.',
      'agreement-far':
        'Comme ci-dessus, avec un à trois autres noms entre les deux. C’est encore le premier qui décide.',
      'look-it-up':
        'Quatre couleurs, chacune avec un nombre ; puis de nouveau l’une d’elles : quel était son nombre ?',
      'word-before': 'Des mots différents, et on demande l’avant-dernier. Seule la place le dit.',
      majority: 'Sept mots : y a-t-il plus d’animaux ou plus de fruits ? Chaque mot compte autant.',
      'on-its-own': 'On demande le contraire du dernier mot. Ce qui précède n’a pas d’importance.',
    },
    example: (sentence) => `par exemple : « ${sentence} »`,
  },
  settings: {
    label: 'Le modèle',
    width: 'Largeur',
    layers: 'Couches',
    heads: 'Têtes',
    control: 'Attention',
    learningRate: 'Taux d’apprentissage',
    seed: 'Graine',
  },
  controls: {
    names: {
      learned: 'apprise',
      uniform: 'tous les mots à égalité',
      pattern: 'un motif fixe au hasard',
      none: 'aucune',
    },
    about: {
      learned: 'les requêtes et les clés décident, et les unes et les autres s’apprennent',
      uniform: 'le même poids sur chaque mot, pour toujours',
      pattern: 'un poids tiré au sort pour chaque place, pour toujours',
      none: 'un mot n’a que lui-même',
    },
  },
  run: {
    label: 'Le déroulement',
    train: 'Entraîner',
    pause: 'Pause',
    step: 'Un pas',
    reset: 'Réinitialiser',
    newSeed: 'Nouvelle graine',
    speed: 'Vitesse',
    speeds: { slow: 'lente', medium: 'moyenne', full: 'rapide' },
    atStep: (step) => `pas ${step}`,
    solved: (step) =>
      `Résolu en ${steps(step)} : il répond juste à presque toutes les questions sur lesquelles il n’a jamais été entraîné.`,
    diverged: (step) =>
      `L’entraînement a divergé après ${steps(step)} : sa perte ou un gradient n’est plus un nombre fini. Réinitialisez-le, avec un taux d’apprentissage plus faible.`,
  },
  sentences: {
    heading: 'Des questions sur lesquelles il n’a jamais été entraîné',
    right: (said) => `le modèle dit ${said}, et c’est juste`,
    wrong: (said, answer) => `le modèle dit ${said}, mais la bonne réponse est ${answer}`,
  },
  weights: {
    heading: (word, isAnswering) =>
      isAnswering ? `Où « ${word} » cherche la réponse` : `Où « ${word} » regarde`,
    layer: 'Couche',
    head: 'Tête',
    word: 'mot',
    weight: 'poids',
    push: 'poussé',
    away: 'loin de',
    towards: 'vers',
    gradient: '∂L/∂ℓ',
    look: 'le bon endroit',
    asks: 'interroge',
    began: 'Le trait dans une barre est le poids au pas 0.',
    gradientNote:
      'Les flèches montrent où cette phrase pousse les logits : à l’opposé de ∂L/∂ℓ, le gradient de sa perte, dont la somme des coordonnées est 0 (les longueurs suivent la racine carrée). Pousser vers certains mots, c’est pousser loin des autres.',
    noGradient:
      'Ces poids ne viennent pas de logits : rien ne les pousse, et ils restent tels qu’ils sont.',
  },
  curves: {
    heading: 'Comment il apprend',
    loss: 'perte',
    accuracy: 'réponses justes, hors entraînement',
    look: 'regarde au bon endroit',
    chance: (share) => `hasard ${share}`,
    bagOfWords: (share) => `sac de mots ${share}`,
    both: (share) => `hasard et sac de mots : ${share}`,
    bagNote:
      'Un sac de mots sait quels mots sont là, mais pas leur ordre : ce qui dépasse sa ligne demande davantage.',
    none: '–',
    steps: 'pas',
    scrubber: 'Moment de l’entraînement',
    at: (step, last) => `pas ${step} sur ${last}`,
    now: 'Maintenant',
    lossLabel: (loss) => `Courbe de la perte ; actuellement ${loss}`,
    accuracyLabel: (accuracy, chance, bag) =>
      `Courbe des réponses justes aux questions hors entraînement ; actuellement ${accuracy}, le hasard donne ${chance}, un sac de mots atteint ${bag}`,
  },
  numbers: {
    summary: 'Les courbes en tableau',
    caption: 'Perte, et parts de réponses justes aux questions hors entraînement, à chaque pas',
    columns: {
      step: 'pas',
      loss: 'perte',
      accuracy: 'réponses justes',
      look: 'bon endroit',
    },
  },
  experiment: {
    heading: 'Comment le savoir ? Enlevez l’attention',
    about:
      'Le même modèle est entraîné de la même façon, à partir de trois graines chaque fois : avec son attention, puis avec, à sa place, quelque chose qui ne peut pas apprendre. Ce qui se perd est ce que faisait l’attention.',
    start: 'Lancer l’expérience témoin',
    again: 'La relancer',
    stop: 'Arrêter',
    progress: 'Avancement de l’expérience',
    caption: (when) => `Réponses justes aux questions hors entraînement ${when}`,
    after: 'à la fin de chaque entraînement',
    attention: 'attention',
    seeds: 'pour chaque graine',
    waiting: '…',
    unmeasured: '–',
    seed: (seed, share) => `graine ${seed} : ${share}`,
    diverged: 'a divergé',
    chance: 'hasard',
    bagOfWords: 'sac de mots',
    both: 'hasard, sac de mots',
    onlyLearned:
      'Seule l’attention apprise dépasse 95 % pour chaque graine : ce qu’elle fait ici, rien d’autre ne le fait.',
    all: 'Toutes les quatre dépassent 95 % : cette tâche n’a pas besoin d’attention, et un score élevé n’en dit rien.',
    some: (names) =>
      `Plus de 95 % pour chaque graine : ${words(names)}. Cette tâche a donc besoin de mots venus d’ailleurs, mais pas d’une attention apprise.`,
    none: 'Même l’attention apprise ne dépasse pas 95 % pour chaque graine, avec ce modèle et ce nombre de pas.',
    note: 'Des requêtes et des clés figées au hasard ne seraient pas un bon témoin : les plongements apprennent à les contourner.',
  },
  keep: {
    label: 'Le modèle entraîné, dans un fichier',
    save: 'Enregistrer le modèle',
    load: 'Charger un modèle',
    use: 'L’utiliser dans la figure ci-dessus',
    about: 'Un fichier safetensors, à partir duquel l’entraînement peut reprendre.',
    used: 'La figure ci-dessus calcule avec lui, tel qu’il était alors, sur la phrase qui était choisie ici.',
    fileName: (task, step) => `${task}-pas-${step}.safetensors`,
  },
};
