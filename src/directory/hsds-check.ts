/** Whether a tree is HSDS 3.0: our own reading of its rules. Attributes that HSDS does not name are let through as they are. */
import { z } from 'zod'
import { CHOICES, type Rule, shapeOf, type TypeName } from './hsds.ts'

const RULES: Readonly<Record<Rule, () => z.ZodType>> = {
  text: () => z.string(),
  number: () => z.number(),
  id: () => z.guid(),
  uri: () => z.string().refine((text) => /^[a-z][a-z0-9+.-]*:\S+$/i.test(text)),
  email: () => z.email(),
  instant: () => z.iso.datetime({ offset: true }),
  status: () => z.enum(CHOICES.status),
  place: () => z.enum(CHOICES.place),
  weekday: () => z.enum(CHOICES.weekday),
  frequency: () => z.enum(CHOICES.frequency),
}

const made = new Map<TypeName, z.ZodType>()
function schemaOf(type: TypeName): z.ZodType {
  const known = made.get(type)
  if (known) return known
  const { attributes, children } = shapeOf(type)
  const fields = attributes.map(({ name, rule, required }) => [name, required ? RULES[rule]() : RULES[rule]().optional()] as const)
  const parts = Object.entries(children).map(([name, child]) => {
    const inner = z.lazy(() => schemaOf(child.type))
    return [name, (child.many ? z.array(inner) : inner).optional()] as const
  })
  const schema = z.looseObject(Object.fromEntries([...fields, ...parts]))
  made.set(type, schema)
  return schema
}

/** What does not fit, as paths such as `phones.0.number`: never what stood there. */
export function faultsOf(type: TypeName, value: unknown): string[] {
  const parsed = schemaOf(type).safeParse(value)
  return parsed.success ? [] : [...new Set(parsed.error.issues.map((issue) => issue.path.map(String).join('.') || '.'))]
}
