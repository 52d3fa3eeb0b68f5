/** The list or an activity's page, and over the list the drawer: a slot of its own, so that the list stays and the drawer's script comes only when one is opened. */
export default function ActivitiesLayout({ children, drawer }: LayoutProps<'/activities'>) {
  return (
    <>
      {children}
      {drawer}
    </>
  )
}
