import { style } from './letter-style'
import type { Fact, LetterWords } from './letter-words'

const lines = (texts: readonly string[]) => texts.map((text, at) => [at > 0 && <br key={text} />, text])

/** What happened, line by line. The second line of a fact says the first again in another way. */
export function FactTable({ facts }: { facts: readonly Fact[] }) {
  return (
    <table className="line" cellPadding="0" cellSpacing="0" border={0} width="100%" style={style.facts}>
      <tbody>
        {facts.map(({ label, lines: [first, ...more], isExact }) => (
          <tr key={label}>
            <th scope="row" className="label muted line" style={{ ...style.label, ...style.line }}>
              {label}
            </th>
            <td className="value ink line" style={{ ...style.value, ...style.line }}>
              {isExact ? <span style={style.exact}>{first}</span> : first}
              {more.map((text) => (
                <span key={text} className="muted" style={style.muted}>
                  <br />
                  {text}
                </span>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Several things that one letter tells. */
export function Items({ items }: { items: NonNullable<LetterWords['items']> }) {
  return (
    <table className="line" cellPadding="0" cellSpacing="0" border={0} width="100%" style={style.facts}>
      <tbody>
        {items.map((item) => (
          <tr key={`${item.title} ${item.lines.join()}`}>
            <td className="ink line" style={{ ...style.value, ...style.line }}>
              <strong>{item.title}</strong>
              <br />
              <span className="muted" style={style.muted}>
                {lines(item.lines)}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** What somebody says to the reader: told apart from our own words. */
export function Said({ label, lines: texts }: NonNullable<LetterWords['said']>) {
  return (
    <div className="said ink" style={style.said}>
      <span className="muted" style={style.muted}>
        {label}
      </span>
      <br />
      {lines(texts)}
    </div>
  )
}

/** The one button of a letter; another answer is given on the same page. */
export function WayOn({ button, orElse }: { button: NonNullable<LetterWords['button']>; orElse: string | undefined }) {
  return (
    <table role="presentation" cellPadding="0" cellSpacing="0" border={0} style={{ margin: '0 0 18px' }}>
      <tbody>
        <tr>
          <td className={button.isAlarm ? 'alarm' : 'button'} style={button.isAlarm ? style.alarm : style.button}>
            <a href={button.address} style={style.way}>
              {button.label}
            </a>
          </td>
          {orElse && (
            <td style={{ padding: '0 0 0 18px' }}>
              <a className="link" href={button.address} style={{ ...style.text, ...style.link }}>
                {orElse}
              </a>
            </td>
          )}
        </tr>
      </tbody>
    </table>
  )
}
