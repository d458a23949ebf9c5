package org.carillon.format.mime.write;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes a message: first its header, then its body as the sources deliver it. */
public final class MessageWriter {
  private static final byte[] LINE_END = {'\r', '\n'};
  private static final int LINE = 76;

  /** The maximum length of a line (RFC 5322 §2.1.1). */
  private static final int MOST_LINE = 998;

  private final OutputStream out;
  private final boolean utf8;

  /** Creates a writer to a stream; with {@code utf8}, SMTPUTF8 sends unencoded fields. */
  public MessageWriter(OutputStream out, boolean utf8) {
    this.out = out;
    this.utf8 = utf8;
  }

  /**
   * Writes the message, and nothing after it.
   *
   * @param header the header without the MIME fields, which come from the body
   * @throws IOException if the stream or a source fails
   */
  public void write(HeaderWriter header, Body body) throws IOException {
    out.write(header.octets());
    entity(new HeaderWriter(utf8).field("MIME-Version", "1.0"), body);
    out.flush();
  }

  private void entity(HeaderWriter fields, Body body) throws IOException {
    switch (body) {
      case Body.Text text -> text(fields, text, Map.of());
      case Body.Flowed flowed ->
          text(
              fields,
              new Body.Text("plain", FlowedLines.of(flowed.text()), true),
              Map.of("format", "flowed"));
      case Body.Identified identified ->
          entity(fields.field("Content-ID", "<" + identified.id() + ">"), identified.body());
      case Body.Multipart multipart -> multipart(fields, multipart);
      case Body.Octets octets -> octets(fields, octets);
    }
  }

  private void head(HeaderWriter fields) throws IOException {
    out.write(fields.octets());
    out.write(LINE_END);
  }

  private void text(HeaderWriter fields, Body.Text body, Map<String, String> more)
      throws IOException {
    String text = body.text().replace("\r\n", "\n").replace('\r', '\n').replace("\n", "\r\n");
    byte[] octets = text.getBytes(StandardCharsets.UTF_8);
    boolean ascii = text.chars().allMatch(c -> c < 0x80);
    boolean quoted = !linesFit(octets) || !ascii && body.sevenBit();
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("charset", "utf-8");
    parameters.putAll(more);
    fields.parameters("Content-Type", "text/" + body.subtype(), parameters);
    fields.field(
        "Content-Transfer-Encoding", quoted ? "quoted-printable" : ascii ? "7bit" : "8bit");
    head(fields);
    if (quoted) {
      QuotedPrintable.write(octets, out);
    } else {
      out.write(octets);
    }
  }

  private static boolean linesFit(byte[] octets) {
    int line = 0;
    for (byte octet : octets) {
      line = octet == '\n' ? 0 : line + 1;
      if (line > MOST_LINE + 1 || octet == 0) {
        return false;
      }
    }
    return line <= MOST_LINE;
  }

  private void multipart(HeaderWriter fields, Body.Multipart multipart) throws IOException {
    Map<String, String> parameters = new LinkedHashMap<>(multipart.parameters());
    parameters.put("boundary", multipart.boundary());
    head(fields.parameters("Content-Type", multipart.type(), parameters));
    if (!multipart.preamble().isEmpty()) {
      line(multipart.preamble());
    }
    for (Body part : multipart.parts()) {
      out.write(LINE_END);
      line("--" + multipart.boundary());
      entity(new HeaderWriter(utf8), part);
    }
    out.write(LINE_END);
    line("--" + multipart.boundary() + "--");
  }

  private void line(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.write(LINE_END);
  }

  private void octets(HeaderWriter fields, Body.Octets body) throws IOException {
    fields.parameters("Content-Type", body.type(), body.parameters());
    switch (body.transfer()) {
      case SEVEN_BIT -> {
        // The default needs no field (RFC 2045 §6.1).
      }
      case EIGHT_BIT -> fields.field("Content-Transfer-Encoding", "8bit");
      case BASE64 -> fields.field("Content-Transfer-Encoding", "base64");
    }
    if (!body.disposition().isEmpty()) {
      fields.parameters("Content-Disposition", body.disposition(), body.dispositionParameters());
    }
    head(fields);
    if (body.transfer() != Body.Transfer.BASE64) {
      body.source().writeTo(out);
      return;
    }
    try (OutputStream encoded = Base64.getMimeEncoder(LINE, LINE_END).wrap(new StaysOpen(out))) {
      body.source().writeTo(encoded);
    }
  }

  /** A stream that ignores {@code close}, by which the encoder must write its end. */
  private static final class StaysOpen extends FilterOutputStream {
    StaysOpen(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
      out.write(from, offset, length);
    }

    @Override
    public void close() {}
  }
}
