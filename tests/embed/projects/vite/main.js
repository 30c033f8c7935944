import 'attention-playground/define';
