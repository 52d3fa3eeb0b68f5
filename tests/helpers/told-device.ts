import type { Device } from '@/lib/origin/device'

/** Type, vendor, model | browser, version | system, version | flags; "-" is what the user agent does not say. */
export function told(device: Device): string {
  const groups = [
    [device.deviceType, device.deviceVendor, device.deviceModel],
    [device.browser, device.browserVersion],
    [device.os, device.osVersion],
  ].map((group) => group.map((value) => value ?? '-').join(' '))
  const flags = [device.isBot && 'bot', device.inAppView && 'in-app', device.hintsConflict && 'conflict'].filter(Boolean).join(' ')
  return [...groups, flags].filter((group) => group !== '').join(' | ')
}
