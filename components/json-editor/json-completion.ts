/** Something that can be written at a place of a document. */
export interface JsonSuggestion {
  /** The text without quotation marks: `string_equal`. */
  readonly text: string;
  /** What it does, in a few words. */
  readonly note?: string;
  /** Of a member: what is written behind its colon, as JSON; default `""`. */
  readonly value?: string;
}

/** A place in a document. */
export interface JsonPlace {
  /** Names and positions, outermost first; the object itself for its members. */
  readonly path: readonly (string | number)[];
  /** What the object around it holds already. */
  readonly siblings: Readonly<Record<string, unknown>>;
}

/** What a document may hold at its places. */
export interface JsonCompletion {
  /** Members that the object at a place may have; those that it has are left out afterwards. */
  readonly members: (place: JsonPlace) => readonly JsonSuggestion[];
  /** Texts that may stand at a place. */
  readonly values: (place: JsonPlace) => readonly JsonSuggestion[];
}
