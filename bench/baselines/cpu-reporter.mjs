// Loaded into a server before its own code: tells the process that started it what CPU it has used.
process.on('message', (message) => {
  if (message === 'cpu') process.send({ cpu: process.cpuUsage() });
});
