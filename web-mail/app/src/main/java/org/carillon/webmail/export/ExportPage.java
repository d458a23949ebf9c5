package org.carillon.webmail.export;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.carillon.web.Texts;
import org.carillon.web.request.RequestParameters;

/** Says what can be exported, and why that was not done. */
@Named("export")
@RequestScoped
public class ExportPage {
  @Inject private RequestParameters parameters;
  @Inject private Texts texts;

  /** Why nothing came, as a sentence; empty when nothing was asked for. */
  public String getHint() {
    return parameters.text("hint").isEmpty() ? "" : texts.of("export.none");
  }
}
