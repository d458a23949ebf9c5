package org.carillon.format.packed;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.format.mime.encoding.Charsets;

/** Reads {@code winmail.dat} (Microsoft MS-OXTNEF), up to the first malformed attribute. */
public final class Tnef {
  private static final int SIGNATURE = 0x223e9f78;
  private static final int HEADER = 6;

  /** The octets of an attribute beside its data: level, attribute, length and a checksum. */
  private static final int ATTRIBUTE_OVERHEAD = 11;

  private static final int ATTACH_REND_DATA = 0x00069002;
  private static final int ATTACH_TITLE = 0x00018010;
  private static final int ATTACH_DATA = 0x0006800f;
  private static final int ATTACH_PROPERTIES = 0x00069005;
  private static final int MOST_FILES = 200;

  /** The attribute with the charset of texts that are not in Unicode (MS-OXTNEF §2.1.3.3.9). */
  static final int OEM_CODEPAGE = 0x00069007;

  private final List<PackedFile> files = new ArrayList<>();
  private Charset charset = Charsets.FALLBACK;
  private String title = "";
  private String longName = "";
  private byte[] data = {};
  private boolean isWithin;

  private Tnef() {}

  /** Returns the message's text, or empty if the octets are not TNEF or contain none. */
  public static Optional<PackedMessageText> messageText(byte[] octets) {
    return TnefMessageText.of(octets);
  }

  /** Returns the attached files; none if the octets are not TNEF. */
  public static List<PackedFile> files(byte[] octets) {
    Tnef tnef = new Tnef();
    attributes(octets, tnef::attribute);
    tnef.endFile();
    return List.copyOf(tnef.files);
  }

  /** Receives one attribute after the other. */
  @FunctionalInterface
  interface Attributes {
    void take(int attribute, ByteBuffer value);
  }

  /** Passes each attribute to {@code to}; none if the octets are not TNEF. */
  static void attributes(byte[] octets, Attributes to) {
    ByteBuffer in = ByteBuffer.wrap(octets).order(ByteOrder.LITTLE_ENDIAN);
    if (octets.length <= HEADER || in.getInt(0) != SIGNATURE) {
      return;
    }
    in.position(HEADER);
    while (in.remaining() >= ATTRIBUTE_OVERHEAD) {
      in.get();
      int attribute = in.getInt();
      int length = in.getInt();
      if (length < 0 || length > in.remaining() - 2) {
        return;
      }
      ByteBuffer value = in.slice(in.position(), length).order(ByteOrder.LITTLE_ENDIAN);
      in.position(in.position() + length + 2);
      to.take(attribute, value);
    }
  }

  private void attribute(int attribute, ByteBuffer value) {
    if (files.size() >= MOST_FILES) {
      return;
    }
    switch (attribute) {
      case ATTACH_REND_DATA -> {
        endFile();
        isWithin = true;
      }
      case OEM_CODEPAGE -> charset = codepage(value);
      case ATTACH_TITLE -> title = text(octets(value), charset);
      case ATTACH_DATA -> data = octets(value);
      case ATTACH_PROPERTIES ->
          longName = MapiProperties.longFileName(value, charset).orElse(longName);
      default -> {
        // An attribute of the message, not of a file.
      }
    }
  }

  private void endFile() {
    if (isWithin && data.length > 0 && files.size() < MOST_FILES) {
      files.add(new PackedFile(longName.isEmpty() ? title : longName, data));
    }
    title = "";
    longName = "";
    data = new byte[0];
    isWithin = false;
  }

  static byte[] octets(ByteBuffer value) {
    byte[] octets = new byte[value.remaining()];
    value.get(octets);
    return octets;
  }

  /** Returns a text, which ends at the first NUL. */
  static String text(byte[] octets, Charset charset) {
    String text = new String(octets, charset);
    int end = text.indexOf('\0');
    return end < 0 ? text : text.substring(0, end);
  }

  static Charset codepage(ByteBuffer value) {
    return value.remaining() < Integer.BYTES
        ? Charsets.FALLBACK
        : Codepage.of(value.getInt(value.position()));
  }

  static String unicode(byte[] octets) {
    return text(octets, StandardCharsets.UTF_16LE);
  }
}
