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
 * The look that this page has: of the reader's domain, before the sign-in of the host's. An
 * application without looks has the house's, so that whatever was uploaded can be mended there.
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

  /** What the pages are called. */
  public String getName() {
    return look.name();
  }

  /** Whether they are called something of their own. */
  public boolean isNamed() {
    return !look.name().equals(LookSettings.HOUSE_NAME);
  }

  /** The address of the logo; empty for the house's mark. */
  public String getLogo() {
    return application.hasLooks()
        ? look.logo().map(digest -> LookServlet.logo(request.getContextPath(), digest)).orElse("")
        : "";
  }

  /** The arrangement whose rules stand in a file of the house; empty for the house's own. */
  public String getLayout() {
    return look.skin().layout() == Skin.Layout.HOUSE ? "" : look.skin().layout().word();
  }

  /** The address of the style sheet; empty when there is none. */
  public String getSheet() {
    return LookServlet.sheet(request.getContextPath(), look);
  }

  /** The skin, with what it says and where it leads. */
  public Skin getSkin() {
    return look.skin();
  }
}
