export { queueOf } from './deeds-queue.ts'
