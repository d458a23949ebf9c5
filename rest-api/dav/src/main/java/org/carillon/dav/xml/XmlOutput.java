package org.carillon.dav.xml;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Writes XML as a stream, with well-known prefixes declared at the root, others where used. */
public final class XmlOutput implements Closeable {
  private static final String XML = "http://www.w3.org/XML/1998/namespace";

  private static final Map<String, String> KNOWN =
      Map.of(
          XmlName.DAV, "D",
          XmlName.CALDAV, "C",
          XmlName.CARDDAV, "CR",
          XmlName.CALENDARSERVER, "CS",
          XmlName.APPLE, "A");

  private final Writer out;
  private boolean begun;

  private XmlOutput(Writer out) {
    this.out = out;
  }

  /** Begins a document in UTF-8. */
  public static XmlOutput to(OutputStream stream) throws IOException {
    XmlOutput output =
        new XmlOutput(
            new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), 16_384));
    output.out.write("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    return output;
  }

  /** Returns an element as a document of its own, for storage. */
  public static String text(XmlElement element) {
    StringWriter text = new StringWriter();
    try {
      XmlOutput output = new XmlOutput(text);
      output.begun = true;
      output.element(element, new HashMap<>());
    } catch (IOException never) {
      throw new IllegalStateException(never);
    }
    return text.toString();
  }

  /** Returns an element as the octets of a document. */
  public static byte[] octets(XmlElement root) {
    var octets = new java.io.ByteArrayOutputStream();
    try (XmlOutput output = to(octets)) {
      output.element(root);
    } catch (IOException never) {
      throw new IllegalStateException(never);
    }
    return octets.toByteArray();
  }

  /** Begins an element, into which others are written until it is ended. */
  public void begin(XmlName name) throws IOException {
    out.write('<' + KNOWN.get(name.namespace()) + ':' + name.local());
    declare();
    out.write(">\n");
  }

  /** Ends the element that was begun. */
  public void end(XmlName name) throws IOException {
    out.write("</" + KNOWN.get(name.namespace()) + ':' + name.local() + ">\n");
  }

  /** Writes an element with its content. */
  public void element(XmlElement element) throws IOException {
    element(element, KNOWN);
  }

  private void declare() throws IOException {
    if (!begun) {
      begun = true;
      for (var known : KNOWN.entrySet()) {
        out.write(" xmlns:" + known.getValue() + "=\"" + known.getKey() + '"');
      }
    }
  }

  private void element(XmlElement element, Map<String, String> declared) throws IOException {
    Map<String, String> prefixes = new HashMap<>(declared);
    StringBuilder declarations = new StringBuilder();
    String name = name(element.name(), prefixes, declarations);
    StringBuilder attributes = new StringBuilder();
    for (var attribute : element.attributes().entrySet()) {
      String shown = attributeName(attribute.getKey(), prefixes, declarations);
      attributes.append(' ').append(shown).append("=\"");
      escape(attribute.getValue(), attributes, true);
      attributes.append('"');
    }
    out.write('<' + name);
    declare();
    out.append(declarations).append(attributes);
    if (element.nodes().isEmpty()) {
      out.write("/>");
      return;
    }
    out.write('>');
    for (XmlNode node : element.nodes()) {
      switch (node) {
        case XmlElement inside -> element(inside, prefixes);
        case XmlText(String text) -> {
          StringBuilder escaped = new StringBuilder(text.length() + 16);
          escape(text, escaped, false);
          out.append(escaped);
        }
      }
    }
    out.write("</" + name + '>');
  }

  private static String name(
      XmlName name, Map<String, String> prefixes, StringBuilder declarations) {
    if (name.namespace().isEmpty()) {
      // Nothing here declares a default namespace.
      return name.local();
    }
    return prefix(name.namespace(), prefixes, declarations) + ':' + name.local();
  }

  private static String attributeName(
      XmlName name, Map<String, String> prefixes, StringBuilder declarations) {
    return name.namespace().equals(XML)
        ? "xml:" + name.local()
        : name(name, prefixes, declarations);
  }

  private static String prefix(
      String namespace, Map<String, String> prefixes, StringBuilder declarations) {
    return prefixes.computeIfAbsent(
        namespace,
        unknown -> {
          String prefix = KNOWN.getOrDefault(unknown, "n" + prefixes.size());
          declarations.append(" xmlns:").append(prefix).append("=\"");
          escape(unknown, declarations, true);
          declarations.append('"');
          return prefix;
        });
  }

  private static void escape(String text, StringBuilder into, boolean attribute) {
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      switch (c) {
        case '&' -> into.append("&amp;");
        case '<' -> into.append("&lt;");
        case '>' -> into.append("&gt;");
        case '\r' -> into.append("&#13;");
        case '"' -> into.append(attribute ? "&quot;" : "\"");
        case '\t', '\n' -> into.append(attribute ? "&#" + (int) c + ';' : String.valueOf(c));
        default -> character(text, at, into);
      }
    }
  }

  /** Omits characters that XML 1.0 §2.2 does not allow. */
  private static void character(String text, int at, StringBuilder into) {
    char c = text.charAt(at);
    boolean paired =
        Character.isHighSurrogate(c)
                && at + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(at + 1))
            || Character.isLowSurrogate(c)
                && at > 0
                && Character.isHighSurrogate(text.charAt(at - 1));
    if (paired || c >= ' ' && !Character.isSurrogate(c) && c < 0xFFFE) {
      into.append(c);
    }
  }

  public void flush() throws IOException {
    out.flush();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
