import { Select, type SelectOption } from './select';

interface FilterSelectProps<V extends string> {
  /** What is filtered by, as in "Environment". */
  label: string;
  options: readonly SelectOption<V | 'all'>[];
  value: V | 'all';
  /** Is told what was chosen; all of them is an empty text, which leaves an address alone. */
  onChoose: (value: string) => void;
}

/** A filter of a list: one of some values, or all of them. */
export function FilterSelect<V extends string>(props: FilterSelectProps<V>) {
  const { label, options, value, onChoose } = props;
  return (
    <Select
      size="filter"
      aria-label={label}
      options={options}
      value={value}
      onChange={(chosen) => onChoose(chosen === 'all' ? '' : chosen)}
    />
  );
}
