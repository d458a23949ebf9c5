package org.carillon.format.packed;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.UUID;

/** Reads MAPI properties (MS-OXTNEF §2.1.3.4). Reading ends at the first malformed one. */
final class MapiProperties {
  private static final int LONG_FILE_NAME = 0x3707;
  private static final int NAMED = 0x8000;
  private static final int MULTIPLE = 0x1000;
  private static final int STRING = 0x1e;
  private static final int UNICODE = 0x1f;

  private MapiProperties() {}

  /**
   * A value of a property.
   *
   * @param set the property set of a named property; {@link #NO_SET} for all others
   * @param id the property's number: its number in the set if it is named by a number, or -1 if it
   *     is named by a text
   * @param kind its type, without the bit for several values
   * @param octets the value
   */
  @SuppressWarnings("ArrayRecordComponent") // The octets are read once and never compared.
  record Value(UUID set, int id, int kind, byte[] octets) {

    /** Returns the value if it is a text; the charset is for those that are not in Unicode. */
    Optional<String> text(Charset charset) {
      return switch (kind) {
        case UNICODE -> Optional.of(Tnef.unicode(octets));
        case STRING -> Optional.of(Tnef.text(octets, charset));
        default -> Optional.empty();
      };
    }
  }

  /** The property set of all properties without a name. */
  static final UUID NO_SET = new UUID(0, 0);

  /** Receives one value after the other. */
  @FunctionalInterface
  interface Reader {
    /** Receives a value. Returns false to end the reading. */
    boolean take(Value value);
  }

  /** Passes each value of {@code list} to {@code reader}. */
  static void read(ByteBuffer list, Reader reader) {
    try {
      int count = list.getInt();
      for (int i = 0; i < count; i++) {
        int type = Short.toUnsignedInt(list.getShort());
        int id = Short.toUnsignedInt(list.getShort());
        UUID set = NO_SET;
        if (id >= NAMED) {
          set = set(list);
          id = number(list);
        }
        int kind = type & ~MULTIPLE;
        int values = kind != type || isVariable(kind) ? list.getInt() : 1;
        for (int k = 0; k < values; k++) {
          int length = isVariable(kind) ? list.getInt() : fixed(kind);
          if (length < 0 || length > list.remaining()) {
            return;
          }
          byte[] octets = new byte[length];
          list.get(list.position(), octets);
          skip(list, length);
          if (!reader.take(new Value(set, id, kind, octets))) {
            return;
          }
        }
      }
    } catch (BufferUnderflowException cutOff) {
      // The list ends early. What was read before is the result.
    }
  }

  /** PidTagAttachLongFilename. */
  static Optional<String> longFileName(ByteBuffer list, Charset charset) {
    String[] name = new String[1];
    read(
        list,
        value -> {
          if (value.set().equals(NO_SET) && value.id() == LONG_FILE_NAME) {
            name[0] = value.text(charset).orElse(null);
          }
          return name[0] == null;
        });
    return Optional.ofNullable(name[0]);
  }

  /** Reads a GUID. Its first three numbers are little-endian. */
  private static UUID set(ByteBuffer list) {
    byte[] octets = new byte[16];
    list.get(octets);
    ByteBuffer low = ByteBuffer.wrap(octets).order(ByteOrder.LITTLE_ENDIAN);
    long high =
        (long) low.getInt() << 32
            | (long) Short.toUnsignedInt(low.getShort()) << 16
            | Short.toUnsignedInt(low.getShort());
    return new UUID(high, ByteBuffer.wrap(octets).getLong(8));
  }

  private static int number(ByteBuffer list) {
    if (list.getInt() == 0) {
      return list.getInt();
    }
    skip(list, Math.max(0, list.getInt()));
    return -1;
  }

  private static boolean isVariable(int kind) {
    return kind == STRING || kind == UNICODE || kind == 0x0d || kind == 0x102;
  }

  private static int fixed(int kind) {
    return switch (kind) {
      case 0x05, 0x06, 0x07, 0x14, 0x40 -> 8;
      case 0x48 -> 16;
      default -> 4;
    };
  }

  /** Skips a value, which is padded to a multiple of four octets. */
  private static void skip(ByteBuffer list, int length) {
    int padded = length + 3 & ~3;
    if (padded < 0 || padded > list.remaining()) {
      throw new BufferUnderflowException();
    }
    list.position(list.position() + padded);
  }
}
