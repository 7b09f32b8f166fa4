/** A piece of the text, by offsets in UTF-16 units: `text.slice(start, end)`. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

export interface XmlName extends TextRange {
  readonly text: string;
}

/** What stands between the quotes; `raw` has entities as written. */
export interface XmlValue extends TextRange {
  readonly raw: string;
  /** `none`: without quotes. */
  readonly quote: '"' | "'" | 'none';
  /** False where the closing quote is missing. */
  readonly closed: boolean;
}

export interface XmlAttribute extends TextRange {
  readonly name: XmlName;
  /** Absent where only the name stands, or nothing after `=`. */
  readonly value?: XmlValue;
}

export interface XmlElement extends TextRange {
  readonly kind: 'element';
  readonly name: XmlName;
  readonly attributes: readonly XmlAttribute[];
  readonly children: readonly XmlNode[];
  readonly parent: XmlElement | undefined;
  /** Where the start tag ends. */
  readonly openEnd: number;
  /** False where the start tag has no `>`. */
  readonly tagClosed: boolean;
  readonly selfClosing: boolean;
  /** Undefined where the element closes itself, or is never closed. */
  readonly closeTag: XmlCloseTag | undefined;
}

export interface XmlCloseTag extends TextRange {
  readonly name: XmlName;
}

/** What is no element: text and white space, comments, CDATA, `<?...?>`, `<!...>`, and close tags that close nothing. */
export interface XmlLeaf extends TextRange {
  readonly kind: 'text' | 'comment' | 'cdata' | 'instruction' | 'doctype' | 'stray-close';
  readonly parent: XmlElement | undefined;
}

export type XmlNode = XmlElement | XmlLeaf;

/** Something that is not XML, where it is, and what was expected there. */
export interface XmlProblem extends TextRange {
  readonly message: string;
  /** What to put there instead of the text of the range, where that is plain. */
  readonly fix?: TextRange & { readonly title: string; readonly text: string };
}

/**
 * A document as it is written, whatever is wrong with it. Lossless: top-level nodes tile the text, and the children of an element tile what is between
 * its start tag and its close tag.
 */
export interface XmlDocument {
  readonly text: string;
  readonly nodes: readonly XmlNode[];
  /** The first element at the top; undefined where there is none. */
  readonly root: XmlElement | undefined;
  readonly problems: readonly XmlProblem[];
}
