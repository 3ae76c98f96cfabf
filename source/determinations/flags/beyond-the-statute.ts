import {referenceTo} from '../../history/readings.js';
import type {Conviction} from '../../history/subject.js';
import type {Outcome} from '../../values/outcome.js';
import type {Material} from '../material.js';
import type {StatuteBeside} from '../statute.js';

/** Flag 44: the policy gives relief, and HS 11361.8 by itself gives none, or cannot say whether it gives any. What it gives instead is what makes it material. */
export const beyondTheStatute = ({count}: Conviction, outcome: Outcome, {relief, inDoubt}: StatuteBeside): readonly Material[] => inDoubt && (outcome === 'dismiss' || outcome === 'reduce')
	? [{flag: 'beyond-the-statute', reading: 'HS 11361.8 stands alone', outcome: relief.outcome, rows: [referenceTo(count.carrier!)]}]
	: [];
