// Loaded into the server by the process that supervises it: when that one is gone, even by kill -9, the server ends too.
// Otherwise it would keep the port, and the next start could not tell whose it is.
if (process.channel) {
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
  // The stop is near: health turns red and connections are given up, while everything is still served.
  process.on('message', (message) => {
    const edge = globalThis[Symbol.for('rollcall.edge')]
    if (message === 'stopping' && edge) edge.stopping = true
  })
  process.channel.unref()
}
