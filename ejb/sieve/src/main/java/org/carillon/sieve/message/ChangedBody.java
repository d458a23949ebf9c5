package org.carillon.sieve.message;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.TreeMap;
import org.carillon.format.mime.body.SourceStream;

/** A message's body with replaced parts (RFC 5703 §5). */
public final class ChangedBody {
  private final SieveMessage message;
  private final TreeMap<Long, Piece> pieces = new TreeMap<>();
  private byte[] whole;

  /** The replacement of the octets up to {@code end}. */
  private record Piece(long end, byte[] octets) {}

  /** Creates it unchanged. */
  public ChangedBody(SieveMessage message) {
    this.message = message;
  }

  public boolean isUnchanged() {
    return whole == null && pieces.isEmpty();
  }

  /** Replaces a part, with its header and the parts below it. */
  public void replace(MessagePart part, byte[] octets) {
    pieces.subMap(part.begin(), true, part.end(), false).clear();
    pieces.put(part.begin(), new Piece(part.end(), octets));
  }

  public void replace(byte[] octets) {
    whole = octets;
    pieces.clear();
  }

  /** The current body. Throws IOException if the message can't be read. */
  public byte[] octets() throws IOException {
    if (whole != null) {
      return whole;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    long end = message.size();
    long at = message.header().length();
    for (var piece : pieces.entrySet()) {
      if (piece.getKey() >= at) {
        copy(at, Math.min(piece.getKey(), end), out);
        out.writeBytes(piece.getValue().octets());
        at = piece.getValue().end();
      }
    }
    copy(at, end, out);
    return out.toByteArray();
  }

  private void copy(long from, long to, ByteArrayOutputStream out) throws IOException {
    if (to > from) {
      try (InputStream in = new SourceStream(message.source(), from, to - from)) {
        in.transferTo(out);
      }
    }
  }
}
