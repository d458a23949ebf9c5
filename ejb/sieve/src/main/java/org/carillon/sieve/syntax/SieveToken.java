package org.carillon.sieve.syntax;

/**
 * A token (RFC 5228 §8.1).
 *
 * @param kind its kind
 * @param at the position of its start
 * @param text an identifier or a tag in lower case, the tag without its colon; a string's content;
 *     for others the text as written
 * @param number the value of a number
 */
record SieveToken(Kind kind, SourcePosition at, String text, long number) {

  /** Kinds of tokens; a punctuation mark is its own kind. */
  enum Kind {
    IDENTIFIER("a name"),
    TAG("a tag"),
    NUMBER("a number"),
    STRING("a string"),
    SEMICOLON("\";\""),
    COMMA("\",\""),
    OPEN_PARENTHESIS("\"(\""),
    CLOSE_PARENTHESIS("\")\""),
    OPEN_BRACKET("\"[\""),
    CLOSE_BRACKET("\"]\""),
    OPEN_BRACE("\"{\""),
    CLOSE_BRACE("\"}\""),
    END("the end of the script");

    private final String shown;

    Kind(String shown) {
      this.shown = shown;
    }

    /** The name in error messages. */
    String shown() {
      return shown;
    }
  }

  SieveToken(Kind kind, SourcePosition at, String text) {
    this(kind, at, text, 0);
  }

  boolean is(Kind wanted) {
    return kind == wanted;
  }
}
