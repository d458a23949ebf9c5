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

/** A sample page of the webmail with a look, without real mail, for an iframe. */
@Named("lookPreview")
@RequestScoped
public class LookPreviewPage {
  /** The property in which the server's start stores the address of the webmail. */
  private static final String WEBMAIL = "carillon.context.webmail";

  private static final int LONGEST_NAME = 60;

  @Inject private Looks looks;
  @Inject private Domains domains;
  @Inject private Visitor visitor;
  @Inject private RequestParameters parameters;

  private Look look;

  /** Makes the requested look; a domain that the caller does not know counts as none. */
  public void load() {
    look = look();
    Redirect.response().setHeader("Content-Security-Policy", SecurityHeaders.framed());
  }

  Look look() {
    OptionalLong domain =
        parameters.some("domain").isPresent()
                && domains.find(visitor.caller(), parameters.text("domain"))
                    instanceof Answer.Done<Domain>(Domain found)
            ? OptionalLong.of(found.id())
            : OptionalLong.empty();
    var input = LookInput.of(parameters);
    return looks.with(
        domain,
        input.palette(),
        input.name().substring(0, Math.min(input.name().length(), LONGEST_NAME)),
        input.skin());
  }

  /** The title of the pages. */
  public String getName() {
    return look.name();
  }

  public Skin getSkin() {
    return look.skin();
  }

  /** The logo's address; empty for the product's logo. */
  public String getLogo() {
    return look.logo().map(digest -> LookServlet.logo("", digest).substring(1)).orElse("");
  }

  /** The layout with a style sheet of its own; empty for the default one. */
  public String getLayout() {
    return look.skin().layout() == Skin.Layout.HOUSE ? "" : look.skin().layout().word();
  }

  public String getSheet() {
    return "look-preview.css?"
        + (parameters.text("domain").isEmpty()
            ? ""
            : "domain=" + Redirect.encoded(parameters.text("domain")) + "&")
        + LookInput.of(parameters).query();
  }

  /** The address of the webmail's own style sheets. */
  public String getWebmail() {
    String context = System.getProperty(WEBMAIL, "/");
    return context.endsWith("/") ? context : context + "/";
  }

  /** The theme, light or dark. */
  public String getTheme() {
    return parameters.text("theme").equals("dark") ? "dark" : "light";
  }

  /** Returns whether the sign-in page is shown, and not the inbox. */
  public boolean isOfSignIn() {
    return parameters.text("page").equals("sign-in");
  }
}
