package org.carillon.webmail.export;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.carillon.web.Texts;
import org.carillon.web.request.RequestParameters;

/** The page with the choices of an export, and the reason if one failed. */
@Named("export")
@RequestScoped
public class ExportPage {
  @Inject private RequestParameters parameters;
  @Inject private Texts texts;

  /** The reason why there was no export, as a sentence; empty if none was asked for. */
  public String getHint() {
    return parameters.text("hint").isEmpty() ? "" : texts.of("export.none");
  }
}
