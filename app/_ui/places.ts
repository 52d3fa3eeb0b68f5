/** Where the navigation leads, in its order. Each has its name in the catalogue and its mark in `shell-menu.module.css`. */
export const places = [
  '/',
  '/sessions',
  '/map',
  '/activities',
  '/locations',
  '/devices',
  '/reviews',
  '/cases',
  '/contacts',
  '/users',
  '/settings',
] as const
export type Place = (typeof places)[number]
