package org.carillon.rest.directory;

import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;
import org.carillon.account.Domains;
import org.carillon.rest.kit.Rendering;
import org.carillon.settings.Scope;

/** A domain's settings. */
@Path("/domains/{name}/settings")
public class DomainSettingResource extends ScopedSettings {
  @Inject Domains domains;

  @PathParam("name")
  String name;

  @Override
  Response at(Function<Scope, Response> then) {
    return Rendering.render(
        domains.find(who.caller(), name), domain -> then.apply(Scope.domain(domain.id())));
  }
}
