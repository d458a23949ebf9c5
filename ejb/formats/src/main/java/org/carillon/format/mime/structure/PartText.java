package org.carillon.format.mime.structure;

import java.util.List;
import java.util.Optional;
import org.carillon.format.mime.header.FieldTokens;
import org.carillon.format.mime.header.MimeValue;
import org.carillon.format.mime.header.Parameter;

/**
 * What a part's header becomes in BODYSTRUCTURE (RFC 9051 §7.5.2), bounded: what stands before its
 * size, and what stands behind size, lines and what is in it.
 *
 * @param isCut whether something was left out
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record PartText(byte[] before, byte[] behind, boolean isCut) {
  /** Of a part for whose header there is no room, or that is not looked into. */
  private static final String NOT_SHOWN = "\"application\" \"octet-stream\" NIL NIL NIL \"7bit\" ";

  /** A type has 127 octets at most on either side (RFC 6838 §4.2). */
  private static final int MOST_TYPE = 255;

  private static final int MOST_TEXT = EnvelopeText.MOST_TEXT;

  /** How many octets the parameters of a field may become, and how many the languages. */
  private static final int MOST_PARAMETERS = 16_384;

  private static final int MOST_LANGUAGES = 4_096;

  /** Of a part that shows nothing of its header. */
  static PartText opaque() {
    return new PartText(
        new ImapText(64).ascii(NOT_SHOWN).octets(),
        new ImapText(32).ascii(" NIL NIL NIL NIL").octets(),
        true);
  }

  /** How many octets they are. */
  int length() {
    return before.length + behind.length;
  }

  /** Of a part that has parts. */
  static PartText multipart(MimeValue type, Fields fields) {
    ImapText behind = new ImapText(128);
    behind.octet(' ').string(subtype(type), MOST_TYPE).octet(' ');
    parameters(type.parameters(), behind);
    extension(fields, behind);
    return new PartText(new byte[0], behind.octets(), behind.isCut());
  }

  /** Of any other. */
  static PartText single(MimeValue type, Fields fields) {
    ImapText before = new ImapText(128);
    before.string(type.value().substring(0, type.value().indexOf('/')), MOST_TYPE);
    before.octet(' ').string(subtype(type), MOST_TYPE).octet(' ');
    parameters(type.parameters(), before);
    before.octet(' ').nstring(fields.value(Field.CONTENT_ID), MOST_TEXT);
    before.octet(' ').nstring(fields.value(Field.CONTENT_DESCRIPTION), MOST_TEXT);
    before.octet(' ').string(encoding(fields), MOST_TYPE).octet(' ');
    ImapText behind = new ImapText(64);
    behind.octet(' ').nstring(fields.value(Field.CONTENT_MD5), MOST_TEXT);
    extension(fields, behind);
    return new PartText(before.octets(), behind.octets(), before.isCut() || behind.isCut());
  }

  private static String subtype(MimeValue type) {
    return type.value().substring(type.value().indexOf('/') + 1);
  }

  private static String encoding(Fields fields) {
    return fields
        .value(Field.CONTENT_TRANSFER_ENCODING)
        .map(value -> MimeValue.parse(value).value())
        .filter(value -> !value.isEmpty())
        .orElse("7bit");
  }

  /** Disposition, languages and location, as both kinds end. */
  private static void extension(Fields fields, ImapText out) {
    out.octet(' ');
    Optional<MimeValue> disposition =
        fields
            .value(Field.CONTENT_DISPOSITION)
            .map(MimeValue::parse)
            .filter(value -> !value.value().isEmpty());
    if (disposition.isPresent()) {
      out.octet('(').string(disposition.get().value(), MOST_TYPE).octet(' ');
      parameters(disposition.get().parameters(), out);
      out.octet(')');
    } else {
      out.ascii("NIL");
    }
    out.octet(' ');
    languages(fields.value(Field.CONTENT_LANGUAGE).orElse(""), out);
    out.octet(' ').nstring(fields.value(Field.CONTENT_LOCATION), MOST_TEXT);
  }

  private static void parameters(List<Parameter> parameters, ImapText out) {
    BoundedList list = new BoundedList(out, MOST_PARAMETERS);
    boolean room = true;
    for (int i = 0; room && i < parameters.size(); i++) {
      Parameter each = parameters.get(i);
      room =
          list.add(
              text ->
                  text.string(each.name(), MOST_TYPE).octet(' ').string(each.value(), MOST_TEXT));
    }
    list.close();
  }

  private static void languages(String value, ImapText out) {
    BoundedList list = new BoundedList(out, MOST_LANGUAGES);
    FieldTokens tokens = new FieldTokens(value);
    boolean room = true;
    while (room && tokens.peek() >= 0) {
      String tag = tokens.word(",");
      if (tag.isEmpty()) {
        tokens.skip();
      } else {
        room = list.add(text -> text.string(tag, MOST_TYPE));
      }
    }
    list.close();
  }
}
