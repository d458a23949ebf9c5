package org.carillon.dav.method;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import org.carillon.dav.answer.DavError;
import org.carillon.dav.path.DavPath;
import org.carillon.dav.resource.DavCall;

/** Addresses in clients' header fields and bodies, as local paths. */
public final class Destination {
  private Destination() {}

  /**
   * Returns the path of an address.
   *
   * @param address a URI or its path
   * @return empty if it is of another host or application
   * @throws DavError if it is malformed, or names other things than it seems to
   */
  public static Optional<DavPath> path(DavCall call, String address) {
    if (address.length() > DavPath.MOST_CHARS) {
      throw malformed();
    }
    URI uri;
    try {
      uri = new URI(address.strip());
    } catch (URISyntaxException malformed) {
      throw malformed();
    }
    if (uri.getRawFragment() != null || uri.isOpaque()) {
      throw malformed();
    }
    if (uri.getRawAuthority() != null && !isHere(call, uri)) {
      return Optional.empty();
    }
    String path = uri.getRawPath() == null ? "" : uri.getRawPath();
    String context = call.request().getContextPath();
    if (!path.equals(context) && !path.startsWith(context + '/')) {
      return Optional.empty();
    }
    return Optional.of(
        DavPath.parse(path.substring(context.length())).orElseThrow(Destination::malformed));
  }

  private static DavError malformed() {
    return DavError.of(DavError.BAD_REQUEST, "An address in the request is malformed.");
  }

  /** Behind a proxy the scheme and port may differ from those that the client knows. */
  private static boolean isHere(DavCall call, URI uri) {
    String host = call.header("Host").orElse("").toLowerCase(Locale.ROOT);
    String authority = uri.getRawAuthority().toLowerCase(Locale.ROOT);
    int at = authority.lastIndexOf('@');
    String plain = at < 0 ? authority : authority.substring(at + 1);
    return host.isEmpty()
        ? call.request().getServerName().equalsIgnoreCase(uri.getHost())
        : withoutPort(plain).equals(withoutPort(host));
  }

  private static String withoutPort(String authority) {
    return authority.replaceFirst(":[0-9]{1,5}$", "");
  }
}
