'use strict'
const { createHash } = require('node:crypto')

const retryAfter = 5

/** What a refused person reads: title, sentence, and the link that may help. */
const texts = {
  400: ['This address cannot be read', 'Part of the address or of the request is malformed. Check the link and try again.'],
  403: ['This form was sent from another address', 'Rollcall takes forms only from its own pages. Open it again and repeat the step.'],
  404: ['Nothing is here', 'There is no page at this address.'],
  405: ['This does not work here', 'The request uses a method that Rollcall does not know.'],
  413: ['That was too large', 'A request may hold at most 1 MB. Nothing was stored.'],
  429: ['Too many people are signing in at this moment', 'Nothing was changed. Wait a few seconds, then try again.'],
  500: ['Something went wrong', 'The page could not be made. Nothing was changed by showing it. Try again in a moment.'],
  503: [
    'The database cannot be reached',
    `Nobody has been signed out, and everything that was saved is still there. This page tries again every ${retryAfter} seconds.`,
  ],
}

const style = `:root{color-scheme:light dark;--page:#f6f7f9;--card:#fff;--line:#e2e6ec;--text:#151a21;--soft:#566070;--accent:#2152c4;--on:#fff}
@media(prefers-color-scheme:dark){:root{--page:#0e1116;--card:#151a21;--line:#262d37;--text:#e8ebf0;--soft:#9ba6b5;--accent:#93b4ff;--on:#0b1530}}
*{box-sizing:border-box}body{margin:0;min-height:100vh;display:grid;place-items:center;padding:24px;background:var(--page);color:var(--text);
font:14px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
main{width:100%;max-width:440px;padding:32px;background:var(--card);border:1px solid var(--line);border-radius:12px}
.brand{display:flex;align-items:center;gap:10px;margin:0 0 24px;font-size:16px;font-weight:650;color:var(--text)}
rect{fill:var(--accent)}path{fill:none;stroke:var(--on);stroke-width:2;stroke-linecap:round;stroke-linejoin:round}
h1{margin:0 0 8px;font-size:20px;line-height:1.3;letter-spacing:-.01em}p{margin:0 0 16px;color:var(--soft);overflow-wrap:anywhere}
a{display:inline-block;padding:8px 14px;border:1px solid var(--line);border-radius:8px;color:var(--accent);font-weight:500;text-decoration:none}
a:hover{border-color:var(--accent)}a:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.code{margin:20px 0 0;font:12px/1.4 ui-monospace,SFMono-Regular,Menlo,monospace}`

const styleHash = createHash('sha256').update(style).digest('base64')

const mark = `<svg viewBox="0 0 32 32" width="24" height="24" aria-hidden="true"><rect width="32" height="32" rx="7"/>
<path d="M7.5 10l2 2 3.5-4M16.5 10h8M7.5 17.5l2 2 3.5-4M16.5 17.5h8M8 23l4 4M12 23l-4 4M16.5 25h4.5"/></svg>`

/** No script, nothing loaded, one style that is named by its hash. */
const pagePolicy = `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`

function escapeHtml(text) {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`)
}

/** One page as HTML. `hint` is a further sentence for this very case. */
function pageOf(status, requestId, hint) {
  const [title, text] = texts[status]
  const again = status === 503
  const link = again || status === 500 || status === 429 ? '<a href="">Try again</a>' : '<a href="/">Go to the start</a>'
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex">${again ? `<meta http-equiv="refresh" content="${retryAfter}">` : ''}
<title>${title} · Rollcall</title><style>${style}</style></head>
<body><main><p class="brand">${mark}Rollcall</p><h1>${title}</h1><p${again ? ' role="status"' : ''}>${text}</p>${
    hint ? `<p>${escapeHtml(hint)}</p>` : ''
  }${link}<p class="code">${status} · request ${escapeHtml(requestId)}</p></main></body></html>
`
}

/** The same for programs: the title as message. */
function messageOf(status, hint) {
  const [title, text] = texts[status]
  return status === 503 ? `${title}. Nobody has been signed out; try again in a moment.` : `${title}. ${hint ?? text}`
}

module.exports = { messageOf, pageOf, pagePolicy, retryAfter }
