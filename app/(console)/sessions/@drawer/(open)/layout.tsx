import type { ReactNode } from 'react'
import { Drawer } from '@/app/_drawer/drawer'

/** The drawer's frame. It stays while sessions change in it. */
export default function OpenDrawer({ children }: { children: ReactNode }) {
  return <Drawer list="sessions">{children}</Drawer>
}
