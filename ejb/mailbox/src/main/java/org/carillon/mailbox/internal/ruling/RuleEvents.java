package org.carillon.mailbox.internal.ruling;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.Right;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.mailbox.internal.access.MailboxAuthorization;
import org.carillon.mailbox.ruling.MailboxEvent;
import org.carillon.mailbox.ruling.MailboxEvent.Cause;
import org.carillon.mailbox.ruling.MailboxRules;
import org.carillon.mailbox.sharing.ResolvedMailbox;
import org.carillon.store.opening.ReaderViews;
import org.carillon.store.rows.MailRows;
import org.carillon.store.rows.MailboxRow;
import org.carillon.store.rows.RefusedException;
import org.jboss.logging.Logger;

/**
 * Runs the rules of mailboxes for users' changes, once they are durable (RFC 6785 §2.2). Errors are
 * not reported to the user who made the change.
 */
public final class RuleEvents {
  private static final Logger LOG = Logger.getLogger(RuleEvents.class);

  private final MailboxRules rules;
  private final MailboxScripts scripts;
  private final MailboxAuthorization authorization;
  private final ReaderViews views;
  private final RuleActions tools;

  public RuleEvents(
      MailboxRules rules,
      MailboxScripts scripts,
      MailboxAuthorization authorization,
      ReaderViews views,
      RuleActions tools) {
    this.rules = rules;
    this.scripts = scripts;
    this.authorization = authorization;
    this.views = views;
    this.tools = tools;
  }

  /** Returns the server of the scripts. */
  public Optional<String> server() {
    return rules.server();
  }

  /** An operation whose failure is only logged. */
  @FunctionalInterface
  private interface Telling {
    void run() throws SQLException, RefusedException;
  }

  private static void told(Caller caller, Telling telling) {
    try {
      telling.run();
    } catch (SQLException | RefusedException | RuntimeException away) {
      LOG.warnf(away, "The rules of a mailbox were not run on changes by %s", caller.name());
    }
  }

  /**
   * Is called when new messages are in a mailbox.
   *
   * @param name the mailbox's name as the caller gave it
   */
  public void placed(Caller caller, Cause cause, MailboxName name, UidSet uids) {
    told(
        caller,
        () -> {
          ResolvedMailbox place = authorization.named(caller.account(), name, Right.INSERT);
          if (uids.isEmpty() || !scripts.areNamed(place.owner())) {
            return;
          }
          MailboxRow row = tools.transactions().read(place::row);
          Optional<MailboxEvent> event = event(caller, cause, row);
          if (event.isPresent()) {
            tell(event.get(), row, uids, Optional.empty());
          }
        });
  }

  /** Returns a mailbox before flags are changed, or empty if it has no script. */
  public Optional<MailboxView> before(Caller caller, ResolvedMailbox place, long mailbox) {
    try {
      return scripts.of(place.owner(), mailbox).isPresent()
          ? Optional.of(views.of(place, mailbox, caller.account()))
          : Optional.empty();
    } catch (SQLException | RefusedException away) {
      LOG.warnf(away, "The rules of a mailbox are not run on changes by %s", caller.name());
      return Optional.empty();
    }
  }

  /** Is called when flags of messages were changed. */
  public void flagged(
      Caller caller, ResolvedMailbox place, long mailbox, UidSet uids, MailboxView before) {
    told(
        caller,
        () -> {
          Optional<MailboxRow> row =
              tools.transactions().read(connection -> MailRows.mailbox(connection, mailbox));
          Optional<MailboxEvent> event =
              row.isPresent() && row.get().account == place.owner()
                  ? event(caller, Cause.FLAG, row.get())
                  : Optional.empty();
          if (event.isPresent()) {
            tell(event.get(), row.get(), uids, Optional.of(before));
          }
        });
  }

  private Optional<MailboxEvent> event(Caller caller, Cause cause, MailboxRow row)
      throws SQLException {
    return scripts
        .of(row.account, row.id)
        .map(
            named ->
                new MailboxEvent(
                    caller,
                    cause,
                    row.account,
                    new MailboxName(row.name),
                    named.script(),
                    named.ofServer()));
  }

  private void tell(MailboxEvent event, MailboxRow row, UidSet uids, Optional<MailboxView> before)
      throws SQLException, RefusedException {
    ResolvedMailbox own = ResolvedMailbox.own(row.account, event.mailbox());
    // The caller's own \Seen flags count, because the rules handle what the caller changed.
    MailboxView now =
        views.of(
            authorization.at(event.caller().account(), row.id, Right.READ),
            row.id,
            event.caller().account());
    List<RuleMessage> messages = new ArrayList<>();
    for (int i = 0; i < now.size(); i++) {
      long uid = now.uid(i);
      if (!uids.contains(uid)) {
        continue;
      }
      List<String> changed = before.map(view -> changed(view, now, uid)).orElse(List.of());
      if (before.isEmpty() || !changed.isEmpty()) {
        messages.add(new RuleMessage(tools, own, row.id, uid, flags(now, i), changed));
      }
    }
    if (!messages.isEmpty()) {
      rules.run(event, messages);
    }
  }

  private static List<String> changed(MailboxView before, MailboxView now, long uid) {
    int was = before.indexOf(uid);
    if (was < 0) {
      return List.of();
    }
    List<String> then = names(flags(before, was));
    List<String> after = names(flags(now, now.indexOf(uid)));
    List<String> changed = new ArrayList<>(then);
    changed.removeAll(after);
    after.stream().filter(name -> !then.contains(name)).forEach(changed::add);
    return changed;
  }

  private static List<String> names(Flags flags) {
    List<String> names = new ArrayList<>();
    flags.system().stream().sorted().map(Flag::imapName).forEach(names::add);
    names.addAll(flags.keywords());
    return names;
  }

  private static Flags flags(MailboxView view, int index) {
    long word = view.flags(index);
    Set<Flag> system = EnumSet.noneOf(Flag.class);
    for (Flag flag : Flag.values()) {
      if (flag.in(word)) {
        system.add(flag);
      }
    }
    Set<String> keywords = new LinkedHashSet<>();
    for (int k = 0; k < view.keywords().size(); k++) {
      if ((word & 1L << (Flag.FIRST_KEYWORD_BIT + k)) != 0) {
        keywords.add(view.keywords().get(k));
      }
    }
    return new Flags(system, keywords);
  }
}
