package org.carillon.sieve.message;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.carillon.format.mime.body.PartContent;
import org.carillon.format.mime.body.SourceStream;
import org.carillon.format.mime.header.Header;
import org.carillon.format.mime.structure.Part;

/** A part of a message, or the whole body (RFC 5703 §2). Read lazily. */
public final class MessagePart {
  private final SieveMessage message;
  private final Part part;
  private final FieldValues ownFields;
  private FieldValues fields;
  private List<MessagePart> children;
  private String text;

  /** Creates the part of a message's whole body, with the message's header. */
  public MessagePart(SieveMessage message, FieldValues header) throws IOException {
    this(message, message.outline().body(), header);
  }

  private MessagePart(SieveMessage message, Part part, FieldValues header) {
    this.message = message;
    this.part = part;
    this.ownFields = header;
  }

  public FieldValues fields() throws IOException {
    if (ownFields != null) {
      return ownFields;
    }
    if (fields == null) {
      long length = Math.clamp(part.bodyOffset() - part.headerOffset(), 0, Header.MOST_OCTETS);
      fields = new FieldValues(Header.parse(octets(part.headerOffset(), length)));
    }
    return fields;
  }

  /** The parts below it; for an enclosed message its body. */
  public List<MessagePart> children() {
    if (children == null) {
      children = new ArrayList<>();
      part.parts().forEach(child -> children.add(new MessagePart(message, child, null)));
      part.message().ifPresent(inner -> children.add(new MessagePart(message, inner.body(), null)));
    }
    return children;
  }

  /** This part and all below it, each before its own parts. */
  public List<MessagePart> all() {
    List<MessagePart> found = new ArrayList<>();
    gather(found);
    return found;
  }

  private void gather(List<MessagePart> found) {
    found.add(this);
    children().forEach(child -> child.gather(found));
  }

  /** The media type, such as {@code text}, in lower case. */
  public String type() {
    return part.type().toLowerCase(Locale.ROOT);
  }

  /** The media subtype, such as {@code plain}, in lower case. */
  public String subtype() {
    return part.subtype().toLowerCase(Locale.ROOT);
  }

  public boolean isMultipart() {
    return part.isMultipart();
  }

  public boolean enclosesMessage() {
    return part.message().isPresent();
  }

  public long begin() {
    return part.headerOffset();
  }

  public long bodyBegin() {
    return part.bodyOffset();
  }

  public long end() {
    return part.bodyOffset() + part.size();
  }

  /** Returns at most {@code most} characters of its decoded content, by default as UTF-8. */
  public String text(int most) throws IOException {
    if (text == null) {
      PartContent content = new PartContent(message.source(), 0, part);
      if (type().equals("text")) {
        text = content.text(most);
      } else {
        try (InputStream in = content.stream()) {
          text = new String(in.readNBytes(most), StandardCharsets.UTF_8);
        }
      }
    }
    return text;
  }

  /** Returns its undecoded body, as UTF-8. */
  public String raw(int most) throws IOException {
    long length = Math.min(part.size(), most);
    return new String(octets(part.bodyOffset(), length), StandardCharsets.UTF_8);
  }

  /** Returns the text before a multipart's first boundary line (RFC 2046 §5.1.1), as UTF-8. */
  public String prologue(int most) throws IOException {
    String text = between(bodyBegin(), children().getFirst().begin(), most);
    int lineEnd = text.endsWith("\n") ? text.length() - 1 : text.length();
    int line = text.lastIndexOf('\n', lineEnd - 1);
    return line < 0 ? "" : withoutLineEnd(text.substring(0, line + 1));
  }

  /** Returns the text after a multipart's last boundary line, as UTF-8. */
  public String epilogue(int most) throws IOException {
    String text = between(children().getLast().end(), end(), most);
    int boundary = text.startsWith("--") ? 0 : text.indexOf("\n--");
    int lineEnd = boundary < 0 ? -1 : text.indexOf('\n', boundary + 1);
    return lineEnd < 0 ? "" : text.substring(lineEnd + 1);
  }

  private String between(long from, long to, int most) throws IOException {
    return new String(octets(from, Math.clamp(to - from, 0, most)), StandardCharsets.UTF_8);
  }

  /** The line end before a boundary line belongs to the boundary. */
  private static String withoutLineEnd(String text) {
    int end = text.endsWith("\r\n") ? 2 : 1;
    return text.substring(0, text.length() - end);
  }

  private byte[] octets(long from, long length) throws IOException {
    try (InputStream in = new SourceStream(message.source(), from, length)) {
      return in.readNBytes((int) length);
    }
  }
}
