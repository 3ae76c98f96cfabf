import {lastFor} from '../values/once-for.js';
import type {Count, Subject} from './subject.js';

/** Every count of a person's history, convictions and others, cycle by cycle. */
export const countsOfPerson = lastFor(({cycles}: Subject): readonly Count[] => cycles.flatMap(({steps}) => steps.flatMap(({counts}) => counts)));
