package org.carillon.webmail.discovery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.carillon.webmail.discovery.DiscoveredDomain.Protocol;
import org.carillon.webmail.discovery.DiscoveredDomain.Way;

/**
 * The profile that sets an account up on iPhone, iPad and Mac: mail, calendars and contacts (Apple,
 * Configuration Profile Reference). It has no password; the device asks for it.
 */
@ApplicationScoped
class AppleProfile {
  private static final int HTTPS = 443;

  @Inject private DiscoveredDomain domains;

  /** Creates a profile; the sender's name may be empty. */
  byte[] of(String address, String name, HttpServletRequest request) {
    DiscoveryXml xml = new DiscoveryXml();
    xml.documentType(
        "plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\""
            + " \"http://www.apple.com/DTDs/PropertyList-1.0.dtd\"");
    xml.begin("plist", "version", "1.0").begin("dict");
    xml.put("key", "PayloadContent").begin("array");
    mail(xml, address, name);
    String web = domains.web(request);
    dav(xml, address, web, "caldav", "CalDAV");
    dav(xml, address, web, "carddav", "CardDAV");
    xml.end();
    payload(xml, address, "Configuration", "");
    text(xml, "PayloadOrganization", address.substring(address.lastIndexOf('@') + 1));
    return xml.end().end().text().getBytes(StandardCharsets.UTF_8);
  }

  private void mail(DiscoveryXml xml, String address, String name) {
    Optional<Way> incoming = way(Protocol.IMAP);
    Optional<Way> outgoing = way(Protocol.SMTP);
    if (incoming.isEmpty() || outgoing.isEmpty()) {
      return;
    }
    xml.begin("dict");
    payload(xml, address, "com.apple.mail.managed", "mail");
    text(xml, "EmailAccountType", "EmailTypeIMAP");
    text(xml, "EmailAccountDescription", address);
    text(xml, "EmailAddress", address);
    if (!name.isEmpty()) {
      text(xml, "EmailAccountName", name);
    }
    server(xml, "Incoming", incoming.get(), address);
    server(xml, "Outgoing", outgoing.get(), address);
    is(xml, "OutgoingPasswordSameAsIncomingPassword");
    xml.end();
  }

  private Optional<Way> way(Protocol protocol) {
    return domains.ways().stream().filter(way -> way.protocol() == protocol).findFirst();
  }

  private static void server(DiscoveryXml xml, String direction, Way way, String address) {
    text(xml, direction + "MailServerHostName", way.host());
    number(xml, direction + "MailServerPortNumber", way.port());
    // This also means STARTTLS on the ports that use it.
    is(xml, direction + "MailServerUseSSL");
    text(xml, direction + "MailServerAuthentication", "EmailAuthPassword");
    text(xml, direction + "MailServerUsername", address);
  }

  private static void dav(DiscoveryXml xml, String address, String web, String type, String word) {
    URI host = URI.create(web);
    xml.begin("dict");
    payload(xml, address, "com.apple." + type + ".account", type);
    text(xml, word + "AccountDescription", address);
    text(xml, word + "HostName", host.getHost());
    number(xml, word + "Port", host.getPort() < 0 ? HTTPS : host.getPort());
    is(xml, word + "UseSSL");
    text(xml, word + "Username", address);
    xml.end();
  }

  /** The names depend only on the account, so that a newer profile replaces the older one. */
  private static void payload(DiscoveryXml xml, String address, String type, String part) {
    String identifier = "org.carillon." + address + (part.isEmpty() ? "" : "." + part);
    text(xml, "PayloadType", type);
    number(xml, "PayloadVersion", 1);
    text(xml, "PayloadIdentifier", identifier);
    text(
        xml,
        "PayloadUUID",
        UUID.nameUUIDFromBytes(identifier.getBytes(StandardCharsets.UTF_8)).toString());
    text(xml, "PayloadDisplayName", address);
  }

  private static void text(DiscoveryXml xml, String key, String value) {
    xml.put("key", key).put("string", value);
  }

  private static void number(DiscoveryXml xml, String key, int value) {
    xml.put("key", key).put("integer", Integer.toString(value));
  }

  private static void is(DiscoveryXml xml, String key) {
    xml.put("key", key).begin("true").end();
  }
}
