package org.carillon.format.packed;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Looks through a list of properties (MS-OXTNEF §2.1.3.4) for the one that is wanted here. */
final class MapiProperties {
  private static final int LONG_FILE_NAME = 0x3707;
  private static final int NAMED = 0x8000;
  private static final int MULTIPLE = 0x1000;
  private static final int STRING = 0x1e;
  private static final int UNICODE = 0x1f;

  private MapiProperties() {}

  /** PidTagAttachLongFilename. */
  static Optional<String> longFileName(ByteBuffer list) {
    try {
      int count = list.getInt();
      for (int i = 0; i < count; i++) {
        int type = Short.toUnsignedInt(list.getShort());
        int id = Short.toUnsignedInt(list.getShort());
        if (id >= NAMED) {
          skipName(list);
        }
        int kind = type & ~MULTIPLE;
        int values = kind != type || isVariable(kind) ? list.getInt() : 1;
        for (int k = 0; k < values; k++) {
          byte[] value = new byte[0];
          int length = isVariable(kind) ? list.getInt() : fixed(kind);
          if (length < 0 || length > list.remaining()) {
            return Optional.empty();
          }
          if (id == LONG_FILE_NAME) {
            value = new byte[length];
            list.get(list.position(), value);
          }
          skip(list, length);
          if (id == LONG_FILE_NAME && (kind == STRING || kind == UNICODE)) {
            return Optional.of(kind == UNICODE ? Tnef.unicode(value) : Tnef.ansi(value));
          }
        }
      }
    } catch (BufferUnderflowException cutOff) {
      // What is broken has no name.
    }
    return Optional.empty();
  }

  private static void skipName(ByteBuffer list) {
    skip(list, 16);
    if (list.getInt() == 0) {
      list.getInt();
    } else {
      skip(list, Math.max(0, list.getInt()));
    }
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
    if (padded > list.remaining()) {
      throw new BufferUnderflowException();
    }
    list.position(list.position() + padded);
  }
}
