package org.carillon.format.mime.structure;

import java.nio.charset.StandardCharsets;

/** The header fields that an outline is made from. */
enum Field {
  DATE("date"),
  SUBJECT("subject"),
  FROM("from"),
  SENDER("sender"),
  REPLY_TO("reply-to"),
  TO("to"),
  CC("cc"),
  BCC("bcc"),
  IN_REPLY_TO("in-reply-to"),
  MESSAGE_ID("message-id"),
  REFERENCES("references"),
  CONTENT_TYPE("content-type"),
  CONTENT_ID("content-id"),
  CONTENT_DESCRIPTION("content-description"),
  CONTENT_TRANSFER_ENCODING("content-transfer-encoding"),
  CONTENT_MD5("content-md5"),
  CONTENT_DISPOSITION("content-disposition"),
  CONTENT_LANGUAGE("content-language"),
  CONTENT_LOCATION("content-location");

  private static final Field[] ALL = values();

  private final byte[] lowerName;

  Field(String lowerName) {
    this.lowerName = lowerName.getBytes(StandardCharsets.US_ASCII);
  }

  /** Returns whether several fields of this name are read as one. */
  boolean joins() {
    return this == TO || this == CC || this == BCC;
  }

  /** Returns the field with that name, or null if it is none of these. */
  static Field named(byte[] in, int from, int to) {
    int length = to - from;
    for (Field field : ALL) {
      if (field.lowerName.length == length && field.matches(in, from)) {
        return field;
      }
    }
    return null;
  }

  private boolean matches(byte[] in, int from) {
    for (int i = 0; i < lowerName.length; i++) {
      int c = in[from + i];
      if (c >= 'A' && c <= 'Z') {
        c += 'a' - 'A';
      }
      if (c != lowerName[i]) {
        return false;
      }
    }
    return true;
  }
}
