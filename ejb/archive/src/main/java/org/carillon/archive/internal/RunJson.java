package org.carillon.archive.internal;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.archive.Backup;
import org.carillon.archive.BackupScope;
import org.carillon.archive.Restoration;
import org.carillon.archive.RestoreRequest;
import org.carillon.archive.WorkState;
import org.carillon.archive.internal.format.MailJson;
import org.carillon.archive.mail.MailRestoration.Removed;
import org.carillon.json.Json;
import org.carillon.task.Task;
import org.carillon.task.TaskReport;
import org.carillon.task.TaskState;

/** The JSON of backups and restorations in their tasks' rows, cut if it is too long. */
final class RunJson {
  private RunJson() {}

  /** Returns the request for a backup as JSON. */
  static JsonObject asked(BackupScope scope, Optional<String> base, int accounts) {
    JsonObjectBuilder json =
        Json.createObjectBuilder().add("scope", scope.toString()).add("ofAccounts", accounts);
    base.ifPresent(earlier -> json.add("base", earlier));
    return json.build();
  }

  /** Returns the progress of a backup, in accounts. */
  static TaskReport report(
      int accounts, int ofAccounts, long messages, long octets, List<String> troubles) {
    return new TaskReport(
        accounts,
        ofAccounts,
        Json.createObjectBuilder()
            .add("messages", messages)
            .add("octets", octets)
            .add("troubles", Json.createArrayBuilder(troubles))
            .build());
  }

  public static Backup backup(Task task) {
    JsonObject asked = task.parameters();
    JsonObject told = task.report().facts();
    return new Backup(
        task.id(),
        BackupScope.of(asked.getString("scope")),
        base(task),
        state(task),
        task.begun().orElse(task.asked()),
        task.ended(),
        task.report().done(),
        MailJson.number(asked, "ofAccounts"),
        number(told, "messages"),
        number(told, "octets"),
        troubles("The backup " + task.id(), task));
  }

  /** Returns the backup since which this one has the changes. */
  static Optional<String> base(Task task) {
    return Optional.ofNullable(task.parameters().getString("base", null));
  }

  /** Returns the request for a restoration as JSON. */
  static JsonObject asked(RestoreRequest request, int accounts) {
    return Json.createObjectBuilder()
        .add("wish", write(request))
        .add("ofAccounts", accounts)
        .build();
  }

  /** The progress of a restoration. */
  record Restored(
      int ready,
      List<String> accounts,
      long mailboxes,
      long leftAlone,
      long messages,
      Removed removed,
      List<String> troubles) {

    TaskReport report(int ofAccounts) {
      return new TaskReport(
          ready + accounts.size(),
          2L * ofAccounts,
          Json.createObjectBuilder()
              .add("ready", ready)
              .add("accounts", Json.createArrayBuilder(accounts))
              .add("mailboxes", mailboxes)
              .add("leftAlone", leftAlone)
              .add("messages", messages)
              .add("removedMailboxes", removed.mailboxes())
              .add("removedMessages", removed.messages())
              .add("troubles", Json.createArrayBuilder(troubles))
              .build());
    }
  }

  static Restoration restoration(Task task) {
    JsonObject asked = task.parameters();
    JsonObject told = task.report().facts();
    RestoreRequest request = request(asked.getJsonObject("wish"));
    return new Restoration(
        task.id(),
        request,
        (int) number(told, "ready"),
        strings(told, "accounts"),
        asked.getInt("ofAccounts"),
        state(task),
        task.begun().orElse(task.asked()),
        task.ended(),
        number(told, "mailboxes"),
        number(told, "leftAlone"),
        number(told, "messages"),
        new Removed(number(told, "removedMailboxes"), number(told, "removedMessages")),
        troubles("The restoration from " + request.backup(), task));
  }

  private static JsonObjectBuilder write(RestoreRequest request) {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("backup", request.backup())
            .add("over", request.over())
            .add("exact", request.exact());
    request.account().ifPresent(account -> json.add("account", account));
    request.mailbox().ifPresent(mailbox -> json.add("mailbox", mailbox));
    request.into().ifPresent(into -> json.add("into", into));
    request.below().ifPresent(below -> json.add("below", below));
    return json;
  }

  private static RestoreRequest request(JsonObject json) {
    return new RestoreRequest(
        json.getString("backup"),
        Optional.ofNullable(json.getString("account", null)),
        Optional.ofNullable(json.getString("mailbox", null)),
        Optional.ofNullable(json.getString("into", null)),
        Optional.ofNullable(json.getString("below", null)),
        json.getBoolean("over"),
        json.getBoolean("exact"));
  }

  private static WorkState state(Task task) {
    return switch (task.state()) {
      case WAITING, RUNNING -> WorkState.RUNNING;
      case DONE -> WorkState.DONE;
      case FAILED, STOPPED -> WorkState.BROKEN_OFF;
      case INTERRUPTED -> WorkState.INTERRUPTED;
    };
  }

  /** Returns the troubles that a task reported, and the reason why it was broken off. */
  private static List<String> troubles(String what, Task task) {
    List<String> troubles = new ArrayList<>(strings(task.report().facts(), "troubles"));
    if (task.state() == TaskState.STOPPED) {
      troubles.add(what + " was stopped by " + task.stopper().orElse("somebody") + ".");
    } else if (task.state() == TaskState.FAILED && !task.outcome().isEmpty()) {
      troubles.add(what + " failed: " + task.outcome());
    }
    return troubles;
  }

  private static long number(JsonObject told, String name) {
    return told.containsKey(name) ? MailJson.number(told, name) : 0;
  }

  private static List<String> strings(JsonObject told, String name) {
    return told.containsKey(name) ? MailJson.strings(told.getJsonArray(name)) : List.of();
  }
}
