/** Nödöppningar of the demonstration: one that has been reviewed and one that waits. The persons are those of people.ts. */
import type { ValuesOfGlass } from '../break-glass/index.ts'

export interface DemoGlass {
  /** Who opened, and who has reviewed it, by slug of the cast. */
  by: string
  asked: ValuesOfGlass
  reviewed?: { by: string; finding: 'justified' | 'unjustified' | 'investigate'; words: string }
}

export const DEMO_GLASS: readonly DemoGlass[] = [
  {
    by: 'norrvik-registrator',
    asked: {
      number: '198301022383',
      ground: 'life',
      needed: ['contact'],
      reason: 'En man frågar högljutt efter henne i receptionen. Hon måste varnas nu, och jouren svarar inte.',
    },
    reviewed: {
      by: 'norrvik-skyddsansvarig',
      finding: 'justified',
      words: 'Hon varnades i tid. Vi ser över varför jouren inte svarade.',
    },
  },
  {
    by: 'norrvik-personalchef',
    asked: {
      number: '199101022391',
      ground: 'own_task',
      needed: ['contact', 'children'],
      reason: 'Han har ramlat i trappan hos oss och är förvirrad. Någon nära måste få veta var han är.',
    },
  },
]
