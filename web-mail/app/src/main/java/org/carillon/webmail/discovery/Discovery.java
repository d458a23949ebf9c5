package org.carillon.webmail.discovery;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/**
 * Tells mail clients that know only an address how to reach this server, without a sign-in:
 * autoconfig (Thunderbird and most others), its successor and Autodiscover (Outlook). The answer
 * does not reveal whether the account exists. Other mail servers learn how to deliver mail here.
 * Runs only if the webmail has the root context.
 *
 * <p>The addresses of Autodiscover are matched regardless of case.
 */
public class Discovery extends HttpFilter {
  private static final long serialVersionUID = 1L;

  private static final String AUTOCONFIG = "/mail/config-v1.1.xml";
  private static final String WELL_KNOWN = "/.well-known/autoconfig" + AUTOCONFIG;
  private static final String AUTODISCOVER = "/autodiscover/autodiscover.xml";
  private static final String AGENTS = "/.well-known/user-agent-configuration.json";
  private static final String POLICY = "/.well-known/mta-sts.txt";
  private static final String JSON = "/autodiscover/autodiscover.json";

  @Inject private transient Autoconfig autoconfig;
  @Inject private transient Autodiscover autodiscover;
  @Inject private transient AutodiscoverJson json;
  @Inject private transient UserAgentConfiguration agents;
  @Inject private transient TransportPolicyAnswer policy;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String path = request.getRequestURI();
    String small = path.toLowerCase(Locale.ROOT);
    if (!request.getContextPath().isEmpty()) {
      chain.doFilter(request, response);
    } else if (path.equals(AUTOCONFIG) || path.equals(WELL_KNOWN)) {
      answer(request, response, List.of("GET", "HEAD"), autoconfig::answer);
    } else if (path.equals(AGENTS)) {
      answer(request, response, List.of("GET", "HEAD"), agents::answer);
    } else if (path.equals(POLICY)) {
      answer(request, response, List.of("GET", "HEAD"), policy::answer);
    } else if (small.equals(AUTODISCOVER)) {
      answer(request, response, List.of("GET", "HEAD", "POST"), autodiscover::answer);
    } else if (small.equals(JSON) || small.startsWith(JSON + "/")) {
      answer(request, response, List.of("GET"), json::answer);
    } else {
      chain.doFilter(request, response);
    }
  }

  @FunctionalInterface
  private interface Teller {
    void tell(HttpServletRequest request, HttpServletResponse response) throws IOException;
  }

  private static void answer(
      HttpServletRequest request, HttpServletResponse response, List<String> methods, Teller teller)
      throws IOException {
    if (methods.contains(request.getMethod())) {
      teller.tell(request, response);
    } else {
      response.setHeader("Allow", String.join(", ", methods));
      response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
    }
  }
}
