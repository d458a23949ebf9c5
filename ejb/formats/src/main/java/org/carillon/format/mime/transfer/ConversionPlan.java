package org.carillon.format.mime.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.carillon.format.mime.body.ByteSource;
import org.carillon.format.mime.body.SourceStream;
import org.carillon.format.mime.encoding.Utf8Begin;
import org.carillon.format.mime.header.Header;
import org.carillon.format.mime.header.HeaderEdit;
import org.carillon.format.mime.structure.Outline;
import org.carillon.format.mime.structure.Part;
import org.carillon.format.mime.transfer.ConvertedMessage.Encoding;
import org.carillon.format.mime.transfer.ConvertedMessage.Piece;
import org.carillon.format.mime.transfer.ConvertedMessage.Target;

/** Decides which parts of a message are encoded, and which are only labelled anew. */
final class ConversionPlan {
  /** The encodings that a conversion can undo. */
  private static final Set<String> KNOWN =
      Set.of("7bit", "8bit", "binary", "quoted-printable", "base64");

  private static final byte[] LINE_END = {'\r', '\n'};

  /** The octets that are read to tell UTF-8 from other charsets. */
  private static final int LOOKED_AT = 65_536;

  private final ByteSource message;
  private final Target target;
  private final List<Piece> pieces = new ArrayList<>();
  private long planned;
  private boolean isPossible = true;

  ConversionPlan(ByteSource message, Target target) {
    this.message = message;
    this.target = target;
  }

  /** See {@link ConvertedMessage#of}. */
  Optional<ConvertedMessage> of(long length) throws IOException {
    Outline outline = Outline.parse(new SourceStream(message, 0, length));
    if (outline.isCut()) {
      return Optional.empty();
    }
    plan(outline.body(), false);
    copyTo(length);
    return isPossible ? Optional.of(new ConvertedMessage(message, pieces)) : Optional.empty();
  }

  /** Plans a part, which may be in a multipart/signed. */
  private void plan(Part part, boolean isSigned) throws IOException {
    if (part.isMultipart() || part.message().isPresent()) {
      planContainer(part, isSigned);
      return;
    }
    OctetCount count;
    try (InputStream body = new SourceStream(message, part.bodyOffset(), part.size())) {
      count = OctetCount.of(body);
    }
    if (!isTooWide(part, count)) {
      label(part, encoding(part), isSigned);
    } else if (isSigned || !mayBeEncoded(part)) {
      isPossible = false;
    } else {
      encode(part, count);
    }
  }

  /** RFC 2045 §6.4: a composite part is labelled by what it contains, and never encoded itself. */
  private void planContainer(Part part, boolean isSigned) throws IOException {
    label(part, encoding(header(part)), isSigned);
    boolean signsParts = isSigned || part.is("multipart", "signed");
    for (Part inner : part.parts()) {
      plan(inner, signsParts);
    }
    if (part.message().isPresent()) {
      plan(part.message().get().body(), signsParts);
    }
  }

  private boolean isTooWide(Part part, OctetCount count) {
    return target == Target.SEVEN_BIT && count.eightBit() > 0
        || encoding(part).equals("binary") && count.isBinary();
  }

  private static boolean mayBeEncoded(Part part) {
    boolean isMessage = part.type().equalsIgnoreCase("message") && !part.is("message", "global");
    return !isMessage && KNOWN.contains(encoding(part));
  }

  /** A label in signed content stays: it says too much, but the signature covers it. */
  private void label(Part part, String encoding, boolean isSigned) throws IOException {
    boolean saysTooMuch =
        encoding.equals("binary") || target == Target.SEVEN_BIT && encoding.equals("8bit");
    if (saysTooMuch && !isSigned) {
      String word = target == Target.SEVEN_BIT ? "7bit" : "8bit";
      change(part, header -> labelled(header.edit(), word));
    }
  }

  private void encode(Part part, OctetCount count) throws IOException {
    Encoding encoding =
        part.type().equalsIgnoreCase("text") && !count.isUnreadableQuoted()
            ? Encoding.QUOTED_PRINTABLE
            : Encoding.BASE64;
    boolean isRoot = part.headerOffset() == 0;
    String charset = isRoot ? charset(part) : "";
    change(
        part,
        header -> labelled(isRoot ? described(header, charset) : header.edit(), encoding.word));
    pieces.add(new Piece.Encoded(part, encoding));
    if (isRoot && encoding == Encoding.BASE64) {
      pieces.add(new Piece.Written(LINE_END));
    }
    planned = part.bodyOffset() + part.size();
  }

  /** Returns the charset of a body that names none (RFC 1428 §3). */
  private String charset(Part part) throws IOException {
    try (InputStream body = new SourceStream(message, part.bodyOffset(), part.size())) {
      byte[] begin = body.readNBytes(LOOKED_AT);
      boolean isCut = begin.length == LOOKED_AT;
      return Utf8Begin.matches(begin, begin.length, isCut) ? "utf-8" : "unknown-8bit";
    }
  }

  /** Adds what a message without MIME lacks (RFC 1428 §3). */
  private static HeaderEdit described(Header header, String charset) {
    HeaderEdit edit = header.edit();
    if (!header.has("MIME-Version")) {
      edit.append("MIME-Version: 1.0\r\n");
    }
    return header.has("Content-Type")
        ? edit
        : edit.append("Content-Type: text/plain; charset=" + charset + "\r\n");
  }

  private static HeaderEdit labelled(HeaderEdit edit, String encoding) {
    return edit.remove("Content-Transfer-Encoding")
        .append("Content-Transfer-Encoding: " + encoding + "\r\n");
  }

  @FunctionalInterface
  private interface Change {
    HeaderEdit of(Header header);
  }

  private Header header(Part part) throws IOException {
    long length = part.bodyOffset() - part.headerOffset();
    return Header.read(new SourceStream(message, part.headerOffset(), length));
  }

  private void change(Part part, Change change) throws IOException {
    copyTo(part.headerOffset());
    Header header = header(part);
    if (header.length() != part.bodyOffset() - part.headerOffset()) {
      // It is too long to be read whole.
      isPossible = false;
      return;
    }
    pieces.add(new Piece.Written(change.of(header).end().apply().octets()));
    planned = part.bodyOffset();
  }

  private void copyTo(long position) {
    if (position > planned) {
      pieces.add(new Piece.Copied(planned, position));
      planned = position;
    }
  }

  private static String encoding(Part part) {
    return part.encoding().strip().toLowerCase(Locale.ROOT);
  }

  /** An outline does not keep the encoding of a multipart. */
  private static String encoding(Header header) {
    return header
        .first("Content-Transfer-Encoding")
        .map(field -> field.value().strip().toLowerCase(Locale.ROOT))
        .orElse("");
  }
}
