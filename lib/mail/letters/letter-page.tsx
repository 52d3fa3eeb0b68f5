import type { ReactNode } from 'react'
import { en } from '@/lib/i18n/en'
import { FactTable, Items, Said, WayOn } from './letter-parts'
import { sheet, style } from './letter-style'
import type { LetterLook } from './letter-words'
import type { ToldLetter } from './plain-text'

const { letters: words } = en

function InHead({ title }: { title: string }) {
  return (
    <>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width,initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="supported-color-schemes" content="light dark" />
      {/* Dates and addresses are no links of a telephone's. */}
      <meta name="format-detection" content="telephone=no,date=no,address=no,email=no,url=no" />
      <meta name="x-apple-disable-message-reformatting" content="" />
      <title>{title}</title>
      <style>{sheet}</style>
    </>
  )
}

/** Tables and no more, since some programs lay out nothing else. */
function Table({ children }: { children: ReactNode }) {
  return (
    <table role="presentation" align="center" cellPadding="0" cellSpacing="0" border={0} width="100%" style={style.wide}>
      <tbody>{children}</tbody>
    </table>
  )
}

const Text = ({ children }: { children: ReactNode }) => (
  <p className="ink" style={style.text}>
    {children}
  </p>
)

function Foot({ letter: { why, choose, id }, look }: { letter: ToldLetter; look: LetterLook }) {
  return (
    <td className="muted" style={style.foot}>
      {why}
      {choose && (
        <>
          {' '}
          <a className="link" href={choose.address} style={style.link}>
            {choose.label}
          </a>
          .
        </>
      )}
      <br />
      {words.sentBy(look.productName)}{' '}
      <a className="link" href={look.origin} style={style.address}>
        {look.origin}
      </a>
      . {words.reference(id)}
    </td>
  )
}

/** The letter laid out: one column, one button, nothing that is fetched. */
export function LetterPage({ letter, look }: { letter: ToldLetter; look: LetterLook }) {
  const { title, subject, preview, hello, opening, said, facts, items, button, orElse, closing = [] } = letter
  return (
    <html lang="en" dir="ltr">
      {/* biome-ignore lint/style/noHeadElement: a letter is no page of Next's */}
      <head>
        <InHead title={subject} />
      </head>
      <body className="page" style={style.page}>
        <div style={style.preview}>{preview}</div>
        <table role="presentation" className="page" cellPadding="0" cellSpacing="0" border={0} width="100%" style={style.page}>
          <tbody>
            <tr>
              <td align="center" style={style.around}>
                <Table>
                  <tr>
                    <td className="muted" style={style.brand}>
                      {look.productName}
                    </td>
                  </tr>
                  <tr>
                    <td className="card" style={style.card}>
                      <h1 className="ink" style={style.title}>
                        {title}
                      </h1>
                      <Text>{hello}</Text>
                      {opening.map((text) => (
                        <Text key={text}>{text}</Text>
                      ))}
                      {said && <Said {...said} />}
                      {facts && <FactTable facts={facts} />}
                      {items && <Items items={items} />}
                      {button && <WayOn button={button} orElse={orElse} />}
                      {closing.map((text) => (
                        <Text key={text}>{text}</Text>
                      ))}
                      {button && (
                        <p className="muted" style={style.small}>
                          {words.rest}
                          <br />
                          <a className="link" href={button.address} style={style.address}>
                            {button.address}
                          </a>
                        </p>
                      )}
                    </td>
                  </tr>
                  <tr>
                    <Foot letter={letter} look={look} />
                  </tr>
                </Table>
              </td>
            </tr>
          </tbody>
        </table>
      </body>
    </html>
  )
}
