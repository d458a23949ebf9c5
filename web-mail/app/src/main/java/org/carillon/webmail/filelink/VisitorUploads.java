package org.carillon.webmail.filelink;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.SecretCookie;

/**
 * The files that a visitor sent through a link since the browser was opened. They are in a cookie:
 * the server stores nothing of visits, and a visitor who forges the cookie deceives nobody but
 * himself.
 */
@RequestScoped
class VisitorUploads {
  private static final SecretCookie COOKIE = new SecretCookie("carillon-given");

  /** The most octets of names in a cookie. */
  private static final int MOST_OCTETS = 2_000;

  /** The length of the secret's prefix that tells which link the names are for. */
  private static final int MARK = 8;

  @Inject private HttpServletRequest request;

  private List<String> names;

  /** Returns the names, in the order in which they were sent. */
  List<String> names(String secret) {
    if (names == null) {
      names = read(mark(secret));
    }
    return List.copyOf(names);
  }

  private List<String> read(String mark) {
    String said = COOKIE.read(request).orElse("");
    if (said.startsWith(mark)) {
      try {
        byte[] octets = Base64.getUrlDecoder().decode(said.substring(mark.length()));
        String text = new String(octets, StandardCharsets.UTF_8);
        return new ArrayList<>(text.lines().toList());
      } catch (IllegalArgumentException notOurs) {
        return new ArrayList<>();
      }
    }
    return new ArrayList<>();
  }

  private static String mark(String secret) {
    return secret.substring(0, Math.min(MARK, secret.length())) + ".";
  }

  /** Adds a name; the earliest are dropped if there is no room for all. */
  void add(String secret, String name) {
    names(secret);
    names.add(name);
    while (names.size() > 1 && octets().length > MOST_OCTETS) {
      names.removeFirst();
    }
    COOKIE.write(
        request,
        Redirect.response(),
        mark(secret) + Base64.getUrlEncoder().withoutPadding().encodeToString(octets()));
  }

  private byte[] octets() {
    return String.join("\n", names).getBytes(StandardCharsets.UTF_8);
  }
}
