package org.carillon.hook;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.directory.trial.TestOutcome;
import org.carillon.contract.identity.Caller;

/**
 * Web hooks: the server's for server administrators, a domain's and its accounts' for the domain's
 * administrators, and an account's for its owner. Messages follow Standard Webhooks
 * (standardwebhooks.com): {@code webhook-id}, {@code webhook-timestamp}, {@code webhook-signature}.
 */
public interface WebHooks {
  /** The number of a hook's messages that are listed. */
  int MOST_SHOWN = 100;

  /**
   * A hook, and its secret if that was just created.
   *
   * @param secret {@code whsec_} and base64; empty if it did not change
   */
  record Issued(WebHook hook, Optional<String> secret) {}

  /** Lists the hooks that the caller may see, by name; of one domain only if it is given. */
  Answer<Page<WebHook>> list(Caller caller, Optional<String> domain, PageRequest request);

  /**
   * Finds a hook.
   *
   * @param name its {@link WebHook#key() key}, or its name alone: that means the server's if the
   *     caller sees several, else the domain's
   */
  Answer<WebHook> find(Caller caller, String name);

  /** Adds a hook; a caller who is no administrator adds it for the caller's own account. */
  Answer<Issued> create(Caller caller, WebHook wanted);

  /**
   * Changes a hook.
   *
   * @param renews whether it gets a new secret
   */
  Answer<Issued> change(
      Caller caller,
      String name,
      UnaryOperator<WebHook> change,
      boolean renews,
      OptionalLong version);

  /** Deletes a hook, with its waiting messages. */
  Answer<WebHook> delete(Caller caller, String name, OptionalLong version);

  /** Posts a message of the type {@code test} and returns the outcome. */
  Answer<TestOutcome> test(Caller caller, String name);

  /** Lists a hook's latest messages, newest first: at most {@value #MOST_SHOWN}. */
  Answer<List<HookDelivery>> deliveries(Caller caller, String name);

  /** Posts a message again under the same id, whether or not it was accepted before. */
  Answer<HookDelivery> redeliver(Caller caller, String name, String message);
}
