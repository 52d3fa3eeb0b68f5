/** Stands for the list where only the drawer is asked for; the browser keeps the list that it shows. */
export default function ListUnderDrawer() {
  return null
}
