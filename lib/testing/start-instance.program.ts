// A process that starts as an unprivileged user, for tests: start-instance.program <uid, 0: as it is>
import { startInstance } from '@/lib/usecases/start-instance';

const uid = Number(process.argv[2]);
if (uid > 0) {
  process.setgid?.(uid);
  process.setuid?.(uid);
}
try {
  await startInstance();
  process.stdout.write('started\n');
} catch (error) {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  process.stdout.write(`${name}: ${message}\n`);
}
process.exit();
