const ink = '#111418'
const paper = '#ffffff'

/** Black or white, whichever is read better on a colour (`rgb(r, g, b)`). */
export function inkOn(colour: string): string {
  const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? []).map(Number)
  return red * 0.299 + green * 0.587 + blue * 0.114 > 95 ? ink : paper
}
