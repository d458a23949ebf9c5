package org.carillon.mailauth.dmarc.report;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.carillon.mailauth.AddressText;
import org.carillon.mailauth.dmarc.AlignmentMode;
import org.carillon.mailauth.dmarc.DmarcPolicy;

/** Writes reports, with the elements in the order of RFC 9990 §3.1.1. */
final class ReportWriter {
  private static final String NAMESPACE = "urn:ietf:params:xml:ns:dmarc-2.0";
  private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

  /** The maximum length of a text. Longer ones come from others, and are cut. */
  private static final int MOST_TEXT = 1_000;

  private final ByteArrayOutputStream octets = new ByteArrayOutputStream();
  private XMLStreamWriter xml;

  byte[] write(AggregateReport report) {
    try {
      xml = FACTORY.createXMLStreamWriter(octets, StandardCharsets.UTF_8.name());
      xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
      xml.writeCharacters("\n");
      xml.writeStartElement("feedback");
      xml.writeDefaultNamespace(NAMESPACE);
      element("version", "1.0");
      metadata(report.metadata());
      policy(report.policy());
      for (ReportRow row : report.rows()) {
        row(row);
      }
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("Memory can be written to", e);
    }
    return octets.toByteArray();
  }

  private void metadata(ReportMetadata metadata) throws XMLStreamException {
    begin("report_metadata");
    element("org_name", metadata.organization());
    element("email", metadata.email());
    optional("extra_contact_info", metadata.contact());
    element("report_id", metadata.id());
    begin("date_range");
    element("begin", Long.toString(metadata.begin().getEpochSecond()));
    element("end", Long.toString(metadata.end().getEpochSecond()));
    end();
    for (String error : metadata.errors()) {
      element("error", error);
    }
    optional("generator", metadata.generator());
    end();
  }

  private void policy(ReportedPolicy policy) throws XMLStreamException {
    begin("policy_published");
    element("domain", policy.domain());
    optional("discovery_method", policy.discovery());
    element("p", policy.policy().keyword());
    optional("sp", policy.subdomains().map(DmarcPolicy::keyword).orElse(""));
    optional("np", policy.absent().map(DmarcPolicy::keyword).orElse(""));
    optional("fo", policy.failures());
    optional("adkim", policy.dkim().map(AlignmentMode::keyword).orElse(""));
    optional("aspf", policy.spf().map(AlignmentMode::keyword).orElse(""));
    element("testing", policy.isTesting() ? "y" : "n");
    end();
  }

  private void row(ReportRow row) throws XMLStreamException {
    begin("record");
    begin("row");
    element("source_ip", AddressText.of(row.source()));
    element("count", Long.toString(row.count()));
    begin("policy_evaluated");
    element("disposition", row.handling().keyword());
    element("dkim", row.isDkimAligned() ? "pass" : "fail");
    element("spf", row.isSpfAligned() ? "pass" : "fail");
    for (ReportRow.PolicyOverride override : row.overrides()) {
      begin("reason");
      element("type", override.type());
      optional("comment", override.comment());
      end();
    }
    end();
    end();
    begin("identifiers");
    element("header_from", row.headerFrom());
    if (row.envelopeFrom().isPresent()) {
      element("envelope_from", row.envelopeFrom().get());
    }
    optional("envelope_to", row.envelopeTo());
    end();
    begin("auth_results");
    for (ReportRow.ReportedDkim dkim : row.dkim()) {
      begin("dkim");
      element("domain", dkim.domain());
      element("selector", dkim.selector());
      element("result", dkim.result());
      optional("human_result", dkim.comment());
      end();
    }
    for (ReportRow.ReportedSpf spf : row.spf()) {
      begin("spf");
      element("domain", spf.domain());
      optional("scope", spf.scope());
      element("result", spf.result());
      optional("human_result", spf.comment());
      end();
    }
    end();
    end();
  }

  private void begin(String name) throws XMLStreamException {
    xml.writeCharacters("\n");
    xml.writeStartElement(name);
  }

  private void end() throws XMLStreamException {
    xml.writeEndElement();
  }

  private void optional(String name, String text) throws XMLStreamException {
    if (!text.isEmpty()) {
      element(name, text);
    }
  }

  private void element(String name, String text) throws XMLStreamException {
    begin(name);
    xml.writeCharacters(ReportText.clean(text, MOST_TEXT));
    end();
  }
}
