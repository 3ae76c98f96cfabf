import type {Conviction} from '../../history/subject.js';
import type {Flag} from '../determination.js';
import type {FlagRule} from '../../rules/flag-rule.js';
import {onceFor} from '../../values/once-for.js';
import type {Material} from '../material.js';
import {flatMap} from '../../values/flat-map.js';
import {age18To20} from './age-18-to-20.js';
import {ageMismatch} from './age-mismatch.js';
import {alreadyRelieved} from './already-relieved.js';
import {amount} from './amount.js';
import {appealOrDiversion} from './appeal-or-diversion.js';
import {attemptOrConspiracy} from './attempt-or-conspiracy.js';
import {brokenKey} from './broken-key.js';
import {caseNumber} from './case-number.js';
import {chargeConflict} from './charge-conflict.js';
import {cityProsecutor} from './city-prosecutor.js';
import {conductAfterAct} from './conduct-after-act.js';
import {deceased} from './deceased.js';
import {destroyable} from './destroyable.js';
import {elsewhere} from './elsewhere.js';
import {enhancement} from './enhancement.js';
import {environmentalHarm} from './environmental-harm.js';
import {failureToRegister} from './failure-to-register.js';
import {felony11357Letter} from './felony-11357-letter.js';
import {identityConflict} from './identity-conflict.js';
import {importExport} from './import-export.js';
import {impossibleOrder} from './impossible-order.js';
import {juvenileMatter} from './juvenile-matter.js';
import {laterSuperStrike} from './later-super-strike.js';
import {manufacture} from './manufacture.js';
import {minorInvolved} from './minor-involved.js';
import {narcoticsRegistration} from './narcotics-registration.js';
import {notACourtStep} from './not-a-court-step.js';
import {notAStateCourt} from './not-a-state-court.js';
import {notRelievedCharge} from './not-relieved-charge.js';
import {otherChargeInComment} from './other-charge-in-comment.js';
import {otherReliefLaw} from './other-relief-law.js';
import {partialDate} from './partial-date.js';
import {predecessorSection} from './predecessor-section.js';
import {priorDisqualifier} from './prior-disqualifier.js';
import {relatedPlea} from './related-plea.js';
import {rowsDisagree} from './rows-disagree.js';
import {sameSectionPriors} from './same-section-priors.js';
import {serving} from './serving.js';
import {severalFiles} from './several-files.js';
import {severalOffenses} from './several-offenses.js';
import {unclearSeverity} from './unclear-severity.js';
import {unsafeCharacters} from './unsafe-characters.js';
import {warrantOrNoSentence} from './warrant-or-no-sentence.js';
import {shown, type Detector, type FlagContext} from './context.js';

export type {Detector} from './context.js';

/** In the order of the catalogue. */
const detectors: Readonly<Record<string, Detector>> = {
	'prior-disqualifier': priorDisqualifier,
	'already-relieved': alreadyRelieved,
	'date-partial': partialDate,
	'charge-conflict': chargeConflict,
	'severity-unclear': unclearSeverity,
	'minor-involved': minorInvolved,
	'import-export': importExport,
	manufacture,
	'environmental-harm': environmentalHarm,
	'conduct-after-act': conductAfterAct,
	'not-relieved-charge': notRelievedCharge,
	'several-offenses': severalOffenses,
	'case-number': caseNumber,
	serving,
	'same-section-priors': sameSectionPriors,
	'rows-disagree': rowsDisagree,
	'key-broken': brokenKey,
	'identity-conflict': identityConflict,
	'juvenile-matter': juvenileMatter,
	'several-files': severalFiles,
	'predecessor-section': predecessorSection,
	'attempt-or-conspiracy': attemptOrConspiracy,
	'related-plea': relatedPlea,
	'city-prosecutor': cityProsecutor,
	'age-18-to-20': age18To20,
	'felony-11357-letter': felony11357Letter,
	'not-a-court-step': notACourtStep,
	elsewhere,
	'impossible-order': impossibleOrder,
	deceased,
	'age-mismatch': ageMismatch,
	amount,
	enhancement,
	'appeal-or-diversion': appealOrDiversion,
	'warrant-or-no-sentence': warrantOrNoSentence,
	'not-a-state-court': notAStateCourt,
	'failure-to-register': failureToRegister,
	'later-super-strike': laterSuperStrike,
	destroyable,
	'narcotics-registration': narcoticsRegistration,
	'unsafe-characters': unsafeCharacters,
	'other-charge-in-comment': otherChargeInComment,
	'other-relief-law': otherReliefLaw,
};

/** Raised by holding the statute against the policy, not by looking at the record. */
const comparedFlags = ['beyond-the-statute'];

export const detectableFlags: ReadonlySet<string> = new Set([...Object.keys(detectors), ...comparedFlags]);

const detectorsFor = onceFor((rules: readonly FlagRule[]) => rules.map(rule => ({rule, detector: detectors[rule.id]})));

/** The flags of a conviction, in the order of the rule file. A change of outcome raises the flag it belongs to where the record alone does not. */
export function flagsOf(conviction: Conviction, context: FlagContext, changes: readonly Material[] = []): readonly Flag[] {
	const flags: Flag[] = [];
	for (const {rule, detector} of detectorsFor(context.rules.flags)) {
		const own = changes.length === 0 ? changes : changes.filter(({flag}) => flag === rule.id);
		const rows = detector?.(conviction, rule, context) ?? shown(flatMap(own, change => change.rows));
		if (rows) {
			flags.push({
				id: rule.id, level: rule.level,
				rows: rows.toSorted((one, other) => one.file - other.file || one.line - other.line),
				material: own.map(({reading, outcome}) => ({reading, outcome})),
			});
		}
	}

	return flags;
}
