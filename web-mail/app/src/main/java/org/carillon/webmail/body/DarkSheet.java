package org.carillon.webmail.body;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import org.carillon.web.PageContext;

/** The style of messages without colours of their own for a reader who wants them dark. */
@RequestScoped
public class DarkSheet {
  private static final String DARK =
      """
      :root { color-scheme: dark; } body { color: #ede8e2; background: #201e1b; } a { color: #8ab8f0; }
      blockquote { border-color: #34302c; } details > summary { color: #a8a199; }
      """;

  @Inject private PageContext ui;

  /** Returns the style that fits the reader's pages: dark, light, or as the device is. */
  public String text() {
    return switch (ui.getAppearance().theme()) {
      case DARK -> "@media screen {\n" + DARK + "}\n";
      case LIGHT -> "";
      case AUTO -> "@media screen and (prefers-color-scheme: dark) {\n" + DARK + "}\n";
    };
  }
}
