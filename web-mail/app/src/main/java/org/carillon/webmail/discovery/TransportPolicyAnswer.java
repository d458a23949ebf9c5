package org.carillon.webmail.discovery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.carillon.zone.TransportPolicies;
import org.carillon.zone.TransportPolicy;

/** A domain's policy (MTA-STS, RFC 8461 §3.3), which servers fetch from a host named after it. */
@ApplicationScoped
class TransportPolicyAnswer {
  private static final String HOST = "mta-sts.";

  @Inject private TransportPolicies policies;

  void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Optional<String> text =
        domain(request.getServerName()).flatMap(policies::of).map(TransportPolicy::text);
    if (text.isEmpty()) {
      response.setStatus(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    byte[] octets = text.get().getBytes(StandardCharsets.US_ASCII);
    response.setContentType("text/plain");
    DiscoveryXml.harmless(response);
    response.setContentLength(octets.length);
    response.getOutputStream().write(octets);
  }

  /** Returns the domain of a policy host; empty if the host serves no policy. */
  static Optional<String> domain(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    return name.startsWith(HOST) ? Optional.of(name.substring(HOST.length())) : Optional.empty();
  }
}
