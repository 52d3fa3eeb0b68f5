/** The list's own address: without this page a drawer would stay open on the way back to it. */
export default function ClosedDrawer() {
  return null
}
