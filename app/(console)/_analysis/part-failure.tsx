'use client'

import { catchError, type ErrorInfo } from 'next/error'
import { enCharts } from '@/lib/i18n/en-charts'
import styles from './panel.module.css'
import { TryAgain } from './try-again'

const words = enCharts.charts

function Failed(_: object, { retry }: ErrorInfo) {
  return (
    <p className={styles.remark} role="alert">
      {words.failedPart} <TryAgain act={retry} />
    </p>
  )
}

/** Around a part of a page: what fails in it is said in its place, and the rest of the page stays. */
export const PartFailure = catchError(Failed)
