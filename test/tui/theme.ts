import test from 'ava';
import type {Tone} from '../../source/tui/lines.js';
import {bodyLines} from '../../source/tui/components/frame.js';
import {mark, outcomeShort, outcomeText, styleOf} from '../../source/tui/theme.js';
import {outcomes} from '../../source/values/outcome.js';
import {begin, opened, press} from '../helpers/key-run.js';

const tones: readonly Tone[] = ['plain', 'strong', 'heading', 'alert', 'warning', 'cursor', 'selected', 'frame', ...outcomes];
/** Nothing is shortened; list and conviction do not yet stand side by side. */
const wide = {columns: 119, rows: 1000};
const colored = {color: true, ascii: false};

test('without colour bold and inverse stay', t => {
	for (const tone of tones) {
		const {color: _color, ...rest} = styleOf(tone, colored);
		t.deepEqual(styleOf(tone, {color: false, ascii: false}), rest, tone);
	}

	t.deepEqual(styleOf('selected', {color: false, ascii: false}), {bold: true, inverse: true});
	t.true(styleOf('alert', {color: false, ascii: false}).bold);
});

test('every outcome has a symbol and a word of its own, in ASCII as well', t => {
	for (const texts of [outcomes.map(outcome => mark(outcome, false)), outcomes.map(outcome => mark(outcome, true)), outcomes.map(outcome => outcomeText(outcome)), outcomes.map(outcome => outcomeShort(outcome))]) {
		t.is(new Set(texts.map(text => text.trim())).size, outcomes.length);
		t.false(texts.some(text => text.trim() === ''));
	}
});

test('what is drawn in colour says in words what it means, and an outcome has its symbol beside it', t => {
	const start = begin();
	const seen = new Set<Tone>();
	for (const state of [press(start, 'enter').state, ...[0, 1, 2, 3, 4, 5].map(position => opened(start, position)), press(opened(start, 1), 'o', '2', 'enter', 'enter', 'enter').state, press(start, 'x').state]) {
		for (const spans of bodyLines({...state, size: wide}, 1000) ?? []) {
			const text = spans.map(span => span.text).join('');
			for (const {tone} of spans.filter(span => styleOf(span.tone, colored).color !== undefined)) {
				seen.add(tone!);
				t.regex(text, /\p{L}{3}/u);
				const outcome = outcomes.find(name => name === tone);
				t.true(outcome === undefined || (text.includes(mark(outcome, false)) && [outcomeText(outcome), outcomeShort(outcome)].some(word => text.includes(word))), text);
			}
		}
	}

	t.deepEqual([...seen].toSorted(), ['alert', 'dismiss', 'hand-review', 'reduce', 'warning']);
});

type Color = readonly [number, number, number];

/** The base-16 colours in use, as two terminals have them. */
const terminals: Readonly<Record<string, Readonly<Record<string, Color>>>> = {
	xterm: {red: [205, 0, 0], yellow: [205, 205, 0], cyan: [0, 205, 205], magenta: [205, 0, 205]},
	vga: {red: [170, 0, 0], yellow: [170, 85, 0], cyan: [0, 170, 170], magenta: [170, 0, 170]},
};

/** Machado, Oliveira and Fernandes 2009, severity 1.0, on linear RGB. */
const visions: Readonly<Record<string, readonly [Color, Color, Color]>> = {
	usual: [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
	protanopia: [[0.152_286, 1.052_583, -0.204_868], [0.114_503, 0.786_281, 0.099_216], [-0.003_882, -0.048_116, 1.051_998]],
	deuteranopia: [[0.367_322, 0.860_646, -0.227_968], [0.280_085, 0.672_501, 0.047_413], [-0.011_82, 0.042_94, 0.968_881]],
	tritanopia: [[1.255_528, -0.076_749, -0.178_779], [-0.078_411, 0.930_809, 0.147_602], [0.004_733, 0.691_367, 0.3039]],
};

const linear = (value: number): number => value / 255 <= 0.040_45 ? value / 255 / 12.92 : (((value / 255) + 0.055) / 1.055) ** 2.4;
const dot = (row: Color, [r, g, b]: Color): number => (row[0] * r) + (row[1] * g) + (row[2] * b);

/** CIE L*a*b* (D65) of a colour as it is seen with a kind of colour vision. */
function lab(color: Color, vision: readonly [Color, Color, Color]): Color {
	const light: Color = [linear(color[0]), linear(color[1]), linear(color[2])];
	const clamp = (value: number): number => Math.min(1, Math.max(0, value));
	const seen: Color = [clamp(dot(vision[0], light)), clamp(dot(vision[1], light)), clamp(dot(vision[2], light))];
	const curve = (value: number): number => value > 0.008_856 ? Math.cbrt(value) : (7.787 * value) + (16 / 116);
	const [x, y, z] = [curve(dot([0.4124, 0.3576, 0.1805], seen) / 0.950_47), curve(dot([0.2126, 0.7152, 0.0722], seen)), curve(dot([0.0193, 0.1192, 0.9505], seen) / 1.088_83)];
	return [(116 * y) - 16, 500 * (x - y), 200 * (y - z)];
}

const apart = (one: Color, other: Color): number => Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2]);

test('the colours in use can be told apart with every kind of colour vision', t => {
	const used = new Set(tones.map(tone => styleOf(tone, colored).color).filter(color => color !== undefined));
	t.deepEqual([...used].toSorted(), ['cyan', 'magenta', 'red', 'yellow']);
	for (const [terminal, palette] of Object.entries(terminals)) {
		for (const [name, vision] of Object.entries(visions)) {
			for (const one of used) {
				for (const other of [...used].filter(color => color > one)) {
					const distance = apart(lab(palette[one]!, vision), lab(palette[other]!, vision));
					// A difference of 2.3 is just seen; several times that is told apart at a glance.
					t.true(distance > 10, `${one} and ${other} with ${name} on ${terminal}: ${distance.toFixed(1)}`);
				}
			}
		}
	}
});

test('the measure itself: red and green of one lightness are not told apart with deuteranopia', t => {
	const [red, green]: readonly [Color, Color] = [[190, 80, 40], [105, 115, 40]];
	t.true(apart(lab(red, visions['usual']!), lab(green, visions['usual']!)) > 40);
	t.true(apart(lab(red, visions['deuteranopia']!), lab(green, visions['deuteranopia']!)) < 15);
});
