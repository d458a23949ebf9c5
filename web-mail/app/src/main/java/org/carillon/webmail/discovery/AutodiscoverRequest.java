package org.carillon.webmail.discovery;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A request of Autodiscover's POX ([MS-OXDSCLI] §2.2.3): the address and the schema.
 *
 * @param schema the schema of the response; empty if not given
 */
record AutodiscoverRequest(String address, String schema) {
  private static final int MOST_OCTETS = 16_384;

  /** Parses a request; empty if it is malformed, too large, or has a DOCTYPE. */
  static Optional<AutodiscoverRequest> read(InputStream body) throws IOException {
    byte[] octets = body.readNBytes(MOST_OCTETS + 1);
    if (octets.length > MOST_OCTETS) {
      return Optional.empty();
    }
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try {
      return read(factory.createXMLStreamReader(new ByteArrayInputStream(octets)));
    } catch (XMLStreamException | RuntimeException notXml) {
      return Optional.empty();
    }
  }

  private static Optional<AutodiscoverRequest> read(XMLStreamReader xml) throws XMLStreamException {
    String address = "";
    String schema = "";
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.DTD) {
        return Optional.empty();
      }
      if (event == XMLStreamConstants.START_ELEMENT) {
        switch (xml.getLocalName()) {
          case "EMailAddress" -> address = xml.getElementText().strip();
          case "AcceptableResponseSchema" -> schema = xml.getElementText().strip();
          default -> {
            continue;
          }
        }
      }
    }
    return address.isEmpty()
        ? Optional.empty()
        : Optional.of(new AutodiscoverRequest(address, schema));
  }
}
