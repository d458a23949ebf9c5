package org.carillon.dav.publish;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.content.Content;
import org.carillon.contract.identity.Sessions;
import org.carillon.dav.answer.DavError;
import org.carillon.dav.answer.DavFailures;
import org.carillon.dav.header.HttpDate;
import org.carillon.dav.path.DavPath;
import org.carillon.dav.resource.DavCall;
import org.carillon.filelink.PersonalSites;
import org.carillon.http.MediaTypes;
import org.carillon.http.access.WebSignIn;
import org.carillon.store.item.EntityTag;

/**
 * Answers requests for users' sites, {@code /~name/…}, that are not other published addresses. A
 * site is on the webmail's host but in a sandbox: it has an origin of its own, runs no script,
 * sends no form and cannot be framed.
 */
@ApplicationScoped
public class UserSites {
  /** Content Security Policy Level 3. */
  private static final String POLICY =
      "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none';"
          + " img-src 'self' data:; media-src 'self'; font-src 'self';"
          + " style-src 'self' 'unsafe-inline'; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'none'";

  private static final String HTML = "text/html";
  private static final char OWN = '~';

  @Inject WebSignIn signIn;
  @Inject Sessions sessions;
  @Inject PersonalSites sites;

  /** Returns true if a path may be of a site. */
  static boolean isOfSite(DavPath path) {
    return !path.segments().isEmpty()
        && path.segments().getFirst().length() > 1
        && path.segments().getFirst().charAt(0) == OWN;
  }

  /** Answers a request; returns true if it is for a site. */
  public boolean answer(DavCall call) throws IOException {
    if (!isOfSite(call.path())) {
      return false;
    }
    String method = call.request().getMethod();
    if (!method.equals("GET") && !method.equals("HEAD")) {
      if (call.signedIn().isEmpty()) {
        throw DavError.of(
            HttpServletResponse.SC_UNAUTHORIZED, "Sign in with Basic or Bearer authentication.");
      }
      return false;
    }
    String owner = call.path().segments().getFirst().substring(1);
    List<String> path = call.path().segments().subList(1, call.path().size());
    PersonalSites.Found found =
        DavFailures.value(sites.open(address(call, owner), path, call.path().slash()));
    switch (found) {
      case PersonalSites.Found.Folder() -> {
        // Relative (RFC 9110 §10.2.2): sites are reached below the root and below DAV's own place.
        String raw = call.request().getRequestURI();
        call.response().setHeader("Location", "." + raw.substring(raw.lastIndexOf('/')) + "/");
        call.response().setStatus(HttpServletResponse.SC_MOVED_PERMANENTLY);
      }
      case PersonalSites.Found.Page page -> {
        try (page) {
          send(call, page, method.equals("HEAD"));
        }
      }
    }
    return true;
  }

  private String address(DavCall call, String owner) {
    return owner.indexOf('@') >= 0
        ? owner
        : owner + "@" + sessions.domain(signIn.peer(call.request())).orElse("");
  }

  private static void send(DavCall call, PersonalSites.Found.Page page, boolean isHead)
      throws IOException {
    HttpServletResponse response = call.response();
    response.setHeader("Content-Security-Policy", POLICY);
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("Cache-Control", "public, no-cache");
    Content content = page.file().content();
    String type = MediaTypes.of(page.name());
    boolean isBannered =
        !page.banner().isEmpty()
            && type.startsWith(HTML)
            && content.size() <= SiteBanner.MOST_OCTETS;
    EntityTag tag = page.file().entry().tag();
    if (isBannered) {
      // The page changes with the banner, whose time of change is not known.
      tag = new EntityTag(tag.value() + "-" + Integer.toHexString(page.banner().hashCode()));
    }
    Optional<Instant> saved =
        isBannered ? Optional.empty() : Optional.of(page.file().entry().saved());
    response.setHeader("ETag", tag.toString());
    saved.ifPresent(at -> response.setHeader("Last-Modified", HttpDate.of(at)));
    if (PublishedResources.isUnchanged(call, tag, saved)) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    response.setContentType(type);
    if (isBannered) {
      ByteArrayOutputStream octets = new ByteArrayOutputStream((int) content.size());
      content.copyTo(octets, 0, content.size());
      byte[] bannered = SiteBanner.in(octets.toByteArray(), page.banner());
      response.setContentLength(bannered.length);
      if (!isHead) {
        response.getOutputStream().write(bannered);
      }
      return;
    }
    response.setContentLengthLong(content.size());
    if (!isHead) {
      content.copyTo(response.getOutputStream(), 0, content.size());
    }
  }
}
