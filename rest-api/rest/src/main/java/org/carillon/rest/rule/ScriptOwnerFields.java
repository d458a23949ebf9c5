package org.carillon.rest.rule;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.carillon.account.Accounts;
import org.carillon.account.Domains;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.script.ScriptOwner;
import org.carillon.rest.access.SignedIn;
import org.carillon.rest.kit.Fields;
import org.carillon.rest.kit.Problem;
import org.carillon.rest.kit.Refused;

/** The owner of a script in a request's body: {@code account}, {@code domain} or the server. */
@RequestScoped
public class ScriptOwnerFields {
  @Inject Accounts accounts;
  @Inject Domains domains;
  @Inject SignedIn who;

  /** Reads the fields; the answer finds the owner. */
  Answer<ScriptOwner> of(Fields fields) {
    Optional<String> account = fields.optionalText("account");
    Optional<String> domain = fields.optionalText("domain");
    fields.end();
    if (account.isPresent() && domain.isPresent()) {
      throw new Refused(
          Problem.at(422, "domain", "malformed", "Only one of account and domain can be given."));
    }
    if (account.isPresent()) {
      return accounts
          .find(who.caller(), account.get())
          .map(found -> new ScriptOwner.Account(found.id()));
    }
    if (domain.isPresent()) {
      return domains
          .find(who.caller(), domain.get())
          .map(found -> new ScriptOwner.Domain(found.id()));
    }
    return new Answer.Done<>(new ScriptOwner.Server());
  }
}
