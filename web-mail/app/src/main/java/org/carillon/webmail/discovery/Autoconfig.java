package org.carillon.webmail.discovery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/**
 * The file that mail clients read to set an account up (draft-ietf-mailmaint-autoconfig, {@code
 * config-v1.1.xml}): mail, calendars, contacts. Passwords are sent through TLS only.
 */
@ApplicationScoped
class Autoconfig {
  private static final String HOST = "autoconfig.";

  /** The placeholder for which a client substitutes the typed address. */
  private static final String ADDRESS = "%EMAILADDRESS%";

  @Inject private DiscoveredDomain domains;
  @Inject private OfferedOAuth oauth;

  void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Optional<String> domain = domains.of(asked(request));
    if (domain.isEmpty()) {
      response.setStatus(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    DiscoveryXml.send(response, file(domain.get(), request));
  }

  /** The typed address, or the domain of the requested host. */
  private static String asked(HttpServletRequest request) {
    String address = request.getParameter("emailaddress");
    if (address != null) {
      return address;
    }
    String host = request.getServerName().toLowerCase(Locale.ROOT);
    return host.startsWith(HOST) ? host.substring(HOST.length()) : host;
  }

  private String file(String domain, HttpServletRequest request) {
    DiscoveryXml xml = new DiscoveryXml();
    xml.begin("clientConfig", "version", "1.1").begin("emailProvider", "id", domain);
    xml.put("domain", domain).put("displayName", domain).put("displayShortName", domain);
    String web = domains.web(request);
    Optional<OfferedOAuth.Offer> offered = oauth.at(web);
    domains.ways().forEach(way -> server(xml, way, offered.isPresent()));
    xml.begin("documentation", "url", web + "/setup").end();
    xml.end();
    dav(xml, "addressBook", "carddav", web);
    dav(xml, "calendar", "caldav", web);
    xml.begin("webMail").begin("loginPage", "url", web + "/").end().end();
    offered.ifPresent(
        offer ->
            xml.begin("oAuth2")
                .put("issuer", offer.issuer())
                .put("scope", "mail dav offline_access")
                .put("authURL", offer.authorization())
                .put("tokenURL", offer.token())
                .end());
    return xml.end().text();
  }

  /** Writes a server, with the password first: clients without OAuth here would stop there. */
  private static void server(DiscoveryXml xml, DiscoveredDomain.Way way, boolean withOAuth) {
    boolean isOutgoing = way.protocol() == DiscoveredDomain.Protocol.SMTP;
    xml.begin(
            isOutgoing ? "outgoingServer" : "incomingServer",
            "type",
            way.protocol().name().toLowerCase(Locale.ROOT))
        .put("hostname", way.host())
        .put("port", Integer.toString(way.port()))
        .put("socketType", way.isImplicit() ? "SSL" : "STARTTLS")
        .put("username", ADDRESS)
        .put("authentication", "password-cleartext");
    if (withOAuth) {
      xml.put("authentication", "OAuth2");
    }
    xml.end();
  }

  private static void dav(DiscoveryXml xml, String element, String type, String web) {
    xml.begin(element, "type", type)
        .put("username", ADDRESS)
        .put("authentication", "http-basic")
        .put("serverURL", web + DavRedirectFilter.context() + "/")
        .end();
  }
}
