package org.carillon.mailauth.tag;

import java.util.List;

/** Writes a field of tags, folded so that lines have at most 76 characters where possible. */
public final class TagWriter {
  private static final int MOST = 76;
  private static final String FOLD = "\r\n ";

  private final StringBuilder out = new StringBuilder(1_024);
  private int column;

  public TagWriter(String fieldName) {
    put(fieldName);
    put(":");
  }

  /** Adds a tag that is not folded. */
  public TagWriter tag(String name, String value) {
    begin(name.length() + value.length() + 2);
    put(name);
    put("=");
    put(value);
    put(";");
    return this;
  }

  /** Adds a list that may be folded between its members. */
  public TagWriter list(String name, List<String> members) {
    begin(name.length() + 1 + members.getFirst().length() + 1);
    put(name);
    put("=");
    for (int i = 0; i < members.size(); i++) {
      String member = members.get(i);
      if (i > 0 && column + member.length() >= MOST) {
        fold();
      }
      put(member);
      put(i == members.size() - 1 ? ";" : ":");
    }
    return this;
  }

  /** Begins the last tag, the signature of all before it. */
  public TagWriter signature() {
    begin(2);
    put("b=");
    return this;
  }

  /** Returns the field so far as a complete field, without the signature. */
  public String unsigned() {
    return out + "\r\n";
  }

  /** Returns the whole field with its signature. */
  public String signed(byte[] signature) {
    String text = Base64Text.encode(signature);
    int at = 0;
    while (at < text.length()) {
      if (column >= MOST) {
        fold();
      }
      int end = Math.min(text.length(), at + MOST - column);
      put(text.substring(at, end));
      at = end;
    }
    return unsigned();
  }

  private void begin(int length) {
    if (column + 1 + length > MOST) {
      fold();
    } else {
      put(" ");
    }
  }

  private void fold() {
    out.append(FOLD);
    column = 1;
  }

  private void put(String text) {
    out.append(text);
    column += text.length();
  }
}
