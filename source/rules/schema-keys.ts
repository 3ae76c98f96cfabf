import type {z} from 'zod';

/** The parts of zod's own description of a schema that are read here. */
type Definition = {
	readonly type: string;
	readonly shape?: Readonly<Record<string, z.ZodType>>;
	readonly element?: z.ZodType;
	readonly valueType?: z.ZodType;
	readonly innerType?: z.ZodType;
	readonly in?: z.ZodType;
	readonly options?: readonly z.ZodType[];
	readonly getter?: () => z.ZodType;
	readonly values?: readonly unknown[];
};

const definitionOf = (schema: z.ZodType): Definition => schema._zod.def;

/** A schema without what is wrapped around it: optional, nullable, default, lazy, a transformation. A union gives all that it allows. */
function bare(schema: z.ZodType): readonly Definition[] {
	const definition = definitionOf(schema);
	const inner = definition.getter?.() ?? definition.innerType ?? definition.in;
	return inner ? bare(inner) : (definition.options ? definition.options.flatMap(option => bare(option)) : [definition]);
}

/** The options of a union that its telling key allows, where the value gives one. */
function fitting(definitions: readonly Definition[], value: unknown): readonly Definition[] {
	const type: unknown = (value as {readonly type?: unknown} | null | undefined)?.type;
	const telling = definitions.filter(({shape}) => shape?.['type'] !== undefined && bare(shape['type']).some(({values}) => values?.includes(type)));
	return telling.length > 0 ? telling : definitions;
}

/** What a schema says of the place at a path, before anything wrapped around it is taken off. */
function schemasAt(schema: z.ZodType, path: readonly PropertyKey[], root: unknown): readonly z.ZodType[] {
	let schemas: readonly z.ZodType[] = [schema];
	let value = root;
	for (const step of path) {
		const definitions = fitting(schemas.flatMap(inner => bare(inner)), value);
		schemas = definitions.flatMap(({shape, element, valueType}) => shape?.[String(step)] ?? element ?? valueType ?? []);
		value = (value as Record<PropertyKey, unknown> | null | undefined)?.[step];
	}

	return schemas;
}

/** The keys that may stand in the value at a path; none where it holds no keys of fixed names. */
export function keysAt(schema: z.ZodType, path: readonly PropertyKey[], root: unknown): readonly string[] {
	let value = root;
	for (const step of path) {
		value = (value as Record<PropertyKey, unknown> | null | undefined)?.[step];
	}

	const definitions = fitting(schemasAt(schema, path, root).flatMap(inner => bare(inner)), value);
	return [...new Set(definitions.flatMap(({shape}) => Object.keys(shape ?? {})))];
}

/** May `null` stand at a path? */
export const allowsNull = (schema: z.ZodType, path: readonly PropertyKey[], root: unknown): boolean => schemasAt(schema, path, root).some(inner => definitionOf(inner).type === 'nullable');

/** What the key at a path may say that tells the forms of a union apart: `sections, years, switch`. */
export const tellingValues = (schema: z.ZodType, path: readonly PropertyKey[], root: unknown): readonly string[] =>
	[...new Set(schemasAt(schema, path, root).flatMap(inner => bare(inner)).flatMap(({values}) => (values ?? []).map(String)))];
