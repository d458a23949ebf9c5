package org.carillon.format.packed;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Decompresses Outlook's rich text (Microsoft MS-OXRTFCP), up to the first malformed octet. */
final class CompressedRtf {
  private static final int HEADER = 16;
  private static final int COMPRESSED = 0x75465a4c;
  private static final int UNCOMPRESSED = 0x414c454d;
  private static final int DICTIONARY = 4_096;

  /** The maximum number of octets of output. No message has that much text. */
  private static final int MOST = 8_000_000;

  /** The initial content of the dictionary (MS-OXRTFCP §2.1.2.1). */
  private static final byte[] BEGIN =
      ("{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript"
              + " \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0"
              + "\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx")
          .getBytes(StandardCharsets.US_ASCII);

  private CompressedRtf() {}

  /** Returns the decompressed RTF, or an empty array if the octets are not compressed RTF. */
  static byte[] open(byte[] octets) {
    if (octets.length < HEADER) {
      return new byte[0];
    }
    ByteBuffer in = ByteBuffer.wrap(octets).order(ByteOrder.LITTLE_ENDIAN);
    int size = Math.min(MOST, Math.max(0, in.getInt(4)));
    int kind = in.getInt(8);
    in.position(HEADER);
    if (kind == UNCOMPRESSED) {
      return Arrays.copyOfRange(octets, HEADER, Math.min(octets.length, HEADER + size));
    }
    return kind == COMPRESSED ? unpacked(in, size) : new byte[0];
  }

  private static byte[] unpacked(ByteBuffer in, int size) {
    byte[] dictionary = Arrays.copyOf(BEGIN, DICTIONARY);
    int write = BEGIN.length;
    // The size in the header may be wrong, so that the array grows as needed.
    byte[] out = new byte[Math.min(size, Math.max(64, in.remaining() * 4))];
    int length = 0;
    while (in.hasRemaining() && length < size) {
      int control = in.get();
      for (int bit = 0; bit < 8 && in.hasRemaining() && length < size; bit++) {
        int from = write;
        int count = 1;
        if ((control >> bit & 1) == 0) {
          dictionary[write] = in.get();
        } else if (in.remaining() < 2) {
          return Arrays.copyOf(out, length);
        } else {
          int reference = (in.get() & 0xff) << 8 | in.get() & 0xff;
          from = reference >> 4;
          count = (reference & 0xf) + 2;
          if (from == write) {
            return Arrays.copyOf(out, length);
          }
        }
        for (int i = 0; i < count && length < size; i++) {
          byte octet = dictionary[(from + i) % DICTIONARY];
          dictionary[write] = octet;
          write = (write + 1) % DICTIONARY;
          if (length == out.length) {
            out = Arrays.copyOf(out, Math.min(size, out.length * 2));
          }
          out[length++] = octet;
        }
      }
    }
    return Arrays.copyOf(out, length);
  }
}
