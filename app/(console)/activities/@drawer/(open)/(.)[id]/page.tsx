import type { Metadata } from 'next'
import { DetailBody } from '@/app/(console)/activities/_detail/detail-body'
import { detailOf } from '@/app/(console)/activities/_detail/detail-of'
import { refusable } from '@/app/(console)/refusable'
import { en } from '@/lib/i18n/en'

export const metadata: Metadata = { title: en.activityList.title }

/** The same as the activity's page, asked for from the list. */
const ActivityInDrawer = async ({ params }: PageProps<'/activities/[id]'>) => <DetailBody {...(await detailOf(params))} />

export default refusable(ActivityInDrawer)
