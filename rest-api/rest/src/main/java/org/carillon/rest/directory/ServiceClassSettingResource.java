package org.carillon.rest.directory;

import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;
import org.carillon.account.classes.ServiceClasses;
import org.carillon.rest.access.AllowedCallers;
import org.carillon.rest.kit.Rendering;
import org.carillon.settings.Scope;

/** The settings of a class of service. */
@AllowedCallers(AllowedCallers.Whom.ADMINISTRATORS)
@Path("/service-classes/{name}/settings")
public class ServiceClassSettingResource extends ScopedSettings {
  @Inject ServiceClasses classes;

  @PathParam("name")
  String name;

  @Override
  Response at(Function<Scope, Response> then) {
    return Rendering.render(
        classes.find(who.caller(), name),
        found ->
            then.apply(Scope.serviceClass(found.domain().orElse(Scope.NO_DOMAIN), found.id())));
  }
}
