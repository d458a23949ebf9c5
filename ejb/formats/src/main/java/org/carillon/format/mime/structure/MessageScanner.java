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
import org.carillon.format.mime.header.EightBitText;
import org.carillon.format.mime.header.Header;
import org.carillon.format.mime.header.MimeValue;
import org.carillon.format.mime.header.Parameter;

/**
 * Finds a message's parts in one pass (RFC 2046 §5.1). What is open at a line lies on a stack:
 * multiparts, messages and, on top, the part whose lines these are.
 */
final class MessageScanner {
  private final Lines lines;

  /** What is left to the outline besides its envelope, references and own numbers. */
  private static final int ROOM = Outline.MOST_OCTETS - 1_000;

  /**
   * What a part takes of an outline that shows nothing of its header, its numbers and an empty
   * envelope included.
   */
  private static final int LEAST_PART =
      PartText.opaque().length() + EnvelopeText.NONE.length + OpenPart.NUMBERS;

  private final Fields.Budget budget = new Fields.Budget();

  /**
   * Drawn from and not asked: an outline is the same whenever it is made, and bounded by itself.
   */
  private final WorkBudget reading = WorkBudget.current();

  private final List<OpenPart> open = new ArrayList<>();
  private int room = ROOM;
  private boolean cut;
  private int multiparts;
  private long lineEnds;

  /** How many octets of line end the last line had, and whether it had anything else. */
  private int lastEnd;

  private boolean lastHadText;
  private boolean pieceHadText;

  /** Whether a part is text, and what the first such says of itself. */
  private boolean hasText;

  private Optional<String> textType = Optional.empty();

  MessageScanner(Lines lines) {
    this.lines = lines;
  }

  /** Reads to the end and gives the outline. */
  byte[] outline() throws IOException {
    return OutlineWriter.encode(scan(begin(0, false, true)), cut);
  }

  /** The same of a message whose header was read before; the lines begin behind it. */
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
        .flatMap(EightBitText::charset)
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

  /** Ends a part's header; what the outline shows of it is made of what room there is. */
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
    // The empty line itself is counted by afterLine.
    endHeader(part, lines.end(), lineEnds + 1);
  }

  /** The part's body begins here. */
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

  /** Ends what lies on the stack from that depth on. */
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

  /** A part while it is read. */
  static final class OpenPart {
    private static final MimeValue PLAIN =
        new MimeValue("text/plain", List.of(new Parameter("charset", "us-ascii")));
    private static final String OPAQUE = "application/octet-stream";
    private static final MimeValue ENCLOSED = new MimeValue("message/rfc822", List.of());

    /** At most what its size, lines and offsets take, and what stands between them. */
    private static final int NUMBERS = 56;

    /** What a multipart takes beyond that should it have no parts. */
    private static final int EMPTY_MULTIPART = 140;

    final long headerOffset;
    private final boolean inDigest;

    /** Whether it is a message, the root or one enclosed: then it has an envelope. */
    private final boolean isMessage;

    final List<OpenPart> parts = new ArrayList<>(0);
    boolean inHeader = true;

    /** The root's, and others' until their header ends. */
    Fields fields;

    /** Whether it is a message/rfc822 that is looked into. */
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
        // Without a boundary it has no parts: text, as of an invalid type (RFC 2045 §5.2).
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
     * Takes its place in the outline, and where there is no room for what its header tells, does
     * without that.
     *
     * @param room what may be taken: at least {@link MessageScanner#LEAST_PART}
     * @return what is taken
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
     * Has octets of a multipart's header that are no UTF-8 be in the charset of the text in it, if
     * there is room.
     *
     * @return whether something of it is cut
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
