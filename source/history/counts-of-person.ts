import {lastFor} from '../values/once-for.js';
import {flatMap} from '../values/flat-map.js';
import type {Count, Subject} from './subject.js';

/** Every count of a person's history, convictions and others, cycle by cycle. */
export const countsOfPerson = lastFor(({cycles}: Subject): readonly Count[] => flatMap(cycles, ({steps}) => flatMap(steps, ({counts}) => counts)));
