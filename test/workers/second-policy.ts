import {appendFile, readdir, readFile, writeFile} from 'node:fs/promises';
import path from 'node:path';
import test from 'ava';
import {comparisonPorts} from '../../source/commands/comparison-ports.js';
import {openAudit} from '../../source/files/open-audit.js';
import type {Attempt} from '../../source/values/problem.js';
import {ownWorkspace, type Place} from '../helpers/journey.js';
import {projectFolder, run} from '../helpers/run-program.js';

async function portsOf({workspace}: Place, moved: readonly string[] = []): Promise<ReturnType<typeof comparisonPorts>> {
	const audit = await openAudit(workspace);
	return comparisonPorts(valueOf(audit), moved);
}

function valueOf<Value>(attempt: Attempt<Value>): Value {
	if (!attempt.ok) {
		throw new Error(attempt.problems.map(({found}) => found).join('; '));
	}

	return attempt.value;
}

const never = new AbortController().signal;
const noProgress = (): void => undefined;

type Printed = {readonly differences: ReadonlyArray<{readonly key: string; readonly to: string; readonly toReason: string}>; readonly transitions: unknown; readonly differing: unknown; readonly groups: unknown; readonly peopleWhoWouldNoLongerHave: unknown};

for (const policy of ['los-angeles-2020', 'dismiss-all-prop64-and-related']) {
	test(`${policy}: on another thread the figures are those that the command prints, and nothing is written`, async t => {
		const place = await ownWorkspace();
		const {compareWith} = await portsOf(place);
		const before = await readdir(place.folder, {recursive: true});
		const log = await readFile(path.join(place.workspace, 'review.jsonl'), 'utf8');
		const told: Array<readonly [number, number]> = [];
		const {counts, under, policy: choice, madeBy} = valueOf(await compareWith(policy, (bytes, total) => {
			told.push([bytes, total]);
		}, never));
		const printed = JSON.parse((await run(['compare', place.workspace, '--policy', policy, '--json'])).out) as Printed;
		t.true(printed.differences.length > 0);
		const {differing, transitions, groups, peopleWhoWouldNoLongerHave} = counts;
		t.deepEqual({differing, transitions, groups, peopleWhoWouldNoLongerHave} as unknown, {differing: printed.differing, transitions: printed.transitions, groups: printed.groups, peopleWhoWouldNoLongerHave: printed.peopleWhoWouldNoLongerHave});
		for (const {key, to, toReason} of printed.differences) {
			t.deepEqual(under.get(key), {standing: to, reason: toReason} as never, key);
		}

		t.is(choice.id, policy);
		t.is(madeBy, undefined);
		t.deepEqual(told.at(-1), [told[0]![1], told[0]![1]]);
		t.deepEqual(await readdir(place.folder, {recursive: true}), before);
		t.is(await readFile(path.join(place.workspace, 'review.jsonl'), 'utf8'), log);
	});
}

test('the policies that ship can be chosen', async t => {
	const {policies} = await portsOf(await ownWorkspace());
	const files = await readdir(path.join(projectFolder, 'rules', 'policies'));
	t.deepEqual(new Set(valueOf(await policies()).map(({id}) => `${id}.yaml`)), new Set(files));
});

test('a comparison that is stopped answers at once', async t => {
	const {compareWith} = await portsOf(await ownWorkspace());
	const stopping = new AbortController();
	const answer = compareWith('los-angeles-2020', noProgress, stopping.signal);
	stopping.abort();
	t.like(await answer, {ok: false, problems: [{found: 'a comparison that was stopped'}]});
	const begun = new AbortController();
	const second = await compareWith('los-angeles-2020', () => {
		begun.abort();
	}, begun.signal);
	t.false(second.ok);
});

test('what stands in the way is a problem with its file: no such policy, a policy with mistakes, an extract that changed, a rule file that changed', async t => {
	const place = await ownWorkspace();
	const {compareWith} = await portsOf(place);
	const foundBy = async (policy: string): Promise<string> => {
		const attempt = await compareWith(policy, noProgress, never);
		return attempt.ok ? '' : attempt.problems.map(({file, found}) => `${file ?? ''}: ${found}`).join('\n');
	};

	t.regex(await foundBy('nobody'), /the policy "nobody"/);
	t.regex(await foundBy(path.join(place.folder, 'none.yaml')), /none\.yaml: no such file/);
	const wrong = path.join(place.folder, 'wrong.yaml');
	await writeFile(wrong, 'id: wrong\n');
	t.regex(await foundBy(wrong), /wrong\.yaml: /);
	await appendFile(place.extract, '\n');
	t.regex(await foundBy('los-angeles-2020'), /extract\.csv: an extract that changed since it was evaluated/);
	await appendFile(path.join(place.workspace, 'rules', 'flags.yaml'), '\n');
	t.regex(await foundBy('los-angeles-2020'), /flags\.yaml: a file that is not the one audit\.json was written with/);
});

test('one\'s own policy file is evaluated with the tables of the audit', async t => {
	const place = await ownWorkspace();
	const {compareWith} = await portsOf(place);
	const text = await readFile(path.join(projectFolder, 'rules', 'policies', 'dismiss-all-prop64.yaml'), 'utf8');
	const own = path.join(place.folder, 'office.yaml');
	await writeFile(own, text.replace(/^id: .*$/m, 'id: office').replace(/^title: .*$/m, 'title: The office\'s own'));
	const {policy, counts} = valueOf(await compareWith(own, noProgress, never));
	t.deepEqual(policy, {id: 'office', title: 'The office\'s own', adopted: false});
	t.deepEqual(counts, valueOf(await compareWith('dismiss-all-prop64', noProgress, never)).counts);
});
