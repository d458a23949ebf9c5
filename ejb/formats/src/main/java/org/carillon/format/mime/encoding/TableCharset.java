package org.carillon.format.mime.encoding;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.util.List;

/** A single-octet charset that is decoded with a table. It can't encode. */
final class TableCharset extends Charset {
  private final char[] table;

  private TableCharset(String name, char[] table) {
    super(name, null);
    this.table = table;
  }

  /**
   * Creates the charset from a line {@code NAME 02=1eb2 …}, split into words. The line lists the
   * octets that stand for other characters than in ISO-8859-1.
   */
  static TableCharset of(List<String> words) {
    char[] table = new char[256];
    for (int i = 0; i < table.length; i++) {
      table[i] = (char) i;
    }
    for (String word : words.subList(1, words.size())) {
      table[Integer.parseInt(word, 0, 2, 16)] = (char) Integer.parseInt(word, 3, 7, 16);
    }
    return new TableCharset(words.getFirst(), table);
  }

  @Override
  public boolean contains(Charset other) {
    return equals(other);
  }

  @Override
  public boolean canEncode() {
    return false;
  }

  @Override
  public CharsetEncoder newEncoder() {
    throw new UnsupportedOperationException("Nothing is written in " + name());
  }

  @Override
  public CharsetDecoder newDecoder() {
    return new CharsetDecoder(this, 1, 1) {
      @Override
      protected CoderResult decodeLoop(ByteBuffer in, CharBuffer out) {
        while (in.hasRemaining()) {
          if (!out.hasRemaining()) {
            return CoderResult.OVERFLOW;
          }
          out.put(table[in.get() & 0xff]);
        }
        return CoderResult.UNDERFLOW;
      }
    };
  }
}
