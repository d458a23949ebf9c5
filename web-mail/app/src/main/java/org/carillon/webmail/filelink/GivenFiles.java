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
 * What a stranger sent by an address since the browser was opened. It is in a cookie of the
 * browser's own: nothing is kept of visits here, and who writes another one tells nobody but
 * himself.
 */
@RequestScoped
class GivenFiles {
  private static final SecretCookie COOKIE = new SecretCookie("carillon-given");

  /** What a cookie has room for, in octets of names. */
  private static final int MOST_OCTETS = 2_000;

  /** So much of the secret says of which address the names are. */
  private static final int MARK = 8;

  @Inject private HttpServletRequest request;

  private List<String> names;

  /** Their names, the first one first. */
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

  /** Notes one; the earliest are left out where there is no room for all. */
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
