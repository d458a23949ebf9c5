package org.carillon.format.mime.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Finds the files in a {@code winmail.dat} (MS-OXTNEF §2.1.3). */
final class TnefFiles {
  private static final int HEADER = 6;
  private static final int ATTRIBUTE = 9;
  private static final int CHECKSUM = 2;
  private static final int RENDERING = 0x00069002;
  private static final int TITLE = 0x00018010;
  private static final int DATA = 0x0006800F;
  private static final int MOST_NAME = 1_024;

  private final FileInspector look;

  TnefFiles(FileInspector look) {
    this.look = look;
  }

  void in(InputStream stream, int depth) throws IOException {
    stream.skipNBytes(HEADER);
    String name = "";
    byte[] attribute = stream.readNBytes(ATTRIBUTE);
    while (attribute.length == ATTRIBUTE) {
      long length = number(attribute, 5);
      BoundedStream data = new BoundedStream(stream, length);
      switch ((int) number(attribute, 1)) {
        case RENDERING -> name = "";
        case TITLE -> {
          name = text(data.readNBytes((int) Math.min(length, MOST_NAME)));
          // The file's octets may have come before its name.
          look.named(name);
        }
        case DATA -> look.at(data, name, depth + 1);
        default -> {
          // Other attributes describe the message.
        }
      }
      data.skipRest();
      stream.skipNBytes(CHECKSUM);
      attribute = stream.readNBytes(ATTRIBUTE);
    }
  }

  private static String text(byte[] octets) {
    String text = new String(octets, StandardCharsets.ISO_8859_1);
    int end = text.indexOf('\0');
    return end < 0 ? text : text.substring(0, end);
  }

  private static long number(byte[] octets, int at) {
    long number = 0;
    for (int i = 3; i >= 0; i--) {
      number = number << 8 | octets[at + i] & 0xFF;
    }
    return number;
  }
}
