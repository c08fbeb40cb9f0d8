const PRIMES = [11, 13, 17, 19, 37, 53, 61, 71, 73, 79, 97, 103, 107, 109, 127, 151, 157];

const SUBGROUPS = PRIMES.map((prime) => [BigInt(prime), subgroupOf(65537, prime)] as const);

/** Whether an RSA modulus has the fingerprint of the ROCA flaw (CVE-2017-15361): it can be factored. */
export function hasRocaFingerprint(modulus: bigint): boolean {
  return SUBGROUPS.every(([prime, residues]) => residues.has(Number(modulus % prime)));
}

function subgroupOf(generator: number, prime: number): ReadonlySet<number> {
  const residues = new Set<number>();
  for (let power = 1; !residues.has(power); power = (power * generator) % prime)
    residues.add(power);
  return residues;
}
