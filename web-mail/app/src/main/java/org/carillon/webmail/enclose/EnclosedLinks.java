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

/** Links on their way into a message, in a script-proof cookie: addresses are shown once. */
@RequestScoped
public class EnclosedLinks {
  private static final SecretCookie COOKIE = new SecretCookie("carillon-enclosed");
  private static final int SECONDS = 300;

  /** The lines of a link: its address, name and day. */
  private static final int LINES = 3;

  private static final String SIGNATURE = "\n-- \n";

  @Inject private HttpServletRequest request;
  @Inject private Texts texts;

  /**
   * A link to a file.
   *
   * @param address the file's address
   * @param name the file's name
   * @param until its last day, for display
   */
  public record Link(String address, String name, String until) {}

  /** Hands links on to the page that shows the message. */
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

  /** Returns the links handed on to this page and removes them. */
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

  /** Returns a plain text message with the links, above the signature. */
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

  /** Returns an HTML message with the links at its end. */
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
