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
 * Web hooks: of the server for who administers it, of a domain and its accounts for who administers
 * that, and of an account for its owner. Messages are as Standard Webhooks has them
 * (standardwebhooks.com): {@code webhook-id}, {@code webhook-timestamp}, {@code webhook-signature}.
 */
public interface WebHooks {
  /** How many messages of one are kept to be looked at. */
  int MOST_SHOWN = 100;

  /**
   * A hook with its secret, where one was just made.
   *
   * @param secret {@code whsec_} and base64; empty where it stayed
   */
  record Issued(WebHook hook, Optional<String> secret) {}

  /** Those that the caller may see, by name; of one domain alone if one is named. */
  Answer<Page<WebHook>> list(Caller caller, Optional<String> domain, PageRequest request);

  /**
   * One of them.
   *
   * @param name its {@link WebHook#key() key}, or its name alone: that means the server's where the
   *     caller sees several, else the domain's
   */
  Answer<WebHook> find(Caller caller, String name);

  /** Adds one; who administers nothing adds those of the own account. */
  Answer<Issued> create(Caller caller, WebHook wanted);

  /**
   * Changes one.
   *
   * @param renews whether it gets another secret
   */
  Answer<Issued> change(
      Caller caller,
      String name,
      UnaryOperator<WebHook> change,
      boolean renews,
      OptionalLong version);

  /** Deletes one, with the messages that wait. */
  Answer<WebHook> delete(Caller caller, String name, OptionalLong version);

  /** Posts a message of the type {@code test} and tells what came of it. */
  Answer<TestOutcome> test(Caller caller, String name);

  /** The latest messages of one, the newest first: at most {@value #MOST_SHOWN}. */
  Answer<List<HookDelivery>> deliveries(Caller caller, String name);

  /** Posts one once more, under the same id, whatever came of it before. */
  Answer<HookDelivery> redeliver(Caller caller, String name, String message);
}
