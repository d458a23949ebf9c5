package org.carillon.store.internal.verifying;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;
import java.util.Optional;
import org.carillon.json.Json;
import org.carillon.store.IndexCheck;
import org.carillon.store.Verification;
import org.carillon.store.Verification.State;
import org.carillon.task.Task;
import org.carillon.task.TaskReport;

/**
 * The progress of a verification, as its task reports it.
 *
 * @param phase {@link State#CONTENTS} or {@link State#ROWS}
 */
record VerificationProgress(
    State phase,
    long contents,
    long ofContents,
    long octets,
    long outlines,
    long mailboxes,
    long accounts,
    IndexCheck.Repaired index,
    List<String> strays) {

  static final VerificationProgress NOTHING =
      new VerificationProgress(
          State.CONTENTS, 0, 0, 0, 0, 0, 0, new IndexCheck.Repaired(0, 0), List.of());

  VerificationProgress ofContents(long known) {
    return new VerificationProgress(
        phase, contents, known, octets, outlines, mailboxes, accounts, index, strays);
  }

  /** Returns the progress after more blobs were read and outlines repaired. */
  VerificationProgress read(long more, long moreOctets, long repaired) {
    return new VerificationProgress(
        State.CONTENTS,
        contents + more,
        ofContents,
        octets + moreOctets,
        outlines + repaired,
        mailboxes,
        accounts,
        index,
        strays);
  }

  /** Returns the progress after counters of mailboxes and accounts were repaired. */
  VerificationProgress counted(long ofMailboxes, long ofAccounts) {
    return new VerificationProgress(
        State.ROWS,
        contents,
        ofContents,
        octets,
        outlines,
        mailboxes + ofMailboxes,
        accounts + ofAccounts,
        index,
        strays);
  }

  VerificationProgress corrected(IndexCheck.Repaired found) {
    return new VerificationProgress(
        phase, contents, ofContents, octets, outlines, mailboxes, accounts, found, strays);
  }

  VerificationProgress strays(List<String> found) {
    return new VerificationProgress(
        phase, contents, ofContents, octets, outlines, mailboxes, accounts, index, found);
  }

  TaskReport report() {
    JsonObject facts =
        Json.createObjectBuilder()
            .add("contents", contents)
            .add("ofContents", ofContents)
            .add("octets", octets)
            .add("outlines", outlines)
            .add("mailboxes", mailboxes)
            .add("accounts", accounts)
            .add("indexLacking", index.lacking())
            .add("indexGhosts", index.ghosts())
            .add("strays", Json.createArrayBuilder(strays))
            .build();
    return new TaskReport(contents, ofContents, phase.name(), facts);
  }

  private static VerificationProgress of(TaskReport report) {
    JsonObject facts = report.facts();
    return facts.isEmpty()
        ? NOTHING
        : new VerificationProgress(
            report.step().equals(State.ROWS.name()) ? State.ROWS : State.CONTENTS,
            number(facts, "contents"),
            number(facts, "ofContents"),
            number(facts, "octets"),
            number(facts, "outlines"),
            number(facts, "mailboxes"),
            number(facts, "accounts"),
            new IndexCheck.Repaired(number(facts, "indexLacking"), number(facts, "indexGhosts")),
            facts.getJsonArray("strays").getValuesAs(JsonString::getString));
  }

  private static long number(JsonObject facts, String name) {
    return facts.getJsonNumber(name).longValue();
  }

  /** Returns the verification that runs or ran last, if any, with the known damage. */
  static Verification shown(Optional<Task> last, List<Verification.Damage> damages) {
    VerificationProgress progress =
        last.map(Task::report).map(VerificationProgress::of).orElse(NOTHING);
    return new Verification(
        last.map(task -> state(task, progress)).orElse(State.NONE),
        last.map(Task::node).orElse(""),
        last.flatMap(Task::begun),
        last.flatMap(Task::ended),
        progress.contents,
        progress.ofContents,
        progress.octets,
        progress.outlines,
        progress.mailboxes,
        progress.accounts,
        progress.index,
        progress.strays,
        damages);
  }

  private static State state(Task task, VerificationProgress progress) {
    return switch (task.state()) {
      case WAITING, RUNNING -> progress.phase;
      case DONE -> State.DONE;
      case FAILED, STOPPED, INTERRUPTED -> State.BROKEN_OFF;
    };
  }
}
