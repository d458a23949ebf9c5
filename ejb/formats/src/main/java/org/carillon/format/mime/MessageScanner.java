package org.carillon.format.mime;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds a message's parts in one pass (RFC 2046 §5.1). What is open at a line lies on a stack:
 * multiparts, messages and, on top, the part whose lines these are.
 */
final class MessageScanner {
  private final Lines lines;
  private final Fields.Budget budget = new Fields.Budget();
  private final List<OpenPart> open = new ArrayList<>();
  private int parts;
  private int multiparts;
  private long lineEnds;

  /** How many octets of line end the last line had, and whether it had anything else. */
  private int lastEnd;

  private boolean lastHadText;
  private boolean pieceHadText;

  MessageScanner(Lines lines) {
    this.lines = lines;
  }

  /** Reads to the end and gives the message itself. */
  OpenPart scan() throws IOException {
    OpenPart message = begin(0, false);
    while (lines.next()) {
      if (lines.begins && multiparts > 0 && delimiter()) {
        continue;
      }
      OpenPart top = open.getLast();
      if (top.inHeader) {
        header(top);
      }
      afterLine();
    }
    long rest = lineEnds + (lines.ends ? 0 : 1);
    closeDownTo(0, lines.end(), rest);
    return message;
  }

  private OpenPart begin(long at, boolean inDigest) {
    OpenPart part = new OpenPart(at, inDigest, new Fields(budget));
    open.add(part);
    parts++;
    return part;
  }

  private void afterLine() {
    int end = lines.endLength();
    boolean text = lines.to - lines.from > end;
    pieceHadText = text || !lines.begins && pieceHadText;
    if (lines.ends) {
      lineEnds++;
      lastEnd = end;
      lastHadText = pieceHadText;
    }
  }

  private void header(OpenPart part) {
    boolean empty = lines.begins && lines.ends && lines.to - lines.from == lines.endLength();
    if (!empty) {
      part.fields.take(lines);
      return;
    }
    // The empty line itself is counted by afterLine.
    part.endHeader(lines.end(), lineEnds + 1, open.size() < Outline.DEEPEST);
    if (part.boundary != null) {
      multiparts++;
    } else if (part.isMessage) {
      part.inner = begin(lines.end(), false);
    }
  }

  private boolean delimiter() {
    byte[] in = lines.buffer;
    int from = lines.from;
    int to = lines.to - lines.endLength();
    if (to - from < 3 || in[from] != '-' || in[from + 1] != '-') {
      return false;
    }
    for (int depth = open.size() - 1; depth >= 0; depth--) {
      OpenPart multipart = open.get(depth);
      if (multipart.boundary == null) {
        continue;
      }
      int behind = from + 2 + multipart.boundary.length;
      if (!startsWith(in, from + 2, to, multipart.boundary)) {
        continue;
      }
      boolean last = behind + 1 < to && in[behind] == '-' && in[behind + 1] == '-';
      if (last || isPadding(in, behind, to)) {
        atDelimiter(depth, multipart, last);
        return true;
      }
    }
    return false;
  }

  private void atDelimiter(int depth, OpenPart multipart, boolean last) {
    if (!last && parts >= Outline.MOST_PARTS) {
      afterLine();
      return;
    }
    // The line end before a delimiter belongs to the delimiter (RFC 2046 §5.1.1).
    long lineEndsBefore = lineEnds - (lastEnd > 0 ? 1 : 0) + (lastHadText ? 1 : 0);
    closeDownTo(depth + 1, lines.offset() - lastEnd, lineEndsBefore);
    afterLine();
    if (last) {
      multipart.boundary = null;
      multiparts--;
    } else {
      multipart.parts.add(begin(lines.end(), multipart.isDigest));
    }
  }

  /** Ends what lies on the stack from that depth on. */
  private void closeDownTo(int depth, long end, long linesBefore) {
    while (open.size() > depth) {
      OpenPart part = open.removeLast();
      if (part.inHeader) {
        part.endHeader(Math.max(lines.offset(), end), linesBefore, false);
      }
      if (part.boundary != null) {
        multiparts--;
      }
      part.size = Math.max(0, end - part.bodyOffset);
      part.lines = part.size == 0 ? 0 : Math.max(0, linesBefore - part.linesBefore);
    }
  }

  private static boolean startsWith(byte[] in, int from, int to, byte[] prefix) {
    if (to - from < prefix.length) {
      return false;
    }
    for (int i = 0; i < prefix.length; i++) {
      if (in[from + i] != prefix[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPadding(byte[] in, int from, int to) {
    for (int i = from; i < to; i++) {
      if (in[i] != ' ' && in[i] != '\t' && in[i] != '\r') {
        return false;
      }
    }
    return true;
  }

  /** A part while it is read. */
  static final class OpenPart {
    private static final MimeValue PLAIN =
        new MimeValue("text/plain", List.of(new Parameter("charset", "us-ascii")));
    private static final MimeValue ENCLOSED = new MimeValue("message/rfc822", List.of());

    final long headerOffset;
    final boolean inDigest;
    final Fields fields;
    final List<OpenPart> parts = new ArrayList<>(0);
    boolean inHeader = true;
    boolean isMessage;
    boolean isMultipart;
    boolean isDigest;
    boolean opaque;
    MimeValue contentType;
    OpenPart inner;
    byte[] boundary;
    long bodyOffset;
    long linesBefore;
    long size;
    long lines;

    OpenPart(long headerOffset, boolean inDigest, Fields fields) {
      this.headerOffset = headerOffset;
      this.inDigest = inDigest;
      this.fields = fields;
    }

    private void endHeader(long bodyAt, long linesBeforeBody, boolean mayOpen) {
      fields.close();
      inHeader = false;
      bodyOffset = bodyAt;
      linesBefore = linesBeforeBody;
      contentType =
          fields
              .value(Field.CONTENT_TYPE)
              .map(MimeValue::parse)
              .filter(OpenPart::hasSubtype)
              .orElseGet(this::defaultType);
      String type = contentType.value();
      boolean multipart = type.regionMatches(true, 0, "multipart/", 0, 10);
      boolean message = type.equalsIgnoreCase("message/rfc822");
      if (multipart && contentType.parameter("boundary").isBlank()) {
        // Without a boundary it has no parts: text, as of an invalid type (RFC 2045 §5.2).
        contentType = PLAIN;
      } else if ((multipart || message) && !mayOpen) {
        opaque = true;
      } else if (multipart) {
        isMultipart = true;
        isDigest = type.equalsIgnoreCase("multipart/digest");
        boundary =
            contentType.parameter("boundary").stripTrailing().getBytes(StandardCharsets.ISO_8859_1);
      } else {
        isMessage = message;
      }
    }

    private static boolean hasSubtype(MimeValue value) {
      int slash = value.value().indexOf('/');
      return slash > 0 && slash < value.value().length() - 1;
    }

    private MimeValue defaultType() {
      return inDigest ? ENCLOSED : PLAIN;
    }
  }
}
