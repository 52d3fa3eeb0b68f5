'use strict'
// A stand-in for Next in the tests of the preload: says what it was given.
const http = require('node:http')

const edge = globalThis[Symbol.for('rollcall.edge')]
const server = http.createServer((req, res) => {
  const { pathname } = new URL(req.url, 'http://tiny.invalid')
  const json = (value) => res.setHeader('Content-Type', 'application/json').end(JSON.stringify(value))
  if (pathname === '/down') {
    edge.databaseDown = true
    setTimeout(() => {
      edge.databaseDown = false
    }, 400)
    return json({ down: true })
  }
  if (pathname === '/late') {
    // A page that was under way when the database went: its cookie must not reach the browser either.
    res.setHeader('Set-Cookie', 'session=; Max-Age=0')
    res.setHeader('Content-Type', 'text/html')
    return setTimeout(() => res.end('<p>data</p>'), 150)
  }
  if (pathname === '/unavailable') {
    const facts = req.headers['x-rollcall-edge'].split('.')[1]
    edge.statusOf.set(JSON.parse(Buffer.from(facts, 'base64url').toString('utf8')).requestId, 503)
    return res.writeHead(500, { 'Content-Type': 'text/html' }).end('<p>failed</p>')
  }
  if (pathname === '/fails') return res.writeHead(500, { 'Content-Type': 'text/html' }).end('<script>1</script>')
  if (pathname === '/unread-action') return res.writeHead(500, { 'Content-Type': 'text/plain' }).end('Internal Server Error')
  let length = 0
  req.on('error', () => {})
  req.on('data', (chunk) => {
    length += chunk.length
  })
  req.on('end', () =>
    json({
      url: req.url,
      headers: req.headers,
      raw: req.rawHeaders,
      distinct: req.headersDistinct,
      length,
      memory: process.memoryUsage().rss,
    }),
  )
})
server.listen(0, '127.0.0.1', () => process.stdout.write(`${server.address().port}\n`))
