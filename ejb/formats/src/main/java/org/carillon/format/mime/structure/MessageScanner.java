package org.carillon.format.mime.structure;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.carillon.format.budget.WorkBudget;
import org.carillon.format.mime.encoding.Charsets;
import org.carillon.format.mime.header.Header;
import org.carillon.format.mime.header.MimeValue;
import org.carillon.format.mime.header.Parameter;
import org.carillon.format.mime.header.RawEightBitHeader;

/**
 * Finds a message's parts in one pass (RFC 2046 §5.1). The parts that contain the current line are
 * on a stack: multiparts, messages and, on top, the innermost part.
 */
final class MessageScanner {
  private final Lines lines;

  /** The octets of parts in an outline, besides the message's references and own numbers. */
  private static final int ROOM = Outline.MOST_OCTETS - 1_000;

  /** The octets of a part in an outline without its header: numbers and an empty envelope. */
  private static final int LEAST_PART =
      PartText.opaque().length() + EnvelopeText.NONE.length + OpenPart.NUMBERS;

  private final Fields.Budget budget = new Fields.Budget();

  /**
   * The budget that the work is charged to. The result does not depend on it: an outline is always
   * the same for the same message, and has bounds of its own.
   */
  private final WorkBudget reading = WorkBudget.current();

  private final List<OpenPart> open = new ArrayList<>();
  private int room = ROOM;
  private boolean cut;
  private int multiparts;
  private long lineEnds;

  /** The octets of the last line's end. {@code lastHadText} is true if that line had text. */
  private int lastEnd;

  private boolean lastHadText;
  private boolean pieceHadText;

  /** True if a text part was found. {@code textType} is then the Content-Type of the first one. */
  private boolean hasText;

  private Optional<String> textType = Optional.empty();

  MessageScanner(Lines lines) {
    this.lines = lines;
  }

  /** Reads the message to its end and returns the encoded outline. */
  byte[] outline() throws IOException {
    return OutlineWriter.encode(scan(begin(0, false, true)), cut);
  }

  /** Returns the encoded outline of a message whose header was parsed and precedes the lines. */
  byte[] outline(Header header) throws IOException {
    OpenPart message = begin(0, false, true);
    message.fields.take(header);
    if (header.endLine() > 0) {
      lastEnd = header.endLine();
      endHeader(message, lines.end(), 0);
    }
    return OutlineWriter.encode(scan(message), cut);
  }

  private OpenPart scan(OpenPart message) throws IOException {
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
    textType
        .flatMap(RawEightBitHeader::charset)
        .ifPresent(charset -> cut |= message.readAs(charset, room));
    return message;
  }

  private OpenPart begin(long at, boolean inDigest, boolean isMessage) {
    OpenPart part = new OpenPart(at, inDigest, isMessage, new Fields(budget));
    open.add(part);
    reading.take(1);
    room -= LEAST_PART;
    return part;
  }

  /** Ends a part's header. The outline shows as much of it as there is room for. */
  private void endHeader(OpenPart part, long bodyAt, long linesBeforeBody, boolean mayOpen) {
    part.endHeader(bodyAt, linesBeforeBody, mayOpen && room >= LEAST_PART);
    room += LEAST_PART;
    room -= part.take(room);
    cut |= part.isCut;
    if (open.size() > 1) {
      if (part.isText && !hasText) {
        hasText = true;
        textType = part.fields.value(Field.CONTENT_TYPE);
      }
      part.fields = null;
    }
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
    // The empty line itself is counted by {@code afterLine}.
    endHeader(part, lines.end(), lineEnds + 1);
  }

  /** Ends a part's header where its body begins; opens the part if it is one with parts. */
  private void endHeader(OpenPart part, long bodyAt, long linesBeforeBody) {
    endHeader(part, bodyAt, linesBeforeBody, open.size() < Outline.DEEPEST);
    if (part.boundary != null) {
      multiparts++;
    } else if (part.enclosesMessage) {
      part.inner = begin(lines.end(), false, true);
    }
  }

  private boolean delimiter() {
    byte[] in = lines.buffer;
    int from = lines.from;
    int to = lines.to - lines.endLength();
    if (to - from < 3 || in[from] != '-' || in[from + 1] != '-') {
      return false;
    }
    int textEnd = withoutPadding(in, from, to);
    for (int depth = open.size() - 1; depth >= 0; depth--) {
      OpenPart multipart = open.get(depth);
      if (multipart.boundary == null) {
        continue;
      }
      int behind = from + 2 + multipart.boundary.length;
      if (behind > to
          || !Arrays.equals(
              in, from + 2, behind, multipart.boundary, 0, multipart.boundary.length)) {
        continue;
      }
      boolean last = behind + 1 < to && in[behind] == '-' && in[behind + 1] == '-';
      if (last || behind >= textEnd) {
        atDelimiter(depth, multipart, last);
        return true;
      }
    }
    return false;
  }

  private void atDelimiter(int depth, OpenPart multipart, boolean last) {
    if (!last && room < LEAST_PART) {
      cut = true;
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
      multipart.parts.add(begin(lines.end(), multipart.isDigest, false));
    }
  }

