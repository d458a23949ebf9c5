package org.carillon.mailbox.internal.sweeping;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.messages.FlagChange;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.json.Json;
import org.carillon.mailbox.sweep.BulkAction;

/**
 * A request for a sweep, without the messages, which have a row of their own.
 *
 * @param account the account that the task belongs to
 * @param mailbox the messages' mailbox
 * @param name the mailbox's name at the time of the request
 * @param isLast true if it undoes another sweep; then it can't be undone itself
 */
record BulkChangeRequest(
    long account, long mailbox, MailboxName name, BulkAction action, boolean isLast) {

  JsonObject json() {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("account", account)
            .add("mailbox", mailbox)
            .add("name", name.path())
            .add("last", isLast);
    switch (action) {
      case BulkAction.Move(MailboxName to) -> json.add("to", to.path());
      case BulkAction.Expunge() -> json.add("expunge", true);
      case BulkAction.Flag(FlagChange change, Flags flags) -> {
        json.add("change", change.name());
        json.add(
            "flags", Json.createArrayBuilder(flags.system().stream().map(Enum::name).toList()));
        json.add("keywords", Json.createArrayBuilder(flags.keywords()));
      }
    }
    return json.build();
  }

  static Optional<BulkChangeRequest> of(JsonObject json) {
    try {
      return Optional.of(
          new BulkChangeRequest(
              json.getJsonNumber("account").longValueExact(),
              json.getJsonNumber("mailbox").longValueExact(),
              new MailboxName(json.getString("name")),
              action(json),
              json.getBoolean("last")));
    } catch (NullPointerException | ClassCastException | IllegalArgumentException another) {
      // The request was written by another version.
      return Optional.empty();
    }
  }

  private static BulkAction action(JsonObject json) {
    if (json.containsKey("to")) {
      return new BulkAction.Move(new MailboxName(json.getString("to")));
    }
    if (json.containsKey("expunge")) {
      return new BulkAction.Expunge();
    }
    Set<Flag> system = EnumSet.noneOf(Flag.class);
    json.getJsonArray("flags").getValuesAs(JsonString::getString).stream()
        .map(Flag::valueOf)
        .forEach(system::add);
    Set<String> keywords =
        new LinkedHashSet<>(json.getJsonArray("keywords").getValuesAs(JsonString::getString));
    return new BulkAction.Flag(
        FlagChange.valueOf(json.getString("change")), new Flags(system, keywords));
  }
}
