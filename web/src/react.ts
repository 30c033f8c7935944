import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import './define.js';
import type { AttentionPlayground } from './element/element.js';
import type { Values } from './store/properties.js';

type Events = {
  [Name in 'ap-ready' | 'ap-change' | 'ap-select' | 'ap-error' as `on${Name}`]?: (
    event: CustomEvent,
  ) => void;
};

type FigureProps = DetailedHTMLProps<HTMLAttributes<AttentionPlayground>, AttentionPlayground> &
  Partial<Values> &
  Events;

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'attention-playground': FigureProps;
    }
  }
}
