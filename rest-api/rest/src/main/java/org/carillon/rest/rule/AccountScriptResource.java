package org.carillon.rest.rule;

import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.function.Function;
import org.carillon.account.Accounts;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.script.ScriptOwner;

/** An account's scripts, of which one may be active. */
@Path("/accounts/{address}/scripts")
public class AccountScriptResource extends OwnedScripts {
  @Inject Accounts accounts;

  @PathParam("address")
  String address;

  @Override
  <T> Answer<T> at(Function<ScriptOwner, Answer<T>> then) {
    return accounts
        .find(who.caller(), address)
        .then(account -> then.apply(new ScriptOwner.Account(account.id())));
  }
}
