package org.carillon.policy.internal.applying;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.json.Json;

/**
 * The parameters of a task.
 *
 * @param account the account that owns the task
 * @param mailbox the mailbox of the messages
 * @param name the mailbox's name when the task was requested
 * @param uidNext the task covers only messages with a lower uid
 * @param script the rules
 */
record RuleTaskParameters(
    long account, long mailbox, MailboxName name, long uidNext, String script) {

  byte[] octets() {
    return script.getBytes(StandardCharsets.UTF_8);
  }

  JsonObject json() {
    return Json.createObjectBuilder()
        .add("account", account)
        .add("mailbox", mailbox)
        .add("name", name.path())
        .add("uidNext", uidNext)
        .add("script", script)
        .build();
  }

  static Optional<RuleTaskParameters> of(JsonObject json) {
    try {
      return Optional.of(
          new RuleTaskParameters(
              json.getJsonNumber("account").longValueExact(),
              json.getJsonNumber("mailbox").longValueExact(),
              new MailboxName(json.getString("name")),
              json.getJsonNumber("uidNext").longValueExact(),
              json.getString("script")));
    } catch (NullPointerException | ClassCastException | IllegalArgumentException another) {
      // Written by another version.
      return Optional.empty();
    }
  }
}
