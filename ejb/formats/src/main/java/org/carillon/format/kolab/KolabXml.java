package org.carillon.format.kolab;

import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;

/** Reads and writes small XML documents. Input is untrusted, so that its size is bounded. */
final class KolabXml {
  private static final int DEEPEST = 40;
  private static final int MOST_ELEMENTS = 50_000;
  private static final XMLInputFactory FACTORY = factory();

  private final XMLStreamReader xml;
  private int elements;

  private KolabXml(XMLStreamReader xml) {
    this.xml = xml;
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    // Names keep their prefixes, so that unknown elements are written again unchanged.
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
    factory.setXMLReporter((message, type, information, location) -> {});
    return factory;
  }

  /** Returns the root of a document, or empty if it is not XML or too large. */
  static Optional<KolabElement> read(byte[] octets) {
    try {
      KolabXml reader =
          new KolabXml(FACTORY.createXMLStreamReader(new ByteArrayInputStream(octets)));
      return reader.document();
    } catch (XMLStreamException | RuntimeException notXml) {
      return Optional.empty();
    }
  }

  private Optional<KolabElement> document() throws XMLStreamException {
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.DTD) {
        return Optional.empty();
      }
      if (event == XMLStreamConstants.START_ELEMENT) {
        return Optional.of(element(0));
      }
    }
    return Optional.empty();
  }

  private KolabElement element(int depth) throws XMLStreamException {
    if (depth > DEEPEST || ++elements > MOST_ELEMENTS) {
      throw new XMLStreamException("Too many elements, or elements nested too deeply");
    }
    String name = xml.getLocalName();
    Map<String, String> attributes = new LinkedHashMap<>();
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      attributes.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
    }
    List<KolabElement> children = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    while (true) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> children.add(element(depth + 1));
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(xml.getText());
        case XMLStreamConstants.END_ELEMENT -> {
          // An element with children has only whitespace as text.
          return new KolabElement(
              name, attributes, children, children.isEmpty() ? text.toString() : "");
        }
        default -> {
          // Comments and processing instructions are ignored.
        }
      }
    }
  }

  static byte[] write(KolabElement root) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter writer = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      writer.writeStartDocument("UTF-8", "1.0");
      write(writer, root, "\n");
      writer.writeEndDocument();
      writer.close();
    } catch (XMLStreamException inMemory) {
      throw new IllegalStateException(inMemory);
    }
    return (text + "\n")
        .replace("\r\n", "\n")
        .replace("\n", "\r\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static void write(XMLStreamWriter writer, KolabElement element, String indent)
      throws XMLStreamException {
    writer.writeCharacters(indent);
    writer.writeStartElement(element.name());
    for (Map.Entry<String, String> attribute : element.attributes().entrySet()) {
      writer.writeAttribute(attribute.getKey(), sound(attribute.getValue()));
    }
    for (KolabElement child : element.children()) {
      write(writer, child, indent + " ");
    }
    if (element.children().isEmpty()) {
      writer.writeCharacters(sound(element.text()));
    } else {
      writer.writeCharacters(indent);
    }
    writer.writeEndElement();
  }

  /** Removes characters that XML 1.0 does not allow. */
  private static String sound(String text) {
    StringBuilder sound = new StringBuilder();
    text.codePoints()
        .filter(
            c ->
                c == '\t'
                    || c == '\n'
                    || c >= 0x20 && c <= 0xd7ff
                    || c >= 0xe000 && c <= 0xfffd
                    || c >= 0x10000)
        .forEach(sound::appendCodePoint);
    return sound.toString();
  }
}
