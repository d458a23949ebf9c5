package org.carillon.web.request;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Optional;

/**
 * A cookie that scripts can't read and other sites can't send along with a form: HttpOnly,
 * SameSite=Lax, for this application only, and Secure when it was set over TLS.
 *
 * @param name the cookie's name
 */
public record SecretCookie(String name) {

  /** Its value in a request. */
  public Optional<String> read(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    return cookies == null
        ? Optional.empty()
        : Arrays.stream(cookies)
            .filter(cookie -> cookie.getName().equals(name))
            .map(Cookie::getValue)
            .filter(value -> !value.isEmpty())
            .findFirst();
  }

  /** Sets it until the browser closes. */
  public void write(HttpServletRequest request, HttpServletResponse response, String value) {
    send(request, response, value, -1);
  }

  /** Sets it for some seconds. */
  public void write(
      HttpServletRequest request, HttpServletResponse response, String value, int seconds) {
    send(request, response, value, seconds);
  }

  /** Deletes it in the browser. */
  public void clear(HttpServletRequest request, HttpServletResponse response) {
    send(request, response, "", 0);
  }

  private void send(
      HttpServletRequest request, HttpServletResponse response, String value, int seconds) {
    Cookie cookie = new Cookie(name, value);
    cookie.setHttpOnly(true);
    cookie.setSecure(WebPeer.isSecure(request));
    cookie.setPath(request.getContextPath().isEmpty() ? "/" : request.getContextPath());
    cookie.setMaxAge(seconds);
    cookie.setAttribute("SameSite", "Lax");
    response.addCookie(cookie);
  }
}
