package org.carillon.format.mime.header;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import org.carillon.format.mime.encoding.Charsets;

/**
 * Encoded words that follow each other, decoded together while their charset is the same: a
 * character may be split between them (against RFC 2047 §5, but common).
 */
final class JoinedWords {
  private final StringBuilder text;
  private final ByteArrayOutputStream octets = new ByteArrayOutputStream();
  private Charset charset;

  /** Words whose text goes to the end of another. */
  JoinedWords(StringBuilder text) {
    this.text = text;
  }

  /** Whether no word stands directly before. */
  boolean isEmpty() {
    return charset == null;
  }

  void add(EncodedWord word) {
    if (!word.charset().equals(charset)) {
      end();
      charset = word.charset();
    }
    octets.writeBytes(word.octets());
  }

  /** The next word stands apart. */
  void end() {
    if (charset != null) {
      text.append(Charsets.read(octets.toByteArray(), charset));
      octets.reset();
      charset = null;
    }
  }
}
