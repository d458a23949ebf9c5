package org.carillon.archive.internal;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.Optional;
import org.carillon.archive.Backup;
import org.carillon.archive.BackupScope;
import org.carillon.archive.Restoration;
import org.carillon.archive.RestoreWish;
import org.carillon.archive.mail.MailRestoration.Removed;
import org.carillon.json.Json;

/** What backups and restorations tell of themselves, for other nodes; their state is beside it. */
final class RunJson {
  private RunJson() {}

  static JsonObject write(Backup backup) {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("name", backup.name())
            .add("scope", backup.scope().toString())
            .add("started", backup.started().toString())
            .add("accounts", backup.accounts())
            .add("ofAccounts", backup.ofAccounts())
            .add("messages", backup.messages())
            .add("octets", backup.octets())
            .add("troubles", Json.createArrayBuilder(backup.troubles()));
    backup.base().ifPresent(base -> json.add("base", base));
    backup.ended().ifPresent(ended -> json.add("ended", ended.toString()));
    return json.build();
  }

  static Backup backup(ArchiveRuns.Told told) {
    JsonObject json = told.shown();
    return new Backup(
        json.getString("name"),
        BackupScope.of(json.getString("scope")),
        Optional.ofNullable(json.getString("base", null)),
        told.state(),
        Instant.parse(json.getString("started")),
        ended(json),
        MailJson.number(json, "accounts"),
        MailJson.number(json, "ofAccounts"),
        MailJson.number(json, "messages"),
        MailJson.number(json, "octets"),
        MailJson.strings(json.getJsonArray("troubles")));
  }

  static JsonObject write(Restoration restoration) {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("id", restoration.id())
            .add("wish", write(restoration.wish()))
            .add("ready", restoration.ready())
            .add("accounts", Json.createArrayBuilder(restoration.accounts()))
            .add("ofAccounts", restoration.ofAccounts())
            .add("started", restoration.started().toString())
            .add("mailboxes", restoration.mailboxes())
            .add("leftAlone", restoration.leftAlone())
            .add("messages", restoration.messages())
            .add("removedMailboxes", restoration.removed().mailboxes())
            .add("removedMessages", restoration.removed().messages())
            .add("troubles", Json.createArrayBuilder(restoration.troubles()));
    restoration.ended().ifPresent(ended -> json.add("ended", ended.toString()));
    return json.build();
  }

  static Restoration restoration(ArchiveRuns.Told told) {
    JsonObject json = told.shown();
    return new Restoration(
        json.getString("id"),
        wish(json.getJsonObject("wish")),
        // Not told by those from before.
        json.getInt("ready", json.getJsonArray("accounts").size()),
        MailJson.strings(json.getJsonArray("accounts")),
        json.getInt("ofAccounts"),
        told.state(),
        Instant.parse(json.getString("started")),
        ended(json),
        MailJson.number(json, "mailboxes"),
        json.getInt("leftAlone", 0),
        MailJson.number(json, "messages"),
        new Removed(json.getInt("removedMailboxes", 0), json.getInt("removedMessages", 0)),
        MailJson.strings(json.getJsonArray("troubles")));
  }

  private static JsonObjectBuilder write(RestoreWish wish) {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("backup", wish.backup())
            .add("over", wish.over())
            .add("exact", wish.exact());
    wish.account().ifPresent(account -> json.add("account", account));
    wish.mailbox().ifPresent(mailbox -> json.add("mailbox", mailbox));
    wish.into().ifPresent(into -> json.add("into", into));
    wish.below().ifPresent(below -> json.add("below", below));
    return json;
  }

  private static RestoreWish wish(JsonObject json) {
    return new RestoreWish(
        json.getString("backup"),
        Optional.ofNullable(json.getString("account", null)),
        Optional.ofNullable(json.getString("mailbox", null)),
        Optional.ofNullable(json.getString("into", null)),
        Optional.ofNullable(json.getString("below", null)),
        json.getBoolean("over"),
        json.getBoolean("exact"));
  }

  private static Optional<Instant> ended(JsonObject json) {
    return Optional.ofNullable(json.getString("ended", null)).map(Instant::parse);
  }
}
