import type { AssetNames, IconName } from '../../platform/assets.ts';
import { type Html, html } from '../../platform/html.ts';

/** An icon of the design system. It only adorns: what it means stands in the text beside it. */
export const icon = ({ sprite }: AssetNames, name: IconName, classes = ''): Html =>
  html`<svg class="icon-svg${classes && ` ${classes}`}" aria-hidden="true" focusable="false"><use href="${sprite}#${name}"></use></svg>`;
