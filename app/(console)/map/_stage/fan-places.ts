/** Where the signs of sessions at one and the same point stand around it, in pixels: a circle while they are few, else a spiral. */
export function fanPlaces(count: number): readonly (readonly [x: number, y: number])[] {
  const apart = 26
  const few = 9
  if (count <= few) {
    const radius = Math.max(34, (count * apart) / (2 * Math.PI))
    return Array.from({ length: count }, (_, at) => around((at / count) * 2 * Math.PI - Math.PI / 2, radius))
  }
  const places: (readonly [number, number])[] = []
  let [angle, radius] = [-Math.PI / 2, 34]
  while (places.length < count) {
    places.push(around(angle, radius))
    angle += apart / radius
    radius += (apart * apart) / (2 * Math.PI * radius)
  }
  return places
}

const around = (angle: number, radius: number) => [Math.cos(angle) * radius, Math.sin(angle) * radius] as const
