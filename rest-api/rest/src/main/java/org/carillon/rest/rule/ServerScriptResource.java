package org.carillon.rest.rule;

import jakarta.ws.rs.Path;
import java.util.function.Function;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.script.ScriptOwner;
import org.carillon.rest.access.AllowedCallers;

/** The server's scripts, run before and after all others. */
@AllowedCallers(AllowedCallers.Whom.SERVER_ADMINISTRATORS)
@Path("/scripts")
public class ServerScriptResource extends OwnedScripts {
  @Override
  <T> Answer<T> at(Function<ScriptOwner, Answer<T>> then) {
    return then.apply(new ScriptOwner.Server());
  }
}
