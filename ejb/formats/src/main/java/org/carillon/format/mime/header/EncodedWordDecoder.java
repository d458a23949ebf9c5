package org.carillon.format.mime.header;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import org.carillon.format.mime.encoding.Charsets;

/**
 * Joins adjacent encoded words and decodes them together while their charset is the same, since a
 * character may be split between them (against RFC 2047 §5, but common).
 */
final class EncodedWordDecoder {
  private final StringBuilder text;
  private final ByteArrayOutputStream octets = new ByteArrayOutputStream();
  private Charset charset;

  /** Creates a decoder that appends to the text. */
  EncodedWordDecoder(StringBuilder text) {
    this.text = text;
  }

  /** Returns whether no encoded word directly precedes. */
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

  /** Decodes the words so far. The next word is decoded separately. */
  void end() {
    if (charset != null) {
      text.append(Charsets.read(octets.toByteArray(), charset));
      octets.reset();
      charset = null;
    }
  }
}
