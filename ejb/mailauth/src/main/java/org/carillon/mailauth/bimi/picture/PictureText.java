package org.carillon.mailauth.bimi.picture;

final class PictureText {
  private final StringBuilder out = new StringBuilder(4_096);
  private boolean isOpen;

  void root() {
    out.append("<svg xmlns=\"").append(SvgProfile.SVG);
    out.append("\" xmlns:xlink=\"").append(SvgProfile.XLINK).append('"');
    isOpen = true;
  }

  void begin(String element) {
    endTag();
    out.append('<').append(element);
    isOpen = true;
  }

  /** Adds an attribute to the element that was just begun. */
  void attribute(String name, String value) {
    out.append(' ').append(name.equals("href") ? "xlink:href" : name).append("=\"");
    escaped(value);
    out.append('"');
  }

  void title(String title) {
    begin("title");
    characters(title);
    end("title");
  }

  void characters(String text) {
    endTag();
    escaped(text);
  }

  void end(String element) {
    endTag();
    out.append("</").append(element).append('>');
  }

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
