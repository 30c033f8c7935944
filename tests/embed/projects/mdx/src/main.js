import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import Lesson from './lesson.mdx';

createRoot(document.querySelector('#app')).render(createElement(Lesson));
