package org.carillon.hook;

import java.util.List;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/**
 * Messages to web hooks. They follow Standard Webhooks (standardwebhooks.com): {@code webhook-id},
 * {@code webhook-timestamp}, {@code webhook-signature}. A hook is named by its {@link WebHook#key()
 * key}, or by its name alone: that means the server's if the caller sees several, else the
 * domain's.
 */
public interface WebHooks {
  /** The number of a hook's messages that are listed. */
  int MOST_SHOWN = 100;

  /** Lists a hook's latest messages, newest first: at most {@value #MOST_SHOWN}. */
  Answer<List<HookDelivery>> deliveries(Caller caller, String name);

  /** Posts a message again under the same id, whether or not it was accepted before. */
  Answer<HookDelivery> redeliver(Caller caller, String name, String message);
}
