/** Who has an overview, and in which order its parts stand. Pure. */
import type { OverviewPart } from '../../platform/module.ts'

const ROLES = ['coordinator', 'national_coordinator', 'unit_head']
export const hasOverview = (roles: readonly string[]): boolean => roles.some((role) => ROLES.includes(role))

/** A part without a figure, a picture or a row tells nothing and is left out. */
export const inOrder = (parts: readonly OverviewPart[]): OverviewPart[] =>
  parts
    .filter((part) => part.figures.length > 0 || part.chart !== undefined || (part.table?.rows.length ?? 0) > 0)
    .sort((a, b) => a.order - b.order)
