import test from 'ava';
export {};
test('x', t => t.pass());
