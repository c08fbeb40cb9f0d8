import { isJsonList, type JsonValue } from '../tokens/json-value';
import { type IpNetwork, isInNetwork, parseIpAddress, parseIpNetwork } from './ip-address';
import { truth } from './outcomes';
import { perList } from './per-list';
import type { PolicyFunction } from './policy-function';

/** Every network that is written; null: one of them is none. */
const networksIn = perList((wanted: readonly (JsonValue | undefined)[]) => {
  const networks: IpNetwork[] = [];
  for (const text of wanted) {
    const network = typeof text === 'string' ? parseIpNetwork(text) : null;
    if (network === null) return null;
    networks.push(network);
  }
  return networks;
});

/** The function of IP addresses; a text that is no address makes it unknown. */
export const ADDRESS_FUNCTIONS = {
  ip_in_cidr: {
    attribute: 'ip_address',
    comparesWith: 'value_or_values',
    operand: 'network',
    valueCount: null,
    options: [],
    prepare: (wanted) => {
      const networks = networksIn(isJsonList(wanted) ? wanted : [wanted]);
      if (networks === null) return null;
      return (actual) => {
        const address = typeof actual === 'string' ? parseIpAddress(actual) : null;
        if (address === null) return 'unknown';
        return truth(networks.some((network) => isInNetwork(address, network)));
      };
    },
  },
} satisfies Record<string, PolicyFunction>;
