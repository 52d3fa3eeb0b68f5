import { notFound } from 'next/navigation'
import { BackLink } from '@/app/_ui/back-link'
import cards from '@/app/_ui/card.module.css'
import { PageHeader } from '@/app/_ui/page-header'
import { refusable, titled } from '@/app/(console)/refusable'
import { KillPreviewView } from '@/app/(console)/sessions/_kill/kill-preview-view'
import { killAtOnce } from '@/app/(console)/sessions/actions'
import { en } from '@/lib/i18n/en'
import { previewKill } from '@/lib/sessions/kill-preview'
import { killScopeSchema } from '@/lib/sessions/kill-schema'
import { killScopeText } from '@/lib/sessions/kill-scope-text'
import { requireContext } from '@/lib/web/page'
import { viewing } from '@/lib/web/viewed'
import styles from './kill.module.css'
import { KillAtOnceForm } from './kill-at-once-form'
import { killPath } from './kill-path'

const words = en.killMany

export const generateMetadata = titled('session.kill', words.menu)

/** The kill of many as a page of its own: for whoever has no script, and so no dialog. */
async function KillPage({ searchParams }: PageProps<'/kill'>) {
  const { data: scope } = killScopeSchema.safeParse(await searchParams)
  const path = killPath(scope)
  const ctx = await requireContext('session.kill', path)
  if (scope === undefined) notFound()
  const view = viewing(ctx, { type: 'session', filter: killScopeText(scope) }, path)
  const preview = await previewKill(ctx, scope)
  await view.done(preview.first.length)
  return (
    <>
      <BackLink href="/sessions">{en.detail.back}</BackLink>
      <PageHeader title={words.titles[scope.scope]} lead={words.lead} />
      <div className={`${cards.card} ${styles.card}`}>
        <KillAtOnceForm scope={scope} ending={preview.ending} action={killAtOnce}>
          <KillPreviewView preview={preview} />
        </KillAtOnceForm>
      </div>
    </>
  )
}

export default refusable(KillPage)
