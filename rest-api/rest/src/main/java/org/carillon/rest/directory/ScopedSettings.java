package org.carillon.rest.directory;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;
import org.carillon.rest.access.SignedIn;
import org.carillon.rest.kit.Conditional;
import org.carillon.rest.kit.Fields;
import org.carillon.settings.Scope;

/** The settings of a domain or account. Public, since JAX-RS needs that for inherited methods. */
public abstract class ScopedSettings {
  @Inject SettingsView sheets;
  @Inject SignedIn who;
  @Context HttpHeaders headers;

  /** Answers by {@code then} for the scope if the caller may see its domain or account. */
  abstract Response at(Function<Scope, Response> then);

  @GET
  public Response show() {
    return at(sheets::show);
  }

  @Conditional
  @PATCH
  public Response change(Fields fields) {
    return at(scope -> sheets.change(scope, fields, headers));
  }
}
