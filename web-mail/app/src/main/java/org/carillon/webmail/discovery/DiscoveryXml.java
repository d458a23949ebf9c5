package org.carillon.webmail.discovery;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A small XML document while it is written, in memory. */
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

  /** Something to write. */
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

  /** Says of which type the document is. */
  DiscoveryXml documentType(String type) {
    return with(() -> writer.writeDTD("<!DOCTYPE " + type + ">"));
  }

  /** Begins an element. */
  DiscoveryXml begin(String name) {
    return with(() -> writer.writeStartElement(name));
  }

  /** Begins an element with an attribute. */
  DiscoveryXml begin(String name, String attribute, String value) {
    return with(
        () -> {
          writer.writeStartElement(name);
          writer.writeAttribute(attribute, value);
        });
  }

  /** Begins an element in a namespace, which those within have, too. */
  DiscoveryXml beginIn(String namespace, String name) {
    return with(
        () -> {
          writer.writeStartElement(name);
          writer.writeDefaultNamespace(namespace);
        });
  }

  /** An element with a text. */
  DiscoveryXml put(String name, String value) {
    return begin(name).with(() -> writer.writeCharacters(value)).end();
  }

  /** Ends the latest element that began. */
  DiscoveryXml end() {
    return with(writer::writeEndElement);
  }

  /** What was written. */
  String text() {
    with(writer::writeEndDocument);
    return text.toString();
  }

  /** Answers with a document that no browser takes for a page. */
  static void send(HttpServletResponse response, String document) throws IOException {
    response.setContentType("text/xml; charset=utf-8");
    harmless(response);
    response.getWriter().append(document);
  }

  /** Says that an answer is for programs. */
  static void harmless(HttpServletResponse response) {
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    response.setHeader("Cache-Control", "no-store");
  }
}
