package org.carillon.web.look;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.look.Look;
import org.carillon.look.LookSettings;
import org.carillon.look.Looks;
import org.carillon.look.Skin;
import org.carillon.web.request.Visitor;
import org.carillon.web.request.WebApplication;

/**
 * The look of this page: of the reader's domain, before sign-in of the host's. An application
 * without looks has the default one, so that broken uploads can be fixed there.
 */
@Named("look")
@RequestScoped
public class ShownLook {
  @Inject private Looks looks;
  @Inject private WebApplication application;
  @Inject private Visitor visitor;
  @Inject private HttpServletRequest request;

  private Look look;

  @PostConstruct
  void find() {
    if (!application.hasLooks()) {
      look = looks.with(OptionalLong.empty(), Optional.empty(), "", Skin.HOUSE);
    } else if (visitor.isSignedIn()) {
      look = looks.of(visitor.caller());
    } else {
      look = looks.at(request.getServerName());
    }
  }

  /** The title of the pages. */
  public String getName() {
    return look.name();
  }

  /** Returns whether the pages have a title of their own. */
  public boolean isNamed() {
    return !look.name().equals(LookSettings.HOUSE_NAME);
  }

  /** The address of the logo; empty for the product's logo. */
  public String getLogo() {
    return application.hasLooks()
        ? look.logo().map(digest -> LookServlet.logo(request.getContextPath(), digest)).orElse("")
        : "";
  }

  /** The layout with a style sheet of its own; empty for the default one. */
  public String getLayout() {
    return look.skin().layout() == Skin.Layout.HOUSE ? "" : look.skin().layout().word();
  }

  /** The address of the style sheet, or empty. */
  public String getSheet() {
    return LookServlet.sheet(request.getContextPath(), look);
  }

  /** The skin with its sentences and links. */
  public Skin getSkin() {
    return look.skin();
  }
}
