import { projectRoot } from '@/scripts/project'
import type { Program } from '@/scripts/supervise/hold.mjs'
import { layHistory } from './lay'
import { FULL } from './size'

/** Lays the past of the demo; says how much it is. `crowd` is the password of everybody whom one does not sign in as. */
export async function layDemo(ownerUrl: string, crowd: string): Promise<string> {
  const { text } = await layHistory(ownerUrl, FULL, crowd)
  return text
}

/** How to run the people who keep the demo alive: as the application, with its variables. */
export function companyProgram(variables: NodeJS.ProcessEnv, crowd: string): Program {
  return {
    file: process.execPath,
    args: ['--conditions=react-server', '--import', 'tsx', 'scripts/demo/live/main.ts'],
    cwd: projectRoot,
    env: { ...variables, NODE_ENV: 'production', DEMO_CROWD: crowd },
    lifeline: true,
  }
}
