import { connect, type Socket } from 'node:net'
import MailComposer from 'nodemailer/lib/mail-composer'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import { nameInHead } from './foreign-text'
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
    from: { name: nameInHead(from.name), address: from.address },
    to: { name: nameInHead(letter.to.name), address: letter.to.address },
    ...(from.replyTo === null ? {} : { replyTo: from.replyTo }),
    ...{ subject: letter.subject, html: letter.html, text: letter.text },
    // The same at each attempt, so that mailboxes which compare show one.
    messageId: `<${letter.id}@${from.host}>`,
    headers: automatic,
    // What a person's name or browser says opens no file and no address.
    ...{ disableFileAccess: true, disableUrlAccess: true },
  }
}

/** So long a lost connection may take to say why, in milliseconds. */
const WHY_MS = 1_000

type Way = { readonly options: SMTPConnection.Options; readonly auth: SMTPConnection.Credentials | null }

/** Hands over on a connection of its own; answers what the server said when it had taken the letter. */
function handOver({ options, auth }: Way, socket: Socket, letter: Outgoing, from: Sender): Promise<string> {
  const message = new MailComposer(mailOf(letter, from)).compile()
  const envelope = message.getEnvelope()
  // Without from or to there is none.
  const { from: sender, to } = { from: envelope.from || '', to: envelope.to }
  return new Promise((resolve, reject) => {
    const connection = new SMTPConnection({ ...options, connection: socket })
    const end = (failure: Error | null | undefined, said = '') => {
      connection.close()
      if (failure) reject(failure)
      else resolve(said)
    }
    const send = () => connection.send({ from: sender, to }, message.createReadStream(), (failure, info) => end(failure, info?.response))
    connection.once('error', end)
    connection.once('end', () => setTimeout(end, WHY_MS, new Error('The mail server closed the connection.')).unref())
    connection.connect(() => {
      // The last answer is the one to EHLO. Without the extension such an address must not be sent (RFC 6531 §3.1), and servers make of it what they like.
      if (to.some((address) => /[^\x20-\x7E]/.test(address)) && !/^250[ -]SMTPUTF8\b/im.test(String(connection.lastServerResponse)))
        return end(Object.assign(new Error('The mail server takes only addresses of ASCII (it has no SMTPUTF8).'), { code: 'EENVELOPE' }))
      // Its types do not know of it: whether the server lets anybody sign in.
      const { allowsAuth } = connection as { allowsAuth?: boolean }
      if (auth === null || !allowsAuth) return send()
      return connection.login({ credentials: auth }, (failure) => (failure ? end(failure) : send()))
    })
  })
}

/**
 * By SMTP (RFC 5321), with STARTTLS where the server offers it; `?requireTLS=true` insists. Whether a letter was taken is not known where the connection breaks
 * after its last byte: it is sent again then, under the same Message-ID.
 */
export function smtpTransport(url: string): Transport {
  const { hostname, port, protocol, username, password, searchParams } = new URL(url)
  const [secure, host] = [protocol === 'smtps:', hostname.replace(/^\[|\]$/g, '')]
  const at = Number(port) || (secure ? 465 : 587)
  const auth = username === '' ? null : { user: decodeURIComponent(username), pass: decodeURIComponent(password) }
  const options: SMTPConnection.Options = {
    // Not by the address itself: then every other option would count for nothing.
    ...{ host, port: at, secure, requireTLS: searchParams.get('requireTLS') === 'true' },
    ...{ connectionTimeout: MOST_MS, greetingTimeout: MOST_MS, socketTimeout: MOST_MS },
  }
  return {
    kind: 'smtp',
    async hand(letter, from) {
      try {
        const said = await handOver({ options, auth }, await boundedSocket(host, at), letter, from)
        return { outcome: 'accepted', providerId: saidBy(said).slice(0, 200) }
      } catch (error) {
        return handedOf(error instanceof Error ? error : {})
      }
    },
  }
}
