package org.carillon.rest.directory;

import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;
import org.carillon.account.Accounts;
import org.carillon.rest.kit.Rendering;
import org.carillon.settings.Scope;

/** An account's settings. */
@Path("/accounts/{address}/settings")
public class AccountSettingResource extends ScopedSettings {
  @Inject Accounts accounts;

  @PathParam("address")
  String address;

  @Override
  Response at(Function<Scope, Response> then) {
    return Rendering.render(
        accounts.find(who.caller(), address),
        account -> then.apply(Scope.account(account.domain(), account.id())));
  }
}
