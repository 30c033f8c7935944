import { define } from 'attention-playground/external';

define();
