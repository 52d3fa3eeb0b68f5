import type { Metadata } from 'next'
import { detailOf } from '@/app/(console)/activities/_detail/detail-of'
import { DetailView } from '@/app/(console)/activities/_detail/detail-view'
import { refusable } from '@/app/(console)/refusable'
import { en } from '@/lib/i18n/en'

export const metadata: Metadata = { title: en.activityList.title }

const ActivityPage = async ({ params }: PageProps<'/activities/[id]'>) => <DetailView {...(await detailOf(params))} />

export default refusable(ActivityPage)
