package org.carillon.protocol.smtp;

import java.time.OffsetDateTime;
import org.carillon.contract.mail.Envelope;
import org.carillon.contract.mail.IntakeSession;
import org.carillon.format.mime.header.MailDate;

/** The Received field that a server adds (RFC 5321 §4.4), with the protocol names of RFC 3848. */
final class TraceField {
  private TraceField() {}

  static String render(SmtpState state, Envelope envelope, OffsetDateTime when) {
    IntakeSession session = state.session();
    StringBuilder field = new StringBuilder("Received: from ");
    field.append(token(session.helo())).append(" ([");
    field.append(session.client().getAddress().length > 4 ? "IPv6:" : "");
    field.append(session.client().getHostAddress()).append("])\r\n");
    if (!session.tls().isEmpty()) {
      field.append("\t(").append(session.tls()).append(")\r\n");
    }
    field.append("\tby ").append(state.terms().hostName());
    field.append(" with ").append(protocol(state, envelope.from().utf8()));
    field.append(" id ").append(state.transactionId());
    if (envelope.to().size() == 1) {
      // More than one would disclose the other recipients (RFC 5321 §7.2).
      field.append("\r\n\tfor <").append(envelope.to().getFirst().address()).append('>');
    }
    return field.append(";\r\n\t").append(MailDate.format(when)).append("\r\n").toString();
  }

  /** SMTP, ESMTP, LMTP (RFC 3848) or UTF8SMTP, UTF8LMTP (RFC 6531 §4.3), with S and A. */
  private static String protocol(SmtpState state, boolean utf8) {
    if (!state.extended()) {
      return "SMTP";
    }
    String name = state.lmtp() ? "LMTP" : utf8 ? "SMTP" : "ESMTP";
    return (utf8 ? "UTF8" : "")
        + name
        + (state.wire().secure() ? "S" : "")
        + (state.caller().isPresent() ? "A" : "");
  }

  /** Replaces characters of a client's name that would break the field's grammar. */
  private static String token(String helo) {
    StringBuilder token = new StringBuilder(helo.length());
    helo.chars()
        .map(c -> c > 126 || "()<>,;\\\"".indexOf(c) >= 0 ? '?' : c)
        .forEach(c -> token.append((char) c));
    return token.toString();
  }
}
