package org.carillon.mailauth.bimi.picture;

/** Writes a picture. */
final class PictureText {
  private final StringBuilder out = new StringBuilder(4_096);
  private boolean isOpen;

  /** Begins the picture. */
  void root() {
    out.append("<svg xmlns=\"").append(TinyProfile.SVG);
    out.append("\" xmlns:xlink=\"").append(TinyProfile.XLINK).append('"');
    isOpen = true;
  }

  /** Begins an element. */
  void begin(String element) {
    endTag();
    out.append('<').append(element);
    isOpen = true;
  }

  /** Adds to the element that just began. */
  void attribute(String name, String value) {
    out.append(' ').append(name.equals("href") ? "xlink:href" : name).append("=\"");
    escaped(value);
    out.append('"');
  }

  /** Adds the whole title. */
  void title(String title) {
    begin("title");
    characters(title);
    end("title");
  }

  /** Adds text. */
  void characters(String text) {
    endTag();
    escaped(text);
  }

  /** Ends an element. */
  void end(String element) {
    endTag();
    out.append("</").append(element).append('>');
  }

  /** All of it. */
  String text() {
    return out.toString();
  }

  private void endTag() {
    if (isOpen) {
      out.append('>');
      isOpen = false;
    }
  }

  private void escaped(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '&' -> out.append("&amp;");
        case '"' -> out.append("&quot;");
        case '\t', '\r', '\n' -> out.append(' ');
        default -> out.append(c);
      }
    }
  }
}
