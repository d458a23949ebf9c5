package org.carillon.webmail.discovery;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;
import org.carillon.listener.setup.ProfileSignatures;
import org.carillon.transport.writing.Identities;
import org.carillon.transport.writing.Identity;
import org.carillon.web.request.Visitor;

/** Serves the profile that sets the account up on Apple's devices, signed if possible. */
@WebServlet("/apple-profile")
public class AppleProfileServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient AppleProfile profile;
  @Inject private transient DiscoveredDomain domains;
  @Inject private transient ProfileSignatures signatures;
  @Inject private transient Identities identities;
  @Inject private transient Visitor visitor;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Caller caller = visitor.caller();
    if (!caller.hasAccount() || !caller.name().contains("@")) {
      response.sendRedirect("setup");
      return;
    }
    byte[] made = profile.of(caller.name(), name(caller), request);
    byte[] sent =
        made.length > ProfileSignatures.MOST_OCTETS
            ? made
            : signatures.signed(URI.create(domains.web(request)).getHost(), made);
    response.setContentType("application/x-apple-aspen-config");
    DiscoveryXml.harmless(response);
    response.setHeader("Content-Disposition", "attachment; filename=\"account.mobileconfig\"");
    response.setContentLength(sent.length);
    response.getOutputStream().write(sent);
  }

  private String name(Caller caller) {
    return identities.list(caller) instanceof Answer.Done<List<Identity>>(List<Identity> all)
        ? all.stream().filter(Identity::isDefault).findFirst().map(Identity::name).orElse("")
        : "";
  }
}
