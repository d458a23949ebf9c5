package org.carillon.webmail.discovery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.carillon.json.Json;

/**
 * The successor of autoconfig (PACC, draft-ietf-mailmaint-pacc): one file for a whole domain. The
 * domain publishes its digest in DNS, so the file must be the same at each request.
 */
@ApplicationScoped
class UserAgentConfiguration {
  private static final String HOST = "ua-auto-config.";

  @Inject private DiscoveredDomain domains;
  @Inject private OfferedOAuth oauth;

  void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String host = request.getServerName().toLowerCase(Locale.ROOT);
    Optional<String> domain =
        domains.of(host.startsWith(HOST) ? host.substring(HOST.length()) : host);
    if (domain.isEmpty()) {
      response.setStatus(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    byte[] octets = file(domain.get(), request).getBytes(StandardCharsets.UTF_8);
    response.setContentType("application/json");
    DiscoveryXml.harmless(response);
    response.setHeader("Access-Control-Allow-Origin", "*");
    response.setContentLength(octets.length);
    response.getOutputStream().write(octets);
  }

  private String file(String domain, HttpServletRequest request) {
    String web = domains.web(request);
    JsonObjectBuilder protocols = Json.createObjectBuilder();
    // The file has only host names: TLS and the default port are implied.
    domains.ways().stream()
        .filter(way -> way.isImplicit() && way.isUsualPort())
        .forEach(
            way ->
                protocols.add(
                    way.protocol().name().toLowerCase(Locale.ROOT),
                    Json.createObjectBuilder().add("host", way.host())));
    String dav = web + DavRedirectFilter.context() + "/";
    protocols.add("caldav", Json.createObjectBuilder().add("url", dav));
    protocols.add("carddav", Json.createObjectBuilder().add("url", dav));
    JsonObjectBuilder authentication = Json.createObjectBuilder().add("password", true);
    oauth
        .at(web)
        .ifPresent(
            offer ->
                authentication.add(
                    "oauth-public", Json.createObjectBuilder().add("issuer", offer.issuer())));
    return Json.createObjectBuilder()
        .add("protocols", protocols)
        .add("authentication", authentication)
        .add(
            "info",
            Json.createObjectBuilder()
                .add("provider", Json.createObjectBuilder().add("name", domain))
                .add("help", Json.createObjectBuilder().add("documentation", web + "/setup")))
        .build()
        .toString();
  }
}
