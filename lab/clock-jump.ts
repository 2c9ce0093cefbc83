/* Loaded into a process before all else: at SIGUSR2 its clock of the day jumps an hour ahead, as when someone sets the machine's. */
const present = Date.now;
let ahead = 0;
Date.now = () => present() + ahead;
process.on('SIGUSR2', () => {
  ahead += 3_600_000;
});
