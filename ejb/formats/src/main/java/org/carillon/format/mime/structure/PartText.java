package org.carillon.format.mime.structure;

import java.util.List;
import java.util.Optional;
import org.carillon.format.mime.header.FieldTokens;
import org.carillon.format.mime.header.MimeValue;
import org.carillon.format.mime.header.Parameter;

/**
 * The text of a part's header values in BODYSTRUCTURE (RFC 9051 §7.5.2), with bounds.
 *
 * @param before the text before the part's size
 * @param behind the text after its size, lines and content
 * @param isCut true if something was left out
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record PartText(byte[] before, byte[] behind, boolean isCut) {
  /** The text for a part for whose header there is no room, or that is not parsed. */
  private static final String NOT_SHOWN = "\"application\" \"octet-stream\" NIL NIL NIL \"7bit\" ";

  /** The maximum length of a type: type and subtype have 127 octets each (RFC 6838 §4.2). */
  private static final int MOST_TYPE = 255;

  private static final int MOST_TEXT = EnvelopeText.MOST_TEXT;

  /** The maximum number of octets written for the parameters of a field. */
  private static final int MOST_PARAMETERS = 16_384;

  private static final int MOST_LANGUAGES = 4_096;

  /** Returns the text of a part that shows nothing of its header. */
  static PartText opaque() {
    return new PartText(
        new ImapText(64).ascii(NOT_SHOWN).octets(),
        new ImapText(32).ascii(" NIL NIL NIL NIL").octets(),
        true);
  }

  /** Returns the number of octets of both texts. */
  int length() {
    return before.length + behind.length;
  }

  static PartText multipart(MimeValue type, Fields fields) {
    ImapText behind = new ImapText(128);
    behind.octet(' ').string(subtype(type), MOST_TYPE).octet(' ');
    parameters(type.parameters(), behind);
    extension(fields, behind);
    return new PartText(new byte[0], behind.octets(), behind.isCut());
  }

  /** Returns the text of a part that has no parts. */
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

  /** Writes disposition, languages and location, which end the text of every part. */
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
