package org.carillon.webmail.discovery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Autodiscover for Outlook ([MS-OXDSCLI]): IMAP, POP3, SMTP; an error for ActiveSync. */
@ApplicationScoped
class Autodiscover {
  private static final String ENVELOPE =
      "http://schemas.microsoft.com/exchange/autodiscover/responseschema/2006";
  private static final String OUTLOOK =
      "http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a";
  private static final String MOBILE =
      "http://schemas.microsoft.com/exchange/autodiscover/mobilesync/responseschema/2006";

  /** Codes of [MS-OXDSCLI] §3.2.5.1 and others in common use. */
  private static final String BAD_ADDRESS = "500";

  private static final String BAD_REQUEST = "600";
  private static final String NO_PROVIDER = "601";

  @Inject private DiscoveredDomain domains;

  void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Optional<AutodiscoverRequest> asked =
        request.getMethod().equals("POST")
            ? AutodiscoverRequest.read(request.getInputStream())
            : Optional.empty();
    DiscoveryXml.send(
        response, asked.map(this::answer).orElseGet(() -> error(BAD_REQUEST, "Invalid Request")));
  }

  private String answer(AutodiscoverRequest asked) {
    boolean isOutlook = asked.schema().isEmpty() || asked.schema().equals(OUTLOOK);
    if (!isOutlook && !asked.schema().equals(MOBILE)) {
      return error(NO_PROVIDER, "Provider is not available");
    }
    if (domains.of(asked.address()).isEmpty()) {
      return error(BAD_ADDRESS, "The email address can't be found.");
    }
    return isOutlook ? settings(asked.address()) : withoutActiveSync(asked.address());
  }

  private String settings(String address) {
    DiscoveryXml xml = new DiscoveryXml();
    xml.beginIn(ENVELOPE, "Autodiscover").beginIn(OUTLOOK, "Response");
    xml.begin("User").put("DisplayName", address).end();
    xml.begin("Account").put("AccountType", "email").put("Action", "settings");
    domains.ways().forEach(way -> protocol(xml, way, address));
    return xml.end().end().end().text();
  }

  private static void protocol(DiscoveryXml xml, DiscoveredDomain.Way way, String address) {
    xml.begin("Protocol")
        .put("Type", way.protocol().name())
        .put("Server", way.host())
        .put("Port", Integer.toString(way.port()))
        .put("DomainRequired", "off")
        .put("LoginName", address)
        .put("SPA", "off")
        .put("SSL", way.isImplicit() ? "on" : "off")
        .put("Encryption", way.isImplicit() ? "SSL" : "TLS")
        .put("AuthRequired", "on");
    if (way.protocol() == DiscoveredDomain.Protocol.SMTP) {
      xml.put("UsePOPAuth", "off").put("SMTPLast", "off");
    }
    xml.end();
  }

  private static String withoutActiveSync(String address) {
    DiscoveryXml xml = new DiscoveryXml();
    xml.beginIn(ENVELOPE, "Autodiscover").beginIn(MOBILE, "Response");
    xml.put("Culture", "en:us").begin("User").put("EMailAddress", address).end();
    xml.begin("Action").begin("Error").put("Status", "2");
    xml.put("Message", "This server does not support ActiveSync. Set up the account as IMAP.");
    return xml.put("DebugData", "MailUser").end().end().end().end().text();
  }

  private static String error(String code, String message) {
    String now = LocalTime.now(ZoneOffset.UTC).format(DateTimeFormatter.ofPattern("HH:mm:ss.SSS"));
    DiscoveryXml xml = new DiscoveryXml();
    xml.beginIn(ENVELOPE, "Autodiscover").begin("Response");
    xml.begin("Error", "Time", now).put("ErrorCode", code).put("Message", message);
    return xml.put("DebugData", "").end().end().end().text();
  }
}
