import type { ReactNode } from 'react'
import { Drawer } from '@/app/(console)/sessions/_drawer/drawer'

/** The drawer's frame. It stays while sessions change in it. */
export default function OpenDrawer({ children }: { children: ReactNode }) {
  return <Drawer>{children}</Drawer>
}
