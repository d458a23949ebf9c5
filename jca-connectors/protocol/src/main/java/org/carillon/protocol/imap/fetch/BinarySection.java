package org.carillon.protocol.imap.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.carillon.contract.content.Content;
import org.carillon.format.mime.body.PartContent;
import org.carillon.format.mime.structure.Part;
import org.carillon.protocol.imap.syntax.Output;
import org.carillon.protocol.imap.syntax.SessionEndedException;

/** A part's body without its transfer encoding (RFC 3516); read twice to learn its size. */
public final class BinarySection {
  private static final int BLOCK = 8_192;
  private static final Set<String> KNOWN =
      Set.of("7bit", "8bit", "binary", "base64", "quoted-printable");

  private final PartContent part;
  private long size;
  private long lines;
  private boolean hasNul;
  private boolean hasEightBits;

  private BinarySection(PartContent part) {
    this.part = part;
  }

  /** Returns the part of that number; without one, the message itself, which has no encoding. */
  public static Optional<BinarySection> of(OutlinedMessage stored, int[] path, Content content)
      throws IOException {
    Optional<Part> found = stored.body().numbered(path);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    BinarySection section =
        new BinarySection(new PartContent(content::read, stored.data().prefix(), found.get()));
    section.measure();
    return Optional.of(section);
  }

  /** Returns whether a part's transfer encoding can be decoded. */
  public static boolean isKnown(OutlinedMessage stored, int[] path) {
    return path.length == 0
        || stored
            .body()
            .numbered(path)
            .map(part -> KNOWN.contains(part.encoding().toLowerCase(Locale.ROOT)))
            .orElse(true);
  }

  private void measure() throws IOException {
    byte[] block = new byte[BLOCK];
    try (InputStream in = part.stream()) {
      for (int n = in.read(block); n >= 0; n = in.read(block)) {
        size += n;
        for (int i = 0; i < n; i++) {
          hasNul |= block[i] == 0;
          hasEightBits |= block[i] < 0;
          lines += block[i] == '\n' ? 1 : 0;
        }
      }
    }
  }

  long size() {
    return size;
  }

  /** Returns the part's description, in the form in which it is written here (RFC 5524 §3.2). */
  public Part identity() {
    return part.part().decoded(hasNul ? "binary" : hasEightBits ? "8bit" : "7bit", size, lines);
  }

  /** Writes the part or the requested octets of it; as a {@code literal8} only if needed. */
  public void write(Output out, Section section) throws IOException {
    long skipped = section.from() < 0 ? 0 : Math.min(section.from(), size);
    long length = section.from() < 0 ? size : Math.min(section.count(), size - skipped);
    if (hasNul) {
      out.octet('~');
    }
    out.literal(length);
    byte[] block = new byte[BLOCK];
    try (InputStream in = part.stream()) {
      in.skipNBytes(skipped);
      for (long left = length; left > 0; ) {
        int n = in.read(block, 0, (int) Math.min(left, block.length));
        if (n < 0) {
          throw new SessionEndedException("A stored message is shorter than it was a moment ago");
        }
        out.octets(block, 0, n);
        left -= n;
      }
    }
  }
}