  /** Closes all parts on the stack from that depth on. */
  private void closeDownTo(int depth, long end, long linesBefore) {
    while (open.size() > depth) {
      OpenPart part = open.removeLast();
      if (part.inHeader) {
        endHeader(part, Math.max(lines.offset(), end), linesBefore, false);
      }
      if (part.boundary != null) {
        multiparts--;
      }
      part.size = Math.max(0, end - part.bodyOffset);
      part.lines = part.size == 0 ? 0 : Math.max(0, linesBefore - part.linesBefore);
    }
  }

  private static int withoutPadding(byte[] in, int from, int to) {
    int end = to;
    while (end > from && (in[end - 1] == ' ' || in[end - 1] == '\t' || in[end - 1] == '\r')) {
      end--;
    }
    return end;
  }

  static final class OpenPart {
    private static final MimeValue PLAIN =
        new MimeValue("text/plain", List.of(new Parameter("charset", "us-ascii")));
    private static final String OPAQUE = "application/octet-stream";
    private static final MimeValue ENCLOSED = new MimeValue("message/rfc822", List.of());

    /** The most octets of a part's size, lines, offsets and the separators between them. */
    private static final int NUMBERS = 56;

    /** The number of octets that a multipart without parts takes in addition. */
    private static final int EMPTY_MULTIPART = 140;

    final long headerOffset;
    private final boolean inDigest;

    /** True for a message, the root or an enclosed one. Messages have an envelope. */
    private final boolean isMessage;

    final List<OpenPart> parts = new ArrayList<>(0);
    boolean inHeader = true;

    /** The header fields: for the root always, for other parts until their header ends. */
    Fields fields;

    /** True if this is a message/rfc822 whose content is parsed. */
    boolean enclosesMessage;

    boolean isMultipart;
    boolean isText;
    boolean isDigest;
    boolean isCut;
    byte[] envelope;
    PartText text;
    OpenPart inner;
    byte[] boundary;
    long bodyOffset;
    long linesBefore;
    long size;
    long lines;

    OpenPart(long headerOffset, boolean inDigest, boolean isMessage, Fields fields) {
      this.headerOffset = headerOffset;
      this.inDigest = inDigest;
      this.isMessage = isMessage;
      this.fields = fields;
    }

    private void endHeader(long bodyAt, long linesBeforeBody, boolean mayOpen) {
      fields.close();
      inHeader = false;
      bodyOffset = bodyAt;
      linesBefore = linesBeforeBody;
      MimeValue contentType =
          fields
              .value(Field.CONTENT_TYPE)
              .map(MimeValue::parse)
              .filter(OpenPart::hasSubtype)
              .orElseGet(this::defaultType);
      String type = contentType.value();
      boolean multipart = type.regionMatches(true, 0, "multipart/", 0, 10);
      boolean message = type.equalsIgnoreCase("message/rfc822");
      if (multipart && contentType.parameter("boundary").isBlank()) {
        // A multipart without a boundary has no parts. It is read as text, as with an invalid type
        // (RFC 2045 §5.2).
        contentType = PLAIN;
      } else if ((multipart || message) && !mayOpen) {
        contentType = new MimeValue(OPAQUE, contentType.parameters());
      } else if (multipart) {
        isMultipart = true;
        isDigest = type.equalsIgnoreCase("multipart/digest");
        boundary =
            contentType.parameter("boundary").stripTrailing().getBytes(StandardCharsets.ISO_8859_1);
      } else {
        enclosesMessage = message;
      }
      isText = contentType.value().regionMatches(true, 0, "text/", 0, 5);
      text =
          isMultipart
              ? PartText.multipart(contentType, fields)
              : PartText.single(contentType, fields);
      isCut = text.isCut();
    }

    /**
     * Takes the room that this part needs in the outline. If there is not enough for its header's
     * values, they are left out.
     *
     * @param room the number of octets available, at least {@link MessageScanner#LEAST_PART}
     * @return the number of octets taken
     */
    private int take(int room) {
      envelope = EnvelopeText.NONE;
      int numbers = NUMBERS + (isMultipart ? EMPTY_MULTIPART : 0);
      int inner = enclosesMessage ? LEAST_PART : 0;
      if (text.length() + numbers + envelope.length + inner > room) {
        text = PartText.opaque();
        numbers = NUMBERS;
        inner = 0;
        isMultipart = false;
        isText = false;
        enclosesMessage = false;
        boundary = null;
        isCut = true;
      }
      if (!isMessage) {
        return text.length() + numbers;
      }
      ImapText shown = EnvelopeText.of(fields, Optional.empty());
      isCut |= shown.isCut();
      if (text.length() + numbers + shown.length() + inner <= room) {
        envelope = shown.octets();
      } else {
        isCut = true;
      }
      return text.length() + numbers + envelope.length;
    }

    /**
     * Writes the envelope of a multipart again if its header has octets beyond ASCII, reading those
     * that are not UTF-8 in the charset of the message's text. It does nothing if there is no room.
     *
     * @return whether something of the envelope is cut
     */
    private boolean readAs(Charset charset, int room) {
      if (!isMultipart || Charsets.isAscii(envelope)) {
        return false;
      }
      ImapText shown = EnvelopeText.of(fields, Optional.of(charset));
      if (shown.length() > room + envelope.length) {
        return false;
      }
      envelope = shown.octets();
      return shown.isCut();
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
