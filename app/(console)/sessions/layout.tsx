/** The list or a session's page, and over the list the drawer: a slot of its own, so that the list stays and the drawer's script comes only when one is opened. */
export default function SessionsLayout({ children, drawer }: LayoutProps<'/sessions'>) {
  return (
    <>
      {children}
      {drawer}
    </>
  )
}
