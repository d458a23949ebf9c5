package org.carillon.mailauth.dmarc.report;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads untrusted XML without document types and entities, one small element at a time. */
final class ReportReader {
  private static final int MOST_ROWS = 50_000;
  private static final int DEEPEST = 16;
  private static final int MOST_ELEMENTS = 2_000;

  /** The maximum number of elements below the root besides records; RFC 9990 §3.1.1 has four. */
  private static final int MOST_OTHERS = 50;

  private static final XMLInputFactory FACTORY = factory();

  private XMLStreamReader xml;
  private int elements;
  private int others;

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    // Without it, errors in untrusted files are printed.
    factory.setXMLReporter((message, type, information, location) -> {});
    return factory;
  }

  ReportParseResult read(byte[] file) {
    try {
      xml = FACTORY.createXMLStreamReader(new ByteArrayInputStream(file));
      return feedback();
    } catch (XMLStreamException e) {
      return new ReportParseResult.Unreadable("The report is not well-formed XML");
    }
  }

  private ReportParseResult feedback() throws XMLStreamException {
    if (next() != XMLStreamConstants.START_ELEMENT || !xml.getLocalName().equals("feedback")) {
      return new ReportParseResult.Unreadable("The file is not a DMARC report");
    }
    ReportElement root = new ReportElement("feedback");
    List<ReportRow> rows = new ArrayList<>();
    int leftOut = 0;
    for (int event = next(); event != XMLStreamConstants.END_ELEMENT; event = next()) {
      if (event != XMLStreamConstants.START_ELEMENT) {
        continue;
      }
      elements = 0;
      ReportElement child = element(1);
      if (!child.name().equals("record")) {
        keep(root, child);
        continue;
      }
      Optional<ReportRow> row = ReportValues.row(child);
      if (row.isEmpty() || rows.size() == MOST_ROWS) {
        leftOut++;
      } else {
        rows.add(row.get());
      }
    }
    Optional<ReportMetadata> metadata = ReportValues.metadata(root.child("report_metadata"));
    Optional<ReportedPolicy> policy = ReportValues.policy(root.child("policy_published"));
    if (metadata.isEmpty() || policy.isEmpty()) {
      return new ReportParseResult.Unreadable(
          "The report does not say which domain or time it is about");
    }
    return new ReportParseResult.Sound(
        new AggregateReport(metadata.get(), policy.get(), rows), leftOut);
  }

  /** Keeps an element below the root that is not a record. Throws if there are too many. */
  private void keep(ReportElement root, ReportElement child) throws XMLStreamException {
    if (++others > MOST_OTHERS) {
      throw new XMLStreamException("The report has too much content");
    }
    root.add(child);
  }

  /** Reads the current element up to its end. */
  private ReportElement element(int depth) throws XMLStreamException {
    if (depth > DEEPEST || ++elements > MOST_ELEMENTS) {
      throw new XMLStreamException("The report has too much content");
    }
    ReportElement element = new ReportElement(xml.getLocalName());
    for (int event = next(); event != XMLStreamConstants.END_ELEMENT; event = next()) {
      switch (event) {
        case XMLStreamConstants.START_ELEMENT -> element.add(element(depth + 1));
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> element.add(xml.getText());
        default -> {}
      }
    }
    return element;
  }

  /** Returns the next relevant event. Throws if it is one that a report must not have. */
  private int next() throws XMLStreamException {
    while (xml.hasNext()) {
      int event = xml.next();
      switch (event) {
        case XMLStreamConstants.DTD,
            XMLStreamConstants.ENTITY_REFERENCE,
            XMLStreamConstants.ENTITY_DECLARATION ->
            throw new XMLStreamException("Reports cannot have a document type");
        case XMLStreamConstants.COMMENT,
            XMLStreamConstants.PROCESSING_INSTRUCTION,
            XMLStreamConstants.SPACE -> {}
        default -> {
          return event;
        }
      }
    }
    throw new XMLStreamException("The report ends too early");
  }
}
