/** A part of the earth in degrees (WGS 84), its edges counted. Where `west` is greater than `east` it lies across the 180th meridian. */
export type GeoBox = { readonly south: number; readonly west: number; readonly north: number; readonly east: number }
