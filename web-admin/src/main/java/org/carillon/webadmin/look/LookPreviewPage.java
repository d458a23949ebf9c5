package org.carillon.webadmin.look;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.OptionalLong;
import org.carillon.account.Domain;
import org.carillon.account.Domains;
import org.carillon.contract.answer.Answer;
import org.carillon.look.Look;
import org.carillon.look.Looks;
import org.carillon.look.Skin;
import org.carillon.web.look.LookServlet;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.SecurityHeaders;
import org.carillon.web.request.Visitor;

/** A page of the webmail as a look would make it, with nobody's mail, for a frame of ours. */
@Named("lookPreview")
@RequestScoped
public class LookPreviewPage {
  /** By it the start of the server says where the webmail is. */
  private static final String WEBMAIL = "carillon.context.webmail";

  private static final int LONGEST_NAME = 60;

  @Inject private Looks looks;
  @Inject private Domains domains;
  @Inject private Visitor visitor;
  @Inject private RequestParameters parameters;

  private Look look;

  /** Makes the look that is asked for; a domain that the caller does not know is as none. */
  public void load() {
    look = look();
    Redirect.response().setHeader("Content-Security-Policy", SecurityHeaders.framed());
  }

  /** The look that is asked for. */
  Look look() {
    OptionalLong domain =
        parameters.some("domain").isPresent()
                && domains.find(visitor.caller(), parameters.text("domain"))
                    instanceof Answer.Done<Domain>(Domain found)
            ? OptionalLong.of(found.id())
            : OptionalLong.empty();
    var wished = WishedLook.of(parameters);
    return looks.with(
        domain,
        wished.palette(),
        wished.name().substring(0, Math.min(wished.name().length(), LONGEST_NAME)),
        wished.skin());
  }

  /** What the pages are called. */
  public String getName() {
    return look.name();
  }

  /** The skin. */
  public Skin getSkin() {
    return look.skin();
  }

  /** The logo's address; empty for the house's mark. */
  public String getLogo() {
    return look.logo().map(digest -> LookServlet.logo("", digest).substring(1)).orElse("");
  }

  /** The arrangement whose rules stand in a file; empty for the house's own. */
  public String getLayout() {
    return look.skin().layout() == Skin.Layout.HOUSE ? "" : look.skin().layout().word();
  }

  /** The address of the style sheet. */
  public String getSheet() {
    return "look-preview.css?"
        + (parameters.text("domain").isEmpty()
            ? ""
            : "domain=" + Redirect.encoded(parameters.text("domain")) + "&")
        + WishedLook.of(parameters).query();
  }

  /** Where the webmail's own style sheets are. */
  public String getWebmail() {
    String context = System.getProperty(WEBMAIL, "/");
    return context.endsWith("/") ? context : context + "/";
  }

  /** Light or dark. */
  public String getTheme() {
    return parameters.text("theme").equals("dark") ? "dark" : "light";
  }

  /** Whether the sign-in page is shown, and not the inbox. */
  public boolean isOfSignIn() {
    return parameters.text("page").equals("sign-in");
  }
}
