import { all } from './find.ts';
import { guardSubmits, needWords } from './forms.ts';
import { warnOfIdleness } from './idle.ts';
import { keepText } from './keep.ts';
import { copyAndPrint, countLetters, filterRows } from './tools.ts';

/** What pages do beyond what they do without a script, which is everything. */
for (const hidden of all('[data-needs-script]')) hidden.hidden = false;
all('[data-error-summary]')[0]?.focus();
guardSubmits();
needWords();
keepText();
warnOfIdleness();
countLetters();
filterRows();
copyAndPrint();
