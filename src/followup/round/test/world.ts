import { randomBytes } from 'node:crypto'
import { createPrivateKey, generateKeyPairSync } from 'node:crypto'
import { openHouse, type TestHouse } from '../../../../test/house.ts'
import { Visitor } from '../../../../test/visitor.ts'
import { signDocument } from '../../exchange/envelope.ts'
import { type AnswerDocument, type Envelope, openEnvelope, type RoundDocument } from '../../exchange/index.ts'
import { type Answer, levelsOf, questionsOf } from '../../question/index.ts'

/** A round as its coordinator makes it on the pages, with the organisations of this list. Answers with its id. */
export async function makeRound(
  coordinator: Visitor,
  { sets, title = 'Provrunda', former = '' }: { sets: string[]; title?: string; former?: string },
) {
  await coordinator.get('/rundor/ny')
  const made = await coordinator.post('/rundor/ny', {
    title,
    lead: 'Vi frågar för att se hur arbetet går.',
    sets,
    closes: '2099-12-31',
    former,
    secrecy: 'Bara vi ser enskilda nivåer.',
    county_sees: 'ja',
  })
  const id = /^\/rundor\/([0-9a-f-]{36})$/.exec(made.location ?? '')?.[1]
  if (!id) throw new Error(`No round was made: ${made.status} ${made.text.slice(0, 2000)}`)
  return id
}
export async function inviteList(coordinator: Visitor, round: string, rows: readonly string[]): Promise<void> {
  await coordinator.get(`/rundor/${round}/bjud-in`)
  const file = new File([`Organisation;Slag;Länskod;Funktionsadress;Kortnamn\n${rows.join('\n')}`], 'lista.csv')
  const read = await coordinator.post(`/rundor/${round}/bjud-in`, { file })
  const at = read.location ?? ''
  const seen = await coordinator.get(at)
  if (seen.status !== 200) throw new Error(`The list was not shown: ${seen.status}`)
  const done = await coordinator.post(at, {})
  if (done.location !== `/rundor/${round}`) throw new Error(`The list was not taken: ${seen.text}`)
}
export const open = (coordinator: Visitor, round: string) => coordinator.post(`/rundor/${round}/oppna`, {})

export interface InvitedRow {
  id: string
  tenant: string
  name: string
}
export const invitations = (house: TestHouse, round: string): Promise<InvitedRow[]> =>
  house.superuser<InvitedRow>('select id, tenant, name from round_invitation where round = $1 order by name', [round])

/** The link's path, as the coordinator's page in the demonstration shows it. */
export async function linkOf(coordinator: Visitor, invitation: string): Promise<string> {
  const page = await coordinator.get(`/rundor/inbjudan/${invitation}`)
  const link = /href="(\/inbjudan\/[A-Za-z0-9_-]{43})"/.exec(page.text)?.[1]
  if (!link) throw new Error('No link on the page.')
  return link
}

/** Another installation: a key pair of its own. */
export function stranger() {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const raw = Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url')
  const key = createPrivateKey(privateKey.export({ format: 'pem', type: 'pkcs8' }))
  return { seal: (document: AnswerDocument | RoundDocument): Envelope => signDocument(document, key, raw) }
}
export async function roundIn(text: string): Promise<RoundDocument> {
  const opened = await openEnvelope(text)
  if (!opened.ok || opened.document.kind !== 'samvarn-round') throw new Error('No round.')
  return opened.document
}
/** All questions of the round at this level, or the highest below it that the question has. */
export function answerTo(round: RoundDocument, level: number, more: Partial<AnswerDocument> = {}): AnswerDocument {
  const answers = (set: RoundDocument['sets'][number]): Answer[] =>
    questionsOf(set).map((question) => {
      const top = levelsOf(set, question).at(-1)?.value
      return {
        question: question.id,
        applies: true,
        level: top === undefined ? null : Math.min(level, top),
        chosen: [],
        words: 'Egna ord.',
      }
    })
  return {
    kind: 'samvarn-answer',
    version: 1,
    round: round.round,
    invitation: round.invited.invitation,
    reply_code: round.reply_code,
    number: 1,
    sharing: 'levels',
    signed_off_at: new Date().toISOString(),
    signed_off_by: 'Förvaltningschef',
    parts: round.sets.map((set) => ({ set: set.id, version: set.version, answers: answers(set) })),
    ...more,
  }
}
export const otherCode = () => randomBytes(32).toString('hex')

const OUTSIDE = Array.from(
  { length: 12 },
  (_, i) => `Provkommun ${i + 1} (påhittad);Kommun;${i < 8 ? '25' : '24'};samordning@prov${i + 1}.example.se;`,
)
const HERE = ['Norrviks kommun (påhittad);Kommun;25;;norrvik', 'Ekbyjouren (påhittad);Ideell organisation;24;;ekbyjouren']

/** A house with an open round: twelve municipalities outside, two organisations here, and a county board for county 25. */
export async function openWorld() {
  const house = await openHouse({ SAMVARN_URL: 'http://localhost:3000', SAMVARN_SIGN_IN_REQUESTS_PER_MINUTE_MAX: '80' })
  try {
    return await furnish(house)
  } catch (error) {
    await house.close()
    throw error
  }
}
async function furnish(house: TestHouse) {
  const national = await Visitor.as(house, 'samverket-nationell')
  const county = await Visitor.as(house, 'nordan-samordnare')
  const round = await makeRound(national, { sets: ['managers', 'civil-society'] })
  await inviteList(national, round, [...OUTSIDE, ...HERE])
  await national.get(`/rundor/${round}/bjud-in`)
  await national.post(`/rundor/${round}/lan`, { lan: '25', styrelse: house.cast['nordan-samordnare']?.tenant ?? '' })
  await open(national, round)
  await house.drain()
  const all = await invitations(house, round)
  const byName = (name: string): InvitedRow => {
    const found = all.find((one) => one.name.startsWith(`${name} (`))
    if (!found) throw new Error(`Nobody is called ${name}.`)
    return found
  }
  const coordinator = house.cast['samverket-nationell']?.tenant ?? ''
  const worker = <T>(work: Parameters<typeof house.db.asWorker<T>>[1]) => house.db.asWorker<T>(coordinator, work)
  const api = (body: string | Buffer) =>
    new Visitor(house).request('/api/v1/rundor/svar', { method: 'POST', body, headers: { 'Content-Type': 'application/json' } })
  const post = async (envelope: unknown) => {
    const answer = await api(JSON.stringify(envelope))
    return { status: answer.status, ...(JSON.parse(answer.text) as { ok: boolean; code?: string }) }
  }
  const documentOf = async (name: string): Promise<RoundDocument> =>
    roundIn((await new Visitor(house).get(`${await linkOf(national, byName(name).id)}/runda.json`)).text)
  return { house, national, county, round, all, outside: OUTSIDE, byName, coordinator, worker, api, post, documentOf }
}
