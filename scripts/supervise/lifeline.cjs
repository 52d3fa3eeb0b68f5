// Loaded into the server by the process that supervises it: when that one is gone, even by kill -9, the server ends too.
// Otherwise it would keep the port, and the next start could not tell whose it is.
if (process.channel) {
  process.channel.unref()
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
}
