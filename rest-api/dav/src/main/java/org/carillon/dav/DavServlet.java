package org.carillon.dav;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.zip.ZipException;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.net.WebOrigin;
import org.carillon.database.DatabaseUnavailable;
import org.carillon.dav.answer.DavError;
import org.carillon.dav.method.DavPreconditions;
import org.carillon.dav.path.DavPath;
import org.carillon.dav.publish.PublishedResources;
import org.carillon.dav.publish.UserSites;
import org.carillon.dav.resource.DavCall;
import org.carillon.dav.resource.DavPorts;
import org.carillon.dav.resource.DavResource;
import org.carillon.dav.resource.Features;
import org.carillon.dav.resource.Method;
import org.carillon.dav.xml.XmlElement;
import org.carillon.dav.xml.XmlOutput;
import org.carillon.http.Exchange;
import org.carillon.http.access.WebSignIn;
import org.jboss.logging.Logger;

/** Answers DAV requests: authenticates, then passes them to the method for their resource. */
@WebServlet("/*")
public class DavServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = Logger.getLogger(DavServlet.class);
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "PROPFIND", "REPORT");
  private static final String ALLOW =
      "OPTIONS, GET, HEAD, PUT, POST, DELETE, PROPFIND, PROPPATCH, MKCOL, MKCALENDAR, COPY, MOVE,"
          + " LOCK, UNLOCK, REPORT, ACL";

  @Inject private transient WebSignIn signIn;
  @Inject private transient DavPorts ports;
  @Inject private transient Features features;
  @Inject private transient PublishedResources published;
  @Inject private transient UserSites sites;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    plain(response);
    try {
      answer(request, response);
    } catch (DavError error) {
      refuse(request, response, error);
    } catch (ZipException | EOFException malformed) {
      refuse(
          request, response, DavError.of(DavError.BAD_REQUEST, "The body is not valid gzip data."));
    } catch (RuntimeException | Error surprise) {
      if (DatabaseUnavailable.isBehind(surprise)) {
        refuse(
            request,
            response,
            DavError.of(DavError.UNAVAILABLE, "The database cannot be reached. Try again later."));
        return;
      }
      // An Error too: a stack that overflows is this request's, and the next one can be answered.
      String number = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
      LOG.errorf(surprise, "DAV request failed, number %s", number);
      refuse(
          request,
          response,
          DavError.of(
              HttpServletResponse.SC_INTERNAL_SERVER_ERROR,
              "An internal error occurred. The server log has the details under the number "
                  + number
                  + "."));
    }
  }

  /** Sets the headers of every response; no browser may show a stored file as this host's page. */
  private void plain(HttpServletResponse response) {
    response.setHeader("DAV", features.classes());
    response.setHeader("MS-Author-Via", "DAV");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader(
        "Content-Security-Policy", "default-src 'none'; sandbox; frame-ancestors 'none'");
    response.setHeader("Cache-Control", "private, no-cache");
  }

  private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String name = request.getMethod();
    if (name.equals("OPTIONS") && request.getHeader("Authorization") == null) {
      // Clients look what this is before they ask anybody for a password.
      response.setHeader("Allow", ALLOW);
      response.setContentLength(0);
      return;
    }
    boolean isForeign =
        WebOrigin.isForeign(
            request.getHeader("Sec-Fetch-Site"),
            request.getHeader("Origin"),
            request.getHeader("Host"));
    if (isForeign && !SAFE.contains(name)) {
      throw DavError.of(DavError.FORBIDDEN, "Cross-site requests cannot change anything here.");
    }
    Optional<DavPath> parsed = path(request);
    Optional<Caller> caller = caller(request, parsed);
    DavPath path =
        parsed.orElseThrow(() -> DavError.of(DavError.BAD_REQUEST, "The address is malformed."));
    DavCall call = new DavCall(request, response, caller, path, ports, features);
    if (published.answer(call) || sites.answer(call)) {
      return;
    }
    if (!features.hasMethod(name)) {
      throw DavError.of(HttpServletResponse.SC_NOT_IMPLEMENTED, "This method is not supported.");
    }
    Optional<DavResource> resource = features.find(call, path);
    DavPreconditions.require(call);
    Optional<Method> method = features.method(call, name, resource);
    if (method.isEmpty()) {
      if (resource.isEmpty()) {
        throw DavError.of(DavError.NOT_FOUND, "There is no resource at this URL.");
      }
      response.setHeader("Allow", String.join(", ", features.allowed(call, resource)));
      throw DavError.of(
          DavError.METHOD_NOT_ALLOWED, "This method is not allowed for this resource.");
    }
    method.get().answer(call, resource);
  }

  private static Optional<DavPath> path(HttpServletRequest request) {
    String raw = request.getRequestURI();
    return DavPath.parse(raw.substring(request.getContextPath().length()));
  }

  /** Returns empty if the client sent no credentials and the address may be public. */
  private Optional<Caller> caller(HttpServletRequest request, Optional<DavPath> path) {
    if (request.getHeader("Authorization") == null
        && path.filter(PublishedResources::mayBeForAnybody).isPresent()) {
      return Optional.empty();
    }
    return switch (signIn.of(request)) {
      case WebSignIn.In(Caller admitted) -> Optional.of(admitted);
      case WebSignIn.Out(int status, String why) -> throw DavError.of(status, why);
    };
  }

  private static void refuse(
      HttpServletRequest request, HttpServletResponse response, DavError error) throws IOException {
    if (response.isCommitted()) {
      // Half an answer must not be taken for a whole one.
      throw new IOException("The response was cut off: " + error.getMessage());
    }
    Exchange exchange = Exchange.current();
    boolean isSending = exchange.isSending();
    response.resetBuffer();
    response.setStatus(error.status());
    if (error.status() == HttpServletResponse.SC_UNAUTHORIZED) {
      response.addHeader("WWW-Authenticate", "Basic realm=\"Carillon\", charset=\"UTF-8\"");
      response.addHeader("WWW-Authenticate", "Bearer realm=\"Carillon\"");
    }
    if (error.status() == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
      response.setHeader("Retry-After", "5");
    }
    Optional<XmlElement> element = error.element();
    byte[] octets =
        element
            .map(XmlOutput::octets)
            .orElseGet(() -> (error.getMessage() + "\n").getBytes(StandardCharsets.UTF_8));
    response.setContentType(
        element.isPresent() ? "application/xml; charset=utf-8" : "text/plain; charset=utf-8");
    response.setContentLength(octets.length);
    if (!request.getMethod().equals("HEAD")) {
      response.getOutputStream().write(octets);
    }
    if (isSending) {
      response.flushBuffer();
      exchange.dropRest();
    }
  }
}
