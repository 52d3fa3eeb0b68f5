import Link, { type LinkProps } from 'next/link'
import { Pending } from './pending'

/** A link to another page of the console. Nothing is read before it is pressed; then that page's outline shows at once. */
export function PageLink<Path>({ children, ...link }: Omit<LinkProps<Path>, 'prefetch'>) {
  return (
    <Link<Path> {...link} prefetch={false}>
      {children}
      <Pending />
    </Link>
  )
}
