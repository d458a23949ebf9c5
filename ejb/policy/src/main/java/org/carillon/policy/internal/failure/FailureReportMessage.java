package org.carillon.policy.internal.failure;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.carillon.format.mime.header.MailDate;
import org.carillon.format.mime.write.Body;
import org.carillon.format.mime.write.Body.Transfer;
import org.carillon.format.mime.write.HeaderWriter;
import org.carillon.format.mime.write.MessageWriter;
import org.carillon.policy.internal.report.post.ReportDelivery;
import org.carillon.policy.internal.report.post.Reporter;

/**
 * The message that reports a failure (RFC 5965 §2, RFC 6591 §3).
 *
 * @param spf the SPF record that was queried, as its field has it; empty for none
 */
record FailureReportMessage(Reporter reporter, FailureRows.Due due, String spf, Instant now)
    implements ReportDelivery.ReportMessage {

  @Override
  public String submitter() {
    return reporter.domain();
  }

  @Override
  public long octets() {
    return lines().length() + (long) message().header().length();
  }

  private FailedMessage message() {
    return due.incidents().first();
  }

  @Override
  public byte[] to(String address) throws IOException {
    HeaderWriter header = new HeaderWriter(false);
    header.address("From", "", reporter.from());
    header.address("To", "", address);
    header.text("Subject", "DMARC failure report: " + message().domain());
    header.field("Date", MailDate.format(now.atOffset(ZoneOffset.UTC)));
    header.field("Message-ID", "<failure." + due.id() + "@" + reporter.host() + ">");
    header.field("Auto-Submitted", "auto-generated");
    var out = new ByteArrayOutputStream();
    new MessageWriter(out, false)
        .write(
            header,
            new Body.Multipart(
                "multipart/report",
                Map.of("report-type", "feedback-report"),
                "=_failure_" + UUID.randomUUID(),
                "",
                List.of(
                    new Body.Text("plain", text(), true),
                    part("message/feedback-report", lines()),
                    part("text/rfc822-headers", message().header()))));
    return out.toByteArray();
  }

  private static Body part(String type, String text) {
    return new Body.Octets(
        type, Transfer.SEVEN_BIT, sink -> sink.write(text.getBytes(StandardCharsets.US_ASCII)));
  }

  private String lines() {
    return "Feedback-Type: auth-failure\r\nVersion: 1\r\nUser-Agent: Carillon\r\n"
        + message().lines()
        + spf
        + "Reporting-MTA: dns; "
        + reporter.host()
        + "\r\nIncidents: "
        + due.incidents().count()
        + "\r\n";
  }

  private String text() {
    return """
        This is a DMARC failure report (RFC 9991) of mail in the name of %s
        that came to %s since %s.
        It tells of the first of %d such messages; the next report follows not at once.
        It is sent because the domain's DMARC record asks for it (ruf).
        """
        .formatted(message().domain(), reporter.domain(), due.opened(), due.incidents().count());
  }
}
