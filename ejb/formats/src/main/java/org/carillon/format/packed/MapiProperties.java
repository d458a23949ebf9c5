package org.carillon.format.packed;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.UUID;

/** Reads a list of properties (MS-OXTNEF §2.1.3.4). What is broken ends the reading. */
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
   * @param set the set that a named property is of; that of all others is {@link #NO_SET}
   * @param id the property's number: of a named one the number in its set, or -1 of one that is
   *     named by a text
   * @param kind its type, without the bit for several values
   * @param octets the value
   */
  @SuppressWarnings("ArrayRecordComponent") // Read once, and never compared.
  record Value(UUID set, int id, int kind, byte[] octets) {

    /**
     * As a text; empty of what is none.
     *
     * @param charset of texts that are not in Unicode
     */
    Optional<String> text(Charset charset) {
      return switch (kind) {
        case UNICODE -> Optional.of(Tnef.unicode(octets));
        case STRING -> Optional.of(Tnef.text(octets, charset));
        default -> Optional.empty();
      };
    }
  }

  /** The set of properties that have no name. */
  static final UUID NO_SET = new UUID(0, 0);

  /** Takes one value after the other. */
  @FunctionalInterface
  interface Reader {
    /** Takes one; false ends the reading. */
    boolean take(Value value);
  }

  /** Reads all. */
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
      // What came before is all there is.
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

  /** The first three numbers of a GUID have their lowest octet first. */
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

  /** Values are padded to four octets. */
  private static void skip(ByteBuffer list, int length) {
    int padded = length + 3 & ~3;
    if (padded < 0 || padded > list.remaining()) {
      throw new BufferUnderflowException();
    }
    list.position(list.position() + padded);
  }
}
