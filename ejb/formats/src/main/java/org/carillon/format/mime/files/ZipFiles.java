package org.carillon.format.mime.files;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Locale;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * Finds the files in a ZIP archive (APPNOTE 6.3.10), read from beginning to end. Files are found by
 * their local headers, and their names in the central directory are added, since programs differ in
 * which of the two they use.
 */
final class ZipFiles {
  private static final int LOCAL = 0x04034b50;
  private static final int CENTRAL = 0x02014b50;
  private static final int DESCRIPTOR = 0x08074b50;
  private static final int LOCAL_LENGTH = 26;
  private static final int CENTRAL_LENGTH = 42;
  private static final int STORED = 0;
  private static final int DEFLATED = 8;
  private static final int BUFFER = 8_192;
  private static final long UNKNOWN = 0xFFFFFFFFL;

  private final FileInspector look;
  private final FileScanBudget budget;
  private PushbackInputStream archive;

  ZipFiles(FileInspector look, FileScanBudget budget) {
    this.look = look;
    this.budget = budget;
  }

  void in(InputStream stream, int depth) throws IOException {
    archive = new PushbackInputStream(stream, BUFFER);
    boolean more = true;
    while (more) {
      more =
          switch (signature()) {
            case LOCAL -> local(depth);
            case CENTRAL -> central();
            default -> false;
          };
    }
  }

  private int signature() throws IOException {
    byte[] octets = archive.readNBytes(4);
    return octets.length < 4 ? 0 : (int) number(octets, 0, 4);
  }

  private byte[] exactly(int length) throws IOException {
    byte[] octets = archive.readNBytes(length);
    if (octets.length < length) {
      throw new EOFException("The archive ends early");
    }
    return octets;
  }

  private boolean local(int depth) throws IOException {
    byte[] header = exactly(LOCAL_LENGTH);
    int flags = (int) number(header, 2, 2);
    int method = (int) number(header, 4, 2);
    long packed = number(header, 14, 4);
    String name = name(header, 22);
    archive.skipNBytes(number(header, 24, 2));
    boolean isEncrypted = (flags & 1) != 0;
    boolean isMeasured = (flags & 8) == 0 && packed != UNKNOWN;
    if (isEncrypted) {
      budget.add(name, EnumSet.of(FileKind.ENCRYPTED));
    }
    if (isMeasured) {
      measured(name, method, packed, isEncrypted, depth);
      return true;
    }
    if (isEncrypted || method != DEFLATED) {
      throw new BrokenFileException("The end of a member in the archive is unknown");
    }
    unmeasured(name, depth);
    return true;
  }

  private void measured(String name, int method, long packed, boolean isEncrypted, int depth)
      throws IOException {
    BoundedStream data = new BoundedStream(archive, packed);
    if (!isEncrypted && !name.endsWith("/")) {
      switch (method) {
        case STORED -> file(data, name, depth);
        case DEFLATED -> inflated(data, name, depth);
        default -> budget.unread(name);
      }
    }
    data.skipRest();
  }

  private void inflated(InputStream data, String name, int depth) throws IOException {
    Inflater inflater = new Inflater(true);
    try {
      file(new InflaterInputStream(data, inflater), name, depth);
    } finally {
      inflater.end();
    }
  }

  /** Reads a file whose size follows its compressed data, in a data descriptor. */
  private void unmeasured(String name, int depth) throws IOException {
    Inflater inflater = new Inflater(true);
    try {
      ReturningInflater data = new ReturningInflater(archive, inflater);
      file(data, name, depth);
      BudgetedStream rest = new BudgetedStream(data, budget);
      byte[] buffer = new byte[BUFFER];
      while (rest.read(buffer, 0, buffer.length) >= 0) {
        // Skip to the end of the file. The next file follows.
      }
      data.giveBack();
    } finally {
      inflater.end();
    }
    byte[] first = exactly(4);
    exactly(number(first, 0, 4) == DESCRIPTOR ? 12 : 8);
  }

  private void file(InputStream data, String name, int depth) throws IOException {
    if (name.toLowerCase(Locale.ROOT).endsWith("vbaproject.bin")) {
      budget.add(name, EnumSet.of(FileKind.MACROS));
    } else {
      look.at(data, name, depth + 1);
    }
  }

  private boolean central() throws IOException {
    byte[] header = exactly(CENTRAL_LENGTH);
    String name = name(header, 24);
    archive.skipNBytes(number(header, 26, 2) + number(header, 28, 2));
    return name.endsWith("/") || budget.add(name, EnumSet.noneOf(FileKind.class));
  }

  private String name(byte[] header, int at) throws IOException {
    byte[] octets = exactly((int) number(header, at, 2));
    return new String(octets, StandardCharsets.UTF_8);
  }

  private static long number(byte[] octets, int at, int length) {
    long number = 0;
    for (int i = length - 1; i >= 0; i--) {
      number = number << 8 | octets[at + i] & 0xFF;
    }
    return number;
  }

  /** An inflater that can push back the octets it read beyond the end of the compressed data. */
  private static final class ReturningInflater extends InflaterInputStream {
    private final PushbackInputStream archive;

    ReturningInflater(PushbackInputStream archive, Inflater inflater) {
      super(archive, inflater, BUFFER);
      this.archive = archive;
    }

    void giveBack() throws IOException {
      int left = inf.getRemaining();
      archive.unread(buf, len - left, left);
    }
  }
}
