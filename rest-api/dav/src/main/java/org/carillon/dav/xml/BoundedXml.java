package org.carillon.dav.xml;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads untrusted XML, limited in size and depth, without document types (RFC 4918 §20.6). */
public final class BoundedXml {
  /** The most octets of a request's body. */
  public static final int MOST_OCTETS = 4 * 1024 * 1024;

  /** The most elements and attributes in a document. */
  static final int MOST_ELEMENTS = 50_000;

  /** The greatest depth of nested elements. */
  static final int MOST_DEPTH = 60;

  /** The most namespaces that an element may declare; clients declare fewer than ten. */
  static final int MOST_NAMESPACES = 200;

  private BoundedXml() {}

  private static final class Open {
    final XmlName name;
    final Map<XmlName, String> attributes;
    final List<XmlNode> nodes = new ArrayList<>();

    Open(XmlName name, Map<XmlName, String> attributes) {
      this.name = name;
      this.attributes = attributes;
    }
  }

  /** Reads a document; throws {@link MalformedXml} also if it exceeds a limit. */
  public static XmlElement read(InputStream octets) throws IOException {
    byte[] all = octets.readNBytes(MOST_OCTETS + 1);
    if (all.length > MOST_OCTETS) {
      throw new MalformedXml(
          "The body is too large: the maximum is " + MOST_OCTETS + " octets.", true);
    }
    return read(all);
  }

  /** Reads a document; throws {@link MalformedXml} also if it exceeds a limit. */
  public static XmlElement read(byte[] octets) throws MalformedXml {
    if (NamespaceCount.exceeds(octets, MOST_NAMESPACES)) {
      throw new MalformedXml(
          "An element declares more than " + MOST_NAMESPACES + " namespaces.", true);
    }
    try {
      XMLStreamReader reader = factory().createXMLStreamReader(new ByteArrayInputStream(octets));
      try {
        return document(reader);
      } finally {
        reader.close();
      }
    } catch (XMLStreamException | RuntimeException malformed) {
      // The JDK's parser throws other exceptions for some octets.
      throw new MalformedXml("The body is not well-formed XML.", false);
    }
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> new ByteArrayInputStream(new byte[0]));
    return factory;
  }

  private static XmlElement document(XMLStreamReader reader)
      throws XMLStreamException, MalformedXml {
    Deque<Open> open = new ArrayDeque<>();
    XmlElement root = null;
    int elements = 0;
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          elements += 1 + reader.getAttributeCount();
          if (elements > MOST_ELEMENTS || open.size() >= MOST_DEPTH) {
            throw new MalformedXml("The body has too many elements or levels.", true);
          }
          open.push(begun(reader));
        }
        case XMLStreamConstants.END_ELEMENT -> {
          Open ended = open.pop();
          XmlElement element = new XmlElement(ended.name, ended.attributes, ended.nodes);
          if (open.isEmpty()) {
            root = element;
          } else {
            open.peek().nodes.add(element);
          }
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
          if (!open.isEmpty()) {
            open.peek().nodes.add(new XmlText(reader.getText()));
          }
        }
        case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
            throw new MalformedXml("Document types and entities are not allowed.", false);
        default -> {
          // Comments and instructions have no meaning here (RFC 4918 §17).
        }
      }
    }
    if (root == null) {
      throw new MalformedXml("The body is empty.", false);
    }
    return root;
  }

  private static Open begun(XMLStreamReader reader) throws MalformedXml {
    Map<XmlName, String> attributes = new HashMap<>();
    for (int at = 0; at < reader.getAttributeCount(); at++) {
      attributes.put(
          new XmlName(text(reader.getAttributeNamespace(at)), reader.getAttributeLocalName(at)),
          reader.getAttributeValue(at));
    }
    for (int at = 0; at < reader.getNamespaceCount(); at++) {
      String prefix = reader.getNamespacePrefix(at);
      if (prefix != null && text(reader.getNamespaceURI(at)).isEmpty()) {
        // Namespaces in XML 1.0 §2.2: a prefix must be declared.
        throw new MalformedXml("A namespace prefix is not declared.", false);
      }
    }
    return new Open(new XmlName(text(reader.getNamespaceURI()), reader.getLocalName()), attributes);
  }

  private static String text(String maybe) {
    return maybe == null ? "" : maybe;
  }
}
