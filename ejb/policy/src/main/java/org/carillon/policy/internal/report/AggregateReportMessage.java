package org.carillon.policy.internal.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.carillon.format.mime.header.MailDate;
import org.carillon.format.mime.write.Body;
import org.carillon.format.mime.write.Body.Transfer;
import org.carillon.format.mime.write.HeaderWriter;
import org.carillon.format.mime.write.MessageWriter;
import org.carillon.mailauth.dmarc.report.AggregateReport;
import org.carillon.policy.internal.report.post.ReportDelivery;

/**
 * The message that carries a report (RFC 9990 §3.5.2).
 *
 * @param submitter the reporting domain
 * @param from the address of the sender
 * @param file the compressed report
 * @param now the time of sending
 */
record AggregateReportMessage(
    AggregateReport report, String submitter, String from, byte[] file, Instant now)
    implements ReportDelivery.ReportMessage {

  static AggregateReportMessage of(
      AggregateReport report, String submitter, String from, Instant now) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(report.toXml());
    }
    return new AggregateReportMessage(report, submitter, from, out.toByteArray(), now);
  }

  @Override
  public long octets() {
    return file.length;
  }

  @Override
  public byte[] to(String address) throws IOException {
    HeaderWriter header = new HeaderWriter(false);
    header.address("From", "", from);
    header.address("To", "", address);
    header.text("Subject", report.subject(submitter));
    header.field("Date", MailDate.format(now.atOffset(ZoneOffset.UTC)));
    header.field("Message-ID", "<" + report.metadata().id() + ">");
    header.field("Auto-Submitted", "auto-generated");
    var out = new ByteArrayOutputStream();
    new MessageWriter(out, false)
        .write(
            header,
            new Body.Multipart(
                "multipart/mixed",
                Map.of(),
                "=_dmarc_report",
                "",
                List.of(
                    new Body.Text("plain", text(), true),
                    new Body.Octets(
                        "application/gzip",
                        Map.of(),
                        "attachment",
                        Map.of("filename", report.fileName(submitter)),
                        Transfer.BASE64,
                        sink -> sink.write(file)))));
    return out.toByteArray();
  }

  private String text() {
    return """
        This is a DMARC aggregate report (RFC 9990) of mail in the name of %s
        that came to %s from %s to %s.
        It is sent because the domain's DMARC record asks for it (rua).
        """
        .formatted(
            report.policy().domain(),
            submitter,
            report.metadata().begin(),
            report.metadata().end());
  }
}
