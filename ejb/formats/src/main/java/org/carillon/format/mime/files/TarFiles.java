package org.carillon.format.mime.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Finds the files in a tar archive (POSIX.1-2017 pax, ustar interchange format). */
final class TarFiles {
  private static final int BLOCK = 512;
  private static final int NAME = 100;
  private static final int SIZE_AT = 124;
  private static final int SIZE = 12;
  private static final int KIND_AT = 156;
  private static final int PREFIX_AT = 345;
  private static final int PREFIX = 155;
  private static final int MOST_LONG_NAME = 4_096;

  private final FileInspector look;

  TarFiles(FileInspector look) {
    this.look = look;
  }

  void in(InputStream archive, int depth) throws IOException {
    String longName = "";
    byte[] header = archive.readNBytes(BLOCK);
    while (header.length == BLOCK && header[0] != 0) {
      long size = octal(header);
      BoundedStream data = new BoundedStream(archive, (size + BLOCK - 1) / BLOCK * BLOCK);
      switch (header[KIND_AT]) {
        case 'L' -> longName = text(data.readNBytes((int) Math.min(size, MOST_LONG_NAME)));
        case '0', '\0', '7' -> {
          String name = longName.isEmpty() ? name(header) : longName;
          longName = "";
          look.at(new BoundedStream(data, size), name, depth + 1);
        }
        default -> {
          // Folders, links and pax headers are not files.
        }
      }
      data.skipRest();
      header = archive.readNBytes(BLOCK);
    }
  }

  private static String name(byte[] header) {
    String prefix = text(header, PREFIX_AT, PREFIX);
    String name = text(header, 0, NAME);
    return prefix.isEmpty() ? name : prefix + "/" + name;
  }

  private static String text(byte[] octets) {
    return text(octets, 0, octets.length);
  }

  private static String text(byte[] octets, int from, int most) {
    int end = from;
    while (end < from + most && octets[end] != 0) {
      end++;
    }
    return new String(octets, from, end - from, StandardCharsets.UTF_8);
  }

  private static long octal(byte[] header) throws IOException {
    String digits = text(header, SIZE_AT, SIZE).strip();
    if (!digits.matches("[0-7]{0,12}")) {
      throw new BrokenFileException("A size in the archive is invalid");
    }
    return digits.isEmpty() ? 0 : Long.parseLong(digits, 8);
  }
}
