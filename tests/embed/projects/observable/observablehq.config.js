export default {
  root: 'src',
  title: 'Attention',
  head: '<script src="./attention-playground.js" defer></script>',
};
