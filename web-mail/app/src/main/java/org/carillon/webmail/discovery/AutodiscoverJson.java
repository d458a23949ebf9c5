package org.carillon.webmail.discovery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.carillon.json.Json;

/** Autodiscover's address ([MS-OXDSCLI] §3.1.5) for {@code Protocol} and {@code Email} or path. */
@ApplicationScoped
class AutodiscoverJson {
  private static final String PROTOCOL = "AutodiscoverV1";

  @Inject private DiscoveredDomain domains;

  void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String protocol = Optional.ofNullable(request.getParameter("Protocol")).orElse("");
    if (protocol.isEmpty()) {
      say(
          response,
          400,
          error(
              "MandatoryParameterMissing",
              "A valid value must be provided for the query parameter 'Protocol'"));
    } else if (!protocol.equalsIgnoreCase(PROTOCOL)) {
      say(
          response,
          400,
          error(
              "ProtocolNotSupported",
              "The given protocol value is invalid. Supported values are '" + PROTOCOL + "'"));
    } else if (domains.of(address(request)).isEmpty()) {
      say(response, 404, error("UserNotFound", "The given user is not found"));
    } else {
      say(
          response,
          200,
          Json.createObjectBuilder()
              .add("Protocol", PROTOCOL)
              .add("Url", domains.web(request) + "/autodiscover/autodiscover.xml")
              .build());
    }
  }

  private static String address(HttpServletRequest request) {
    String email = request.getParameter("Email");
    String path = request.getServletPath();
    return email == null ? path.substring(path.lastIndexOf('/') + 1) : email;
  }

  private static JsonObject error(String code, String message) {
    return Json.createObjectBuilder().add("ErrorCode", code).add("ErrorMessage", message).build();
  }

  private static void say(HttpServletResponse response, int status, JsonObject said)
      throws IOException {
    response.setStatus(status);
    response.setContentType("application/json; charset=utf-8");
    DiscoveryXml.harmless(response);
    response.getWriter().append(said.toString());
  }
}
