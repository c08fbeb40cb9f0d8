// A process that moves a database, for tests: move.program <from> <to>
import { move } from '@/lib/usecases/move';

const [from = '', to = ''] = process.argv.slice(2);

process.stdout.write('begun\n');
const result = await move(from, to);
process.stdout.write(result.ok ? 'moved\n' : `refused: ${result.failure.message}\n`);
