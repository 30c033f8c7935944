export default {
  title: 'Attention',
  globalStylesheets: [],
};
