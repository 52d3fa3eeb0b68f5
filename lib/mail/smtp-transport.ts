import { connect, type Socket } from 'node:net'
import { createTransport } from 'nodemailer'
import type SMTPTransport from 'nodemailer/lib/smtp-transport'
import { automatic, type Handed, MOST_BYTES, MOST_MS, type Outgoing, type Sender, saidBy, type Transport } from './transport'

/** How often it is looked how much a server has said, in milliseconds. */
const LOOK_MS = 25

/** A connection that is closed when its time is up, or when the server says more than is listened to. */
function boundedSocket(host: string, port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, timeout: MOST_MS })
    const look = setInterval(() => {
      if (socket.bytesRead > MOST_BYTES) socket.destroy(new Error(`The mail server said more than ${MOST_BYTES} bytes.`))
    }, LOOK_MS)
    const over = setTimeout(() => socket.destroy(new Error(`The mail server took longer than ${MOST_MS / 1_000} seconds.`)), MOST_MS)
    socket.once('close', () => {
      clearInterval(look)
      clearTimeout(over)
    })
    socket.once('error', reject)
    socket.once('connect', () => resolve(socket))
  })
}

/** What failed, as nodemailer's errors tell. */
type Failure = { readonly message?: string; readonly responseCode?: number; readonly code?: string; readonly command?: string }

/** Of the letter alone is what was refused for good about its address or content (RFC 5321 §4.2.1: 5yz), not about the account. */
function handedOf({ message = '', responseCode = 0, code = '', command = '' }: Failure): Handed {
  const error = saidBy(message)
  const aboutLetter = command !== 'MAIL FROM' && (code === 'EENVELOPE' || code === 'EMESSAGE' || /^(RCPT TO|DATA|BDAT)/.test(command))
  if (aboutLetter && (responseCode >= 500 || (responseCode === 0 && code === 'EENVELOPE'))) return { outcome: 'refused', error }
  return { outcome: 'later', provider: !aboutLetter, error }
}

function mailOf(letter: Outgoing, from: Sender) {
  return {
    from: { name: from.name, address: from.address },
    to: { name: letter.to.name, address: letter.to.address },
    ...(from.replyTo === null ? {} : { replyTo: from.replyTo }),
    ...{ subject: letter.subject, html: letter.html, text: letter.text },
    // The same at each attempt, so that mailboxes which compare show one.
    messageId: `<${letter.id}@${from.host}>`,
    headers: automatic,
    // What a person's name or browser says opens no file and no address.
    ...{ disableFileAccess: true, disableUrlAccess: true },
  }
}

/**
 * By SMTP (RFC 5321), with STARTTLS where the server offers it; `?requireTLS=true` insists. Whether a letter was taken is not known where the connection breaks
 * after its last byte: it is sent again then, under the same Message-ID.
 */
export function smtpTransport(url: string): Transport {
  const { hostname, port, protocol, username, password, searchParams } = new URL(url)
  const [secure, host] = [protocol === 'smtps:', hostname.replace(/^\[|\]$/g, '')]
  const at = Number(port) || (secure ? 465 : 587)
  const auth = username === '' ? {} : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }
  const options: SMTPTransport.Options = {
    // Not by the address itself: then every other option would count for nothing.
    ...{ host, port: at, secure, requireTLS: searchParams.get('requireTLS') === 'true', ...auth },
    ...{ connectionTimeout: MOST_MS, greetingTimeout: MOST_MS, socketTimeout: MOST_MS },
    getSocket: (_, answer) =>
      void boundedSocket(host, at).then(
        (connection) => answer(null, { connection }),
        (error: Error) => answer(error, null),
      ),
  }
  return {
    kind: 'smtp',
    async hand(letter, from) {
      const transport = createTransport(options)
      try {
        const { response } = await transport.sendMail(mailOf(letter, from))
        return { outcome: 'accepted', providerId: saidBy(response).slice(0, 200) }
      } catch (error) {
        return handedOf(error instanceof Error ? error : {})
      } finally {
        transport.close()
      }
    },
  }
}
