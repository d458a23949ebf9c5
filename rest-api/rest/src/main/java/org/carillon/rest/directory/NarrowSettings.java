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

/** The settings of one domain or account. Public, since JAX-RS finds inherited methods only so. */
public abstract class NarrowSettings {
  @Inject SettingSheets sheets;
  @Inject SignedIn who;
  @Context HttpHeaders headers;

  /** Answers with what is done at the scope, if the caller may see whose it is. */
  abstract Response at(Function<Scope, Response> then);

  /** Shows them. */
  @GET
  public Response show() {
    return at(sheets::show);
  }

  /** Changes some. */
  @Conditional
  @PATCH
  public Response change(Fields fields) {
    return at(scope -> sheets.change(scope, fields, headers));
  }
}
