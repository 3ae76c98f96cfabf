import {z} from 'zod';
import {parseIsoDay} from '../values/calendar-date.js';

/** A day in a rule file: written `YYYY-MM-DD`, and on the calendar. */
export const isoDay = z.string().refine(text => parseIsoDay(text) !== undefined, {message: 'a date YYYY-MM-DD that exists'});
