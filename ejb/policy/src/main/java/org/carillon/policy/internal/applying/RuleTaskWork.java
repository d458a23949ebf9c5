package org.carillon.policy.internal.applying;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.content.Content;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.contract.mailbox.folders.MailboxEntry;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.SpecialUse;
import org.carillon.contract.mailbox.messages.FlagChange;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.database.SqlTransactions;
import org.carillon.policy.internal.sieve.StoredMessageRules;
import org.carillon.policy.internal.sieve.StoredMessageRules.Place;
import org.carillon.policy.internal.sieve.StoredMessageRules.Wanted;
import org.carillon.sieve.run.Program;
import org.carillon.task.TaskContext;
import org.carillon.task.TaskInterrupted;
import org.carillon.task.TaskReport;
import org.carillon.task.TaskWork;

/**
 * Runs rules on a mailbox's messages in batches. It first collects the actions for each message,
 * then carries each action out for all messages that want it. After a crash, work that was not
 * recorded is done again; only copies may then exist twice.
 */
final class RuleTaskWork implements TaskWork {
  private static final int STEP = 100;

  private final SqlTransactions transactions;
  private final MailAccess mail;
  private final StoredMessageRules rules;
  private final Behalf behalf;
  private final RuleTaskParameters parameters;
  private volatile RuleTaskProgress facts = RuleTaskProgress.NONE;

  RuleTaskWork(
      SqlTransactions transactions,
      MailAccess mail,
      StoredMessageRules rules,
      Behalf behalf,
      RuleTaskParameters parameters) {
    this.transactions = transactions;
    this.mail = mail;
    this.rules = rules;
    this.behalf = behalf;
    this.parameters = parameters;
  }

  @FunctionalInterface
  interface Behalf {
    Optional<Caller> of(long account);
  }

  private static final class RuleActions {
    private final Map<Flags, List<Long>> marks = new LinkedHashMap<>();
    private final Map<MailboxName, List<Long>> copies = new LinkedHashMap<>();
    private final Map<MailboxName, List<Long>> moves = new LinkedHashMap<>();
    private final List<Long> discarded = new ArrayList<>();
    private int faulty;

    private static <K> void put(Map<K, List<Long>> all, K key, long uid) {
      all.computeIfAbsent(key, _ -> new ArrayList<>()).add(uid);
    }

    private static long count(Map<?, List<Long>> all) {
      return all.values().stream().flatMap(List::stream).distinct().count();
    }
  }

  @Override
  public void run(TaskContext task) throws IOException, SQLException, TaskInterrupted {
    facts = RuleTaskProgress.of(task.before());
    Caller caller = caller();
    Program program = value(rules.program(caller, parameters.octets()));
    Optional<MailboxName> trash =
        value(mail.list(caller)).stream()
            .filter(one -> one.uses().contains(SpecialUse.TRASH) && !one.name().isOthers())
            .map(MailboxEntry::name)
            .findFirst();
    List<Long> uids = uids(value(mail.view(caller, parameters.mailbox())));
    long most = Math.max(facts.most(), uids.size());
    for (int from = 0; from < uids.size(); from += STEP) {
      task.goOn();
      List<Long> some = uids.subList(from, Math.min(uids.size(), from + STEP));
      RuleActions actions = asked(program, some);
      done(caller(), actions, trash);
      RuleTaskProgress now =
          new RuleTaskProgress(
              facts.done() + some.size(),
              most,
              some.getLast(),
              facts.filed() + RuleActions.count(actions.copies) + RuleActions.count(actions.moves),
              facts.marked() + RuleActions.count(actions.marks),
              facts.removed() + actions.discarded.size(),
              facts.faulty() + actions.faulty);
      transactions.<Void, TaskInterrupted>write(
          connection -> {
            task.save(connection, now.report());
            return null;
          });
      facts = now;
    }
  }

  private Caller caller() throws IOException {
    return behalf
        .of(parameters.account())
        .orElseThrow(() -> new IOException("The account no longer exists."));
  }

  private static <T> T value(Answer<T> answer) throws IOException {
    return switch (answer) {
      case Answer.Done<T>(T value) -> value;
      case Answer.Failed<T>(Failure failure) -> throw new IOException(failure.toString());
    };
  }

  private List<Long> uids(MailboxView view) {
    List<Long> uids = new ArrayList<>();
    for (int i = 0; i < view.size(); i++) {
      if (view.uid(i) > facts.last() && view.uid(i) < parameters.uidNext()) {
        uids.add(view.uid(i));
      }
    }
    return uids;
  }

  private RuleActions asked(Program program, List<Long> uids) throws IOException {
    RuleActions actions = new RuleActions();
    Caller caller = caller();
    for (long uid : uids) {
      Answer<Optional<Content>> found = mail.content(caller, parameters.mailbox(), uid);
      if (found instanceof Answer.Failed<Optional<Content>>(Failure.Damaged _)) {
        // A message that cannot be read does not stop the others.
        actions.faulty++;
        continue;
      }
      Optional<Content> opened = value(found);
      if (opened.isPresent()) {
        try (Content content = opened.get()) {
          rules
              .on(parameters.account(), program, content)
              .ifPresentOrElse(wanted -> note(actions, uid, wanted), () -> actions.faulty++);
        }
      }
    }
    return actions;
  }

  private void note(RuleActions actions, long uid, Wanted wanted) {
    if (!wanted.flags().equals(Flags.NONE)) {
      RuleActions.put(actions.marks, wanted.flags(), uid);
    }
    if (wanted.isDiscarded()) {
      actions.discarded.add(uid);
    }
    List<Place> places =
        wanted.places().stream()
            .filter(place -> !place.mailbox().equals(parameters.name()))
            .toList();
    boolean stays = wanted.isKept() || places.size() < wanted.places().size();
    for (int i = 0; i < places.size(); i++) {
      Place place = places.get(i);
      if (!place.flags().equals(Flags.NONE)) {
        RuleActions.put(actions.marks, place.flags(), uid);
      }
      boolean goes = !stays && i == places.size() - 1;
      RuleActions.put(goes ? actions.moves : actions.copies, place.mailbox(), uid);
    }
  }

  private void done(Caller caller, RuleActions actions, Optional<MailboxName> trash)
      throws IOException {
    for (Map.Entry<Flags, List<Long>> one : actions.marks.entrySet()) {
      value(
          mail.store(
              caller,
              parameters.mailbox(),
              set(one.getValue()),
              FlagChange.ADD,
              one.getKey(),
              Optional.empty()));
    }
    for (Map.Entry<MailboxName, List<Long>> one : actions.copies.entrySet()) {
      value(mail.copy(caller, parameters.mailbox(), set(one.getValue()), one.getKey()));
    }
    for (Map.Entry<MailboxName, List<Long>> one : actions.moves.entrySet()) {
      value(mail.move(caller, parameters.mailbox(), set(one.getValue()), one.getKey()));
    }
    if (!actions.discarded.isEmpty()
        && trash.filter(it -> !it.equals(parameters.name())).isPresent()) {
      value(mail.move(caller, parameters.mailbox(), set(actions.discarded), trash.get()));
    } else {
      actions.discarded.clear();
    }
  }

  private static UidSet set(List<Long> uids) {
    return UidSet.sorted(uids.stream().mapToLong(Long::longValue).toArray());
  }

  @Override
  public TaskReport report() {
    return facts.report();
  }
}
