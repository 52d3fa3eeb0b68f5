import { isolated } from './isolated'

const many = (n: number, one: string, more: string) => (n === 1 ? `1 ${one}` : `${n.toLocaleString('en-GB')} ${more}`)
const sessions = (n: number) => many(n, 'session', 'sessions')
const tabs = (n: number) => many(n, 'tab', 'tabs')
const ms = (n: number) => (n < 1_000 ? `${n} ms` : `${(n / 1_000).toFixed(1)} s`)

/** Ending many sessions, their progress, and the receipt of every kill. Part of the catalogue in `en.ts`. */
export const enKill = {
  killMany: {
    menu: 'Kill many',
    ofFilter: 'All that match the filter…',
    ofFilterCount: (n: number) => `All that match the filter (${n.toLocaleString('en-GB')})…`,
    others: 'All others…',
    othersHint: 'Everybody’s sessions but this one',
    ofUser: 'All of this user…',
    ofUserNamed: (name: string) => `All of ${isolated(name)}…`,
    bar: 'Chosen sessions',
    kill: 'Kill sessions…',
    choose: 'Choose session',

    titles: {
      chosen: 'Kill the chosen sessions',
      user: 'Kill all sessions of a user',
      others: 'Kill all other sessions',
      filter: 'Kill all sessions that match',
      resume: 'Go on with the kill',
    },
    lead: 'These people are out within two seconds, in every tab. They can sign in again.',
    counting: 'Counting…',
    notCounted: 'The sessions could not be counted. Check the connection, then open this again.',
    willEnd: (n: number, people: number) => `${sessions(n)} of ${many(people, 'user', 'users')} will end.`,
    nothing: 'Nothing would end here.',
    own: 'Your own session is passed over.',
    outOfReach: (n: number) =>
      n === 1
        ? '1 session of a System Administrator is passed over: only a System Administrator may end it.'
        : `${n.toLocaleString('en-GB')} sessions of System Administrators are passed over: only a System Administrator may end them.`,
    most: 'Most sessions',
    newest: 'Among them',
    each: (name: string, n: number) => `${isolated(name)}: ${sessions(n)}`,
    more: (n: number) => `and ${n.toLocaleString('en-GB')} more`,
    count: 'Number of sessions, to confirm',
    countHint: (n: number) => `Type ${n.toLocaleString('en-GB')}.`,
    submit: (n: number) => `Kill ${sessions(n)}`,

    running: (done: number, total: number) => `${done.toLocaleString('en-GB')} of ${sessions(total)} gone through`,
    stop: 'Stop here',
    goOn: 'Go on',
    stopped: (rest: number) => `Stopped. ${sessions(rest)} of the order ${rest === 1 ? 'was' : 'were'} not touched.`,
    cut: (rest: number) =>
      `Something went wrong on the way. What is counted here has ended; ${sessions(rest)} of the order ${rest === 1 ? 'was' : 'were'} not touched. Order the rest anew.`,
    lost: (rest: number) =>
      `Rollcall could not be reached. What is counted here has ended; ${sessions(rest)} of the order may still be open. Go on when the connection is back.`,
    leftOver: (done: number, total: number) =>
      `A kill of ${sessions(total)} stopped after ${done.toLocaleString('en-GB')}. What it ended stays ended, the rest is not touched.`,
    dismiss: 'Leave it at that',
    ended: (n: number) => (n === 1 ? '1 session has ended.' : `${n.toLocaleString('en-GB')} sessions have ended.`),
    passed: (n: number) => `${n.toLocaleString('en-GB')} passed over, see below.`,
    results: 'Result for each session',
    outcomes: {
      ended: 'Ended now',
      already_ended: 'Had already ended',
      administrator: 'Passed over: a System Administrator’s, only a System Administrator may end it',
      own: 'Passed over: this is your own session',
      held: 'Still open: a write of its own did not let go. Try again',
      unknown: 'Not known',
    },
    alreadyAt: (at: string, by: string | null) => (by ? `Had already ended at ${at} by ${by}` : `Had already ended at ${at}`),
  },

  receipt: {
    label: 'Receipt',
    server: (n: number) => `Server ${ms(n)}.`,
    waiting: 'Waiting for the tabs to leave…',
    none: 'No open tab was connected. A tab that is offline leaves at its first contact.',
    all: (left: number, of: number, n: number) => `${left} of ${tabs(of)} left after ${ms(n)}.`,
    some: (left: number, of: number, n: number) =>
      `${left} of ${tabs(of)} left after ${ms(n)}. ${of - left} not heard from: a tab that sleeps or is offline leaves at its first contact.`,
    nobody: (of: number) => `0 of ${tabs(of)} heard from: a tab that sleeps or is offline leaves at its first contact.`,
  },
} as const
