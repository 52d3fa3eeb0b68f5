import { step } from '@/scripts/supervise/step.mjs'
import { generateClient } from './prepare/generate'

await step('Database client', generateClient)
