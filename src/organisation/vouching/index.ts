import type { Module } from '../../platform/module.ts'
import { tellVouching, waitingVouching } from './deeds.ts'
import { vouchingRoutes } from './pages.tsx'

/** What an account reaches waits when somebody else arranged a way into it, until a colleague has vouched. */
export const vouching: Module = {
  name: 'vouching',
  part: 'platform',
  routes: vouchingRoutes,
  waiting: (tx) => waitingVouching(tx),
  jobs: { tell_vouching: tellVouching },
}
