import { pick, type Lang } from '../../platform/page/index.ts'
import type { DutyLine } from './deeds-wheel.ts'
import { type DutyState, MONTHS, stateOfDuty } from './wheel.ts'

const SIZE = 520
const MIDDLE = SIZE / 2
const [INNER, OUTER] = [110, 235]
/** A point at this share of the turn, clockwise from twelve o'clock. */
const point = (share: number, radius: number): [number, number] => {
  const angle = 2 * Math.PI * share - Math.PI / 2
  return [MIDDLE + radius * Math.cos(angle), MIDDLE + radius * Math.sin(angle)]
}
const written = (all: readonly number[]) => all.map((value) => value.toFixed(1)).join(' ')

/** One twelfth of the ring. */
function slice(month: number): string {
  const [from, to] = [(month - 1) / 12, month / 12]
  const [a, b, c, d] = [point(from, INNER), point(from, OUTER), point(to, OUTER), point(to, INNER)]
  return `M ${written(a)} L ${written(b)} A ${OUTER} ${OUTER} 0 0 1 ${written(c)} L ${written(d)} A ${INNER} ${INNER} 0 0 0 ${written(a)} Z`
}

/** Signs, so that black and white paper says the same as the colours. */
const SIGNS: Readonly<Record<DutyState, string>> = { done: '✓', now: '●', late: '!', later: '○' }
const FILLS: Readonly<Record<DutyState | 'none', string>> = {
  none: '#ffffff',
  later: '#f3f5f4',
  now: '#fbeecb',
  late: '#fbeecb',
  done: '#dcebe3',
}
const worst = (states: readonly DutyState[]): DutyState | 'none' =>
  (['late', 'now', 'later', 'done'] as const).find((state) => states.includes(state)) ?? 'none'

/** The year as a round picture, for the wall. The page says the same in a table, and in words beside the picture. */
export function WheelPicture({ duties, month, year, lang }: { duties: readonly DutyLine[]; month: number; year: number; lang: Lang }) {
  return (
    <svg xmlns="http://www.w3.org/2000/svg" viewBox={`0 0 ${SIZE} ${SIZE}`} role="img" font-family="Inter, Arial, sans-serif">
      <title>{lang === 'sv' ? `Årshjulet ${year}` : `The year wheel ${year}`}</title>
      {MONTHS.map((name, i) => {
        const own = duties.filter((duty) => duty.month === i + 1)
        const states = own.map((duty) => stateOfDuty(duty, month))
        const [x, y] = point((i + 0.5) / 12, (INNER + OUTER) / 2 + 22)
        const [signX, signY] = point((i + 0.5) / 12, (INNER + OUTER) / 2 - 24)
        return (
          <g>
            <path d={slice(i + 1)} fill={FILLS[worst(states)]} stroke="#3c4a45" stroke-width={i + 1 === month ? 3 : 1} />
            <text x={x.toFixed(1)} y={(y + 5).toFixed(1)} text-anchor="middle" font-size="15" fill="#16201c">
              {pick(name, lang).slice(0, 3)}
            </text>
            <text x={signX.toFixed(1)} y={(signY + 7).toFixed(1)} text-anchor="middle" font-size="20" fill="#16201c">
              {states.map((state) => SIGNS[state]).join('')}
            </text>
          </g>
        )
      })}
      <text x={MIDDLE} y={MIDDLE + 12} text-anchor="middle" font-size="38" font-weight="600" fill="#16201c">
        {year}
      </text>
    </svg>
  )
}
