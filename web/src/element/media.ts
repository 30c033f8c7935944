import forcedColours from './forced-colours.css?inline';
import print from './print.css?inline';

/** What only paper needs, and screens with colours of their own: fetched after the first picture. */
export const mediaStyles = [forcedColours, print];
