import { firstLoads } from '@/lib/testing/first-load';

const loads = firstLoads();
const width = Math.max(...loads.map(({ route }) => route.length));
console.log('JavaScript of the first visit, gzip, against its budget:');
for (const { route, kilobytes, budget, holds } of loads) {
  const size = `${kilobytes.toFixed(1)} KB`.padStart(9);
  console.log(`${route.padEnd(width)} ${size} of ${budget} KB: ${holds ? 'met' : 'MISSED'}`);
}
if (loads.some(({ holds }) => !holds)) process.exitCode = 1;
