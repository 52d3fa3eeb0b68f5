/** An activity's own page has no drawer. */
export default function NoDrawer() {
  return null
}
