import type { Recognition } from '../../src/protocol/preview.js';
import { element, icon } from '../dom.js';

export interface RecognitionActions {
  readonly chooseCategory: () => void;
  readonly setDimension: () => void;
  readonly markObject: () => void;
}

/** Below this the user is asked to look. */
const SURE = 0.6;

/** What the photo was taken for, how sure that is, and how to correct it. */
export function renderRecognition(recognition: Recognition, actions: RecognitionActions): HTMLElement {
  const { category, confidence, others, imageName, hasImage, isGivenCategory, markedWith } = recognition;
  const isUnknown = recognition.isOutline && !isGivenCategory;
  const table = element('dl', { class: 'facts' });
  const rows: [string, string][] = [
    ['Category', isUnknown ? 'unknown' : category],
    ...(confidence === undefined || isUnknown ? [] : [['Confidence', percent(confidence)] as [string, string]]),
    ...(others.length === 0 ? [] : [['Or', others.map(({ category: other }) => other).join(', ')] as [string, string]]),
    ['Photo', imageName],
    ...(markedWith === undefined ? [] : [['Marked', `with a ${markedWith}`] as [string, string]]),
  ];
  for (const [name, value] of rows) table.append(element('dt', {}, name), element('dd', { title: value }, value));
  const choose = button('Choose Category', actions.chooseCategory, hasImage);
  // What needs doing stands out.
  if (!isUnsure(recognition)) choose.setAttribute('secondary', '');
  const size = button('Set Known Size', actions.setDimension, hasImage);
  size.setAttribute('secondary', '');
  const mark = button('Mark the Object', actions.markObject, hasImage);
  mark.setAttribute('secondary', '');
  const remark = !hasImage
    ? `${imageName} is no longer where it was, so this cannot be made again.`
    : isUnsure(recognition)
      ? explainDoubt(recognition)
      : isGivenCategory
        ? 'You said what it is.'
        : undefined;
  return element(
    'div',
    { class: 'recognition', 'data-category': category },
    ...(remark === undefined
      ? []
      : [
          element(
            'p',
            { class: 'recognition-remark' },
            icon(hasImage && !isUnsure(recognition) ? 'info' : 'warning'),
            element('span', {}, remark),
          ),
        ]),
    table,
    element('div', { class: 'recognition-buttons' }, choose, mark, size),
  );
}

const isUnsure = ({ confidence, isOutline }: Recognition): boolean => isOutline || (confidence ?? 1) < SURE;

const explainDoubt = ({ isOutline, isGivenCategory }: Recognition): string =>
  isOutline
    ? 'Not recognised: a rigid object by its outline. Choose a category to have it fitted with its joints.'
    : isGivenCategory
      ? 'This category fits the photo poorly.'
      : 'The category is a guess. Choose another if it is wrong.';

const percent = (share: number): string => `${Math.round(100 * share)} %`;

function button(text: string, run: () => void, enabled: boolean): HTMLElement {
  const made = element('vscode-button');
  made.textContent = text;
  made.toggleAttribute('disabled', !enabled);
  made.addEventListener('click', run);
  return made;
}
