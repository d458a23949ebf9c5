package org.carillon.format.packed;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.util.Optional;
import org.carillon.format.mime.encoding.Charsets;

/** Reads the message's text in a {@code winmail.dat} (Microsoft MS-OXTNEF §2.1.3.3). */
final class TnefMessageText {
  private static final int BODY = 0x0002800c;
  private static final int PROPERTIES = 0x00069003;

  private static final int TEXT = 0x1000;
  private static final int RICH_TEXT = 0x1009;
  private static final int HTML = 0x1013;
  private static final int INTERNET_CODEPAGE = 0x3fde;

  private Charset charset = Charsets.FALLBACK;
  private Optional<Charset> ofHtml = Optional.empty();
  private String text = "";
  private byte[] richText = {};
  private Optional<MapiProperties.Value> html = Optional.empty();

  private TnefMessageText() {}

  /** Returns the message's text, or empty if the octets are not TNEF or contain none. */
  static Optional<PackedMessageText> of(byte[] octets) {
    TnefMessageText reader = new TnefMessageText();
    Tnef.attributes(octets, reader::attribute);
    return reader.read().filter(found -> !found.text().isBlank());
  }

  private void attribute(int attribute, ByteBuffer value) {
    switch (attribute) {
      case Tnef.OEM_CODEPAGE -> charset = Tnef.codepage(value);
      case BODY -> {
        if (text.isBlank()) {
          text = Tnef.text(Tnef.octets(value), charset);
        }
      }
      case PROPERTIES -> MapiProperties.read(value, this::property);
      default -> {
        // This attribute is not part of the text.
      }
    }
  }

  private boolean property(MapiProperties.Value value) {
    if (value.set().equals(MapiProperties.NO_SET)) {
      switch (value.id()) {
        case TEXT -> text = value.text(charset).orElse(text);
        case RICH_TEXT -> richText = value.octets();
        case HTML -> html = Optional.of(value);
        case INTERNET_CODEPAGE -> ofHtml = codepage(value.octets());
        default -> {
          // This property is not part of the text.
        }
      }
    }
    return true;
  }

  private static Optional<Charset> codepage(byte[] octets) {
    return octets.length < Integer.BYTES
        ? Optional.empty()
        : Optional.of(Codepage.of(ByteBuffer.wrap(octets).order(ByteOrder.LITTLE_ENDIAN).getInt()));
  }

  private Optional<PackedMessageText> read() {
    Optional<PackedMessageText> marked =
        html.map(value -> new PackedMessageText(html(value), true))
            .filter(found -> !found.text().isBlank());
    if (marked.isPresent()) {
      return marked;
    }
    byte[] rich = CompressedRtf.open(richText);
    if (rich.length > 0) {
      PackedMessageText reader = RtfText.of(rich);
      if (!reader.text().isBlank()) {
        return Optional.of(reader);
      }
    }
    return Optional.of(new PackedMessageText(text, false));
  }

  private String html(MapiProperties.Value value) {
    Charset read = ofHtml.orElse(charset);
    return value.text(read).orElseGet(() -> Tnef.text(value.octets(), read));
  }
}
