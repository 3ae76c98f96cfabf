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
	readonly discriminator?: string;
	readonly getter?: () => z.ZodType;
	readonly values?: readonly unknown[];
};

const definitionOf = (schema: z.ZodType): Definition => schema._zod.def as unknown as Definition;

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

/** The keys that may stand in the value at a path; none where it holds no keys of fixed names. */
export function keysAt(schema: z.ZodType, path: readonly PropertyKey[], root: unknown): readonly string[] {
	let definitions = fitting(bare(schema), root);
	let value = root;
	for (const step of path) {
		value = (value as Record<PropertyKey, unknown> | null | undefined)?.[step];
		const under = definitions.flatMap(({shape, element, valueType}) => shape?.[String(step)] ?? element ?? valueType ?? []);
		definitions = fitting(under.flatMap(inner => bare(inner)), value);
	}

	return [...new Set(definitions.flatMap(({shape}) => Object.keys(shape ?? {})))];
}

/** What the key that tells the forms of a union apart may say: `sections, years, switch`. */
export function tellingValues(schema: z.ZodType, path: readonly PropertyKey[]): readonly string[] {
	let definitions = bare(schema);
	for (const step of path) {
		definitions = definitions.flatMap(({shape, element, valueType}) => shape?.[String(step)] ?? element ?? valueType ?? []).flatMap(inner => bare(inner));
	}

	return [...new Set(definitions.flatMap(({values}) => (values ?? []).map(String)))];
}
