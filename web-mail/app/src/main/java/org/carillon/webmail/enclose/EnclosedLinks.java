package org.carillon.webmail.enclose;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.carillon.web.Texts;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.SecretCookie;

/**
 * Links on their way into the letter that they were made for. Their addresses are told once, so
 * they travel in a cookie that no script reads, and no address of a page tells them.
 */
@RequestScoped
public class EnclosedLinks {
  private static final SecretCookie COOKIE = new SecretCookie("carillon-enclosed");
  private static final int SECONDS = 300;

  /** A link is an address, a name and a day; each on a line. */
  private static final int LINES = 3;

  private static final String SIGNATURE = "\n-- \n";

  @Inject private HttpServletRequest request;
  @Inject private Texts texts;

  /**
   * One of them.
   *
   * @param address where the file is
   * @param name what it is called
   * @param until its last day, for people
   */
  public record Link(String address, String name, String until) {}

  /** Hands some on to the page that shows the letter. */
  void carry(List<Link> links) {
    String text =
        links.stream()
            .map(one -> one.address() + "\n" + one.name() + "\n" + one.until())
            .collect(Collectors.joining("\n"));
    COOKIE.write(
        request,
        Redirect.response(),
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(text.getBytes(StandardCharsets.UTF_8)),
        SECONDS);
  }

  /** Those that were handed on to this page, once. */
  public List<Link> take() {
    String said = COOKIE.read(request).orElse("");
    if (said.isEmpty()) {
      return List.of();
    }
    COOKIE.clear(request, Redirect.response());
    try {
      String text = new String(Base64.getUrlDecoder().decode(said), StandardCharsets.UTF_8);
      List<String> lines = text.lines().toList();
      List<Link> links = new ArrayList<>();
      for (int at = 0; at + LINES <= lines.size(); at += LINES) {
        links.add(new Link(lines.get(at), lines.get(at + 1), lines.get(at + 2)));
      }
      return links;
    } catch (IllegalArgumentException notOurs) {
      return List.of();
    }
  }

  /** A plain letter with some, above the signature. */
  public String inText(String text, List<Link> links) {
    String lines =
        links.stream()
            .map(one -> said(one) + "\n" + one.address() + "\n")
            .collect(Collectors.joining("\n"));
    int at = text.indexOf(SIGNATURE);
    return at < 0
        ? text + (text.isEmpty() || text.endsWith("\n") ? "\n" : "\n\n") + lines
        : text.substring(0, at) + "\n\n" + lines + text.substring(at);
  }

  /** A letter in HTML with some at its end. */
  public String inHtml(String html, List<Link> links) {
    return html
        + links.stream()
            .map(
                one ->
                    "<p><a href=\""
                        + escaped(one.address())
                        + "\">"
                        + escaped(one.name())
                        + "</a> "
                        + escaped(texts.of("enclose.until", one.until()))
                        + "</p>")
            .collect(Collectors.joining());
  }

  private String said(Link link) {
    return link.name() + " " + texts.of("enclose.until", link.until());
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
