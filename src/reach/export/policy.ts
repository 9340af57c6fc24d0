/** Who says where the public sites are served, and has them looked at. */
export interface Asker {
  account: string | null
  roles: readonly string[]
}
type Judgement = { ok: true } | { ok: false; because: 'unconcerned' }

/** Whoever writes the sites, and whoever runs the installation. */
export function mayKeepHosts(who: Asker): Judgement {
  const keeps = who.roles.includes('communicator') || who.roles.includes('system_owner')
  return who.account !== null && keeps ? { ok: true } : { ok: false, because: 'unconcerned' }
}
