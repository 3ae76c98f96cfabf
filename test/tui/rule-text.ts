import test from 'ava';
import {cellWidth} from '../../source/terminal/cells.js';
import type {QuestionTrace} from '../../source/determinations/determination.js';
import {circumstancesOf} from '../../source/determinations/engine.js';
import {statuteTrace} from '../../source/determinations/statute-trace.js';
import {ruleText} from '../../source/tui/rule-text.js';
import {statuteTraceLines} from '../../source/tui/screens/trace-lines.js';
import type {AppState} from '../../source/tui/state.js';
import {traceOf} from '../../source/rules/trace.js';
import {begin, opened, press} from '../helpers/key-run.js';
import {frameAt} from '../helpers/render-at.js';
import {conviction} from '../helpers/rows-fixture.js';
import {engineWith, nothingOn, ruleTexts, statute} from '../helpers/rules-fixture.js';
import {onPerson} from './_person.js';

const file = {file: 'rules/policies/clear-my-record-2019.yaml', lines: ruleTexts.get('policies/clear-my-record-2019.yaml')!.split('\n')};
const text = (state: AppState): string => frameAt(state).join('\n');
const engine = engineWith();
const traced = (deciding: string, of = engine): readonly QuestionTrace[] => traceOf(of.policy, circumstancesOf(conviction({}), of), deciding);

test('the whole question that decides, with its line numbers, then whose policy it is', t => {
	const [question, ...whose] = ruleText(file, traced('section-dismissed'), 'section-dismissed');
	t.is(file.lines[question!.from - 1], question!.lines[0]);
	t.is(question!.lines[0]!.trim(), '- id: section-dismissed');
	t.true(question!.lines.some(line => line.includes('outcome: dismiss')));
	t.false(question!.lines.slice(1).some(line => line.includes('- id:')));
	const said = whose.flatMap(({lines}) => lines).join('\n');
	t.regex(said, /^id: clear-my-record-2019$/m);
	t.regex(said, /^source: .*verified: true/m);
	t.regex(said, /^adopted: null$/m);
	t.notRegex(said, /^parameters:|^questions:/m);
});

test('open questions before the first certain yes; otherwise where none gave an answer; neither for a promoted candidate', t => {
	const unknown = conviction({PRI_DOB: ''});
	const of = engineWith({set: {...nothingOn, 'under-21': true}});
	const trace = traceOf(of.policy, circumstancesOf(unknown, of), 'open-question');
	const open = ruleText(file, trace, 'open-question').filter(({about}) => about === 'A question that is open');
	t.deepEqual(open.map(({lines}) => lines[0]!.trim()), trace.filter(({active, node}) => active && node.answer === 'unknown').map(({id}) => `- id: ${id}`));
	t.true(open.length > 0);
	t.regex(ruleText(file, traced('otherwise'), 'otherwise')[0]!.lines.join('\n'), /^otherwise: {outcome: hand-review/);
	t.true(ruleText(file, traced('candidate'), 'candidate').every(({about}) => about === 'Whose policy it is'));
});

test('W shows it and Esc goes back; nothing is decided there', t => {
	const shown = press(onPerson(), 'W');
	t.deepEqual(shown.effects, []);
	t.regex(text(shown.state), /rules\/policies\/clear-my-record-2019\.yaml, as it was used in this audit[^]*The question that decides \(lines \d+ to \d+\)[^]*\n +\d+ {4}- id: section-dismissed/);
	t.is(press(shown.state, 'c', 'esc').state.overlay, undefined);
	t.is(press(shown.state, 'W').state.overlay, undefined);
	t.regex(String(press(opened(begin({ruleFile: undefined}), 1), 'W').state.notice?.text), /not at hand/);
});

for (const size of [{columns: 60, rows: 16}, {columns: 80, rows: 24}, {columns: 100, rows: 30}, {columns: 140, rows: 40}]) {
	for (const ascii of [false, true]) {
		test(`${size.columns}x${size.rows}${ascii ? ', ASCII' : ''}: rule text and the statute's questions fit, and all of them are reached`, t => {
			const start = {...onPerson({}, size), ascii};
			const states = [press(start, 'W').state, press(start, 'W', ...Array.from({length: 20}, () => 'pagedown')).state];
			for (const state of states) {
				const frame = frameAt(state);
				t.is(frame.length, size.rows - 1);
				t.deepEqual(frame.filter(line => cellWidth(line) > size.columns), []);
			}

			t.regex(text(states[1]!), /adopted: null|challenge-deadline/);
			const lines = statuteTraceLines(statuteTrace(conviction({}), [], conviction({}).subject, engine), size.columns, ascii).map(spans => spans.map(({text: part}) => part).join(''));
			t.deepEqual(lines.filter(line => cellWidth(line) > size.columns), []);
			t.regex(lines.join('\n'), /STATUTE[^]*\n. (?:yes|no|unknown) +Was the arrest/);
		});
	}
}

test('the statute beside the policy: every question that is asked, the one that decides; none where the policy is the statute', t => {
	const own = conviction({});
	const trace = statuteTrace(own, [], own.subject, engine)!;
	t.deepEqual(trace.map(({id}) => id), statute.questions.map(({id}) => id));
	t.is(statuteTrace(own, [], own.subject, engineWith({of: statute})), undefined);
	t.is(statuteTrace(conviction({OFFENSE_DESCR: '459 PC-BURGLARY'}), [], own.subject, engine), undefined);
	const misdemeanor = conviction({CONV_STAT_DESCR: 'MISDEMEANOR', OFFENSE_TOC: 'M', OFFENSE_DESCR: '11357(B) HS-POSSESS 28.5 GRAMS OR LESS'});
	const decides = statuteTrace(misdemeanor, [], misdemeanor.subject, engine)!.filter(({deciding}) => deciding);
	t.is(decides.length, 1);
	t.is(decides[0]!.node.answer, 'yes');
});
