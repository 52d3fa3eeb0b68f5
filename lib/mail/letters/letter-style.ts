import type { CSSProperties } from 'react'

const sans = "-apple-system,'Segoe UI',Roboto,'Noto Sans','Liberation Sans',Arial,sans-serif"
const mono = "ui-monospace,'SF Mono',Menlo,Consolas,'DejaVu Sans Mono',monospace"
const base = { fontFamily: sans, fontSize: '15px', lineHeight: '23px' } as const

/** What stands on each element itself: mail programs may know nothing else. The light colours of `app/globals.css`. */
export const style = {
  page: { margin: '0', padding: '0', width: '100%', backgroundColor: '#f6f7f9', wordBreak: 'normal', overflowWrap: 'anywhere' },
  preview: { display: 'none', maxHeight: '0', maxWidth: '0', overflow: 'hidden', opacity: '0', fontSize: '1px', lineHeight: '1px' },
  around: { padding: '24px 12px' },
  wide: { width: '100%', maxWidth: '560px', margin: '0 auto' },
  brand: { ...base, fontSize: '14px', fontWeight: '600', color: '#566070', padding: '0 4px 12px' },
  card: { backgroundColor: '#ffffff', border: '1px solid #e2e6ec', borderRadius: '8px', padding: '28px 28px 20px' },
  title: { ...base, margin: '0 0 16px', fontSize: '21px', lineHeight: '28px', fontWeight: '600', color: '#151a21' },
  text: { ...base, margin: '0 0 14px', color: '#151a21' },
  said: {
    ...base,
    margin: '0 0 14px',
    padding: '10px 14px',
    color: '#151a21',
    backgroundColor: '#f1f4f9',
    borderLeft: '3px solid #7f8998',
  },
  facts: { width: '100%', margin: '2px 0 18px', borderTop: '1px solid #e2e6ec' },
  label: {
    ...base,
    width: '116px',
    padding: '8px 12px 8px 0',
    verticalAlign: 'top',
    fontSize: '14px',
    color: '#566070',
    textAlign: 'left',
    fontWeight: '400',
  },
  value: { ...base, padding: '8px 0', verticalAlign: 'top', fontSize: '14px', color: '#151a21' },
  exact: { fontFamily: mono, fontSize: '13px' },
  line: { borderBottom: '1px solid #e2e6ec' },
  muted: { color: '#566070' },
  button: { borderRadius: '6px', backgroundColor: '#2152c4', textAlign: 'center' },
  alarm: { borderRadius: '6px', backgroundColor: '#b3261e', textAlign: 'center' },
  way: { ...base, display: 'inline-block', padding: '11px 22px', fontWeight: '600', color: '#ffffff', textDecoration: 'none' },
  small: { ...base, margin: '0 0 14px', fontSize: '13px', lineHeight: '20px', color: '#566070' },
  link: { color: '#2152c4', textDecoration: 'underline' },
  address: { color: '#2152c4', textDecoration: 'underline', wordBreak: 'break-all' },
  foot: { ...base, padding: '16px 4px 0', fontSize: '13px', lineHeight: '20px', color: '#566070' },
} satisfies Readonly<Record<string, CSSProperties>>

/** For programs that read it: dark where the reader's system is, and the table in one column where there is little room. */
export const sheet = `
:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (prefers-color-scheme:dark){
.page{background-color:#0e1116!important}
.card{background-color:#151a21!important;border-color:#262d37!important}
.ink{color:#e8ebf0!important}
.muted{color:#9ba6b5!important}
.line{border-color:#262d37!important}
.said{background-color:#1a2029!important;border-color:#6b7686!important}
.link{color:#93b4ff!important}
.button{background-color:#93b4ff!important}
.button a{color:#0b1530!important}
.alarm{background-color:#e5554a!important}
.alarm a{color:#1c0503!important}
}
@media (max-width:480px){
.card{padding:22px 18px 14px!important}
.label,.value{display:block!important;width:auto!important}
.label{padding-bottom:0!important;border-bottom:0!important}
.value{padding-top:0!important}
}
`
