package org.carillon.webmail.discovery;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A small XML document that is built in memory. */
final class DiscoveryXml {
  private final StringWriter text = new StringWriter();
  private final XMLStreamWriter writer;

  DiscoveryXml() {
    try {
      writer = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      writer.writeStartDocument("UTF-8", "1.0");
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  @FunctionalInterface
  private interface Written {
    void write() throws XMLStreamException;
  }

  private DiscoveryXml with(Written written) {
    try {
      written.write();
      return this;
    } catch (XMLStreamException inMemory) {
      throw new IllegalStateException(inMemory);
    }
  }

  DiscoveryXml documentType(String type) {
    return with(() -> writer.writeDTD("<!DOCTYPE " + type + ">"));
  }

  DiscoveryXml begin(String name) {
    return with(() -> writer.writeStartElement(name));
  }

  DiscoveryXml begin(String name, String attribute, String value) {
    return with(
        () -> {
          writer.writeStartElement(name);
          writer.writeAttribute(attribute, value);
        });
  }

  /** Begins an element in a namespace, which its children inherit. */
  DiscoveryXml beginIn(String namespace, String name) {
    return with(
        () -> {
          writer.writeStartElement(name);
          writer.writeDefaultNamespace(namespace);
        });
  }

  /** Writes an element with a text. */
  DiscoveryXml put(String name, String value) {
    return begin(name).with(() -> writer.writeCharacters(value)).end();
  }

  /** Ends the innermost open element. */
  DiscoveryXml end() {
    return with(writer::writeEndElement);
  }

  String text() {
    with(writer::writeEndDocument);
    return text.toString();
  }

  /** Sends a document in such a way that no browser renders it as a page. */
  static void send(HttpServletResponse response, String document) throws IOException {
    response.setContentType("text/xml; charset=utf-8");
    harmless(response);
    response.getWriter().append(document);
  }

  /** Sets the headers for a response that is not a page. */
  static void harmless(HttpServletResponse response) {
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    response.setHeader("Cache-Control", "no-store");
  }
}
