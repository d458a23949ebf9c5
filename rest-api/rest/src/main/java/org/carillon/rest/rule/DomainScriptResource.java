package org.carillon.rest.rule;

import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.function.Function;
import org.carillon.account.Domains;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.script.ScriptOwner;

/** A domain's scripts, run before and after those of its accounts. */
@Path("/domains/{name}/scripts")
public class DomainScriptResource extends OwnedScripts {
  @Inject Domains domains;

  @PathParam("name")
  String name;

  @Override
  <T> Answer<T> at(Function<ScriptOwner, Answer<T>> then) {
    return domains
        .find(who.caller(), name)
        .then(domain -> then.apply(new ScriptOwner.Domain(domain.id())));
  }
}
