package org.carillon.sieve.run;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.carillon.sieve.action.Placement;
import org.carillon.sieve.action.SieveAction;
import org.carillon.sieve.syntax.SieveLimits;

/** The actions of a run so far, in order; rejects incompatible ones. */
public final class ActionList {
  private final SieveLimits limits;
  private final List<SieveAction> taken = new ArrayList<>();
  private final Set<String> redirects = new HashSet<>();
  private final List<Notification> notifications = new ArrayList<>();
  private boolean implicitKeep = true;
  private boolean keptBesides;
  private boolean vacation;

  ActionList(SieveLimits limits) {
    this.limits = limits;
  }

  /** A notification that may be cancelled, by its name in the script; or an empty one. */
  public record Notification(String id, SieveAction.Notify action) {}

  /** Adds a notification that may be cancelled. */
  public void notify(String id, SieveAction.Notify action) {
    take(action);
    notifications.add(new Notification(id, action));
  }

  /** The notifications that may be cancelled. */
  public List<Notification> notifications() {
    return List.copyOf(notifications);
  }

  public void takeBack(Notification notification) {
    notifications.remove(notification);
    taken.remove(notification.action());
  }

  /** Adds an action; an identical one is not added twice (RFC 5228 §2.10.3). */
  public void take(SieveAction action) {
    check(action);
    if (action.cancelsImplicitKeep()) {
      implicitKeep = false;
    }
    switch (action) {
      case SieveAction.Keep _ -> replace(SieveAction.Keep.class::isInstance, action);
      case SieveAction.FileInto file -> replace(other -> isInto(other, file.into()), action);
      case SieveAction.Discard _ -> replace(SieveAction.Discard.class::isInstance, action);
      case SieveAction.Redirect redirect -> redirect(redirect);
      case SieveAction.Notify notify -> notify(notify);
      case SieveAction.Refuse _,
          SieveAction.Vacation _,
          SieveAction.TrackDuplicate _,
          SieveAction.Pipe _,
          SieveAction.Mirror _,
          SieveAction.Tag _,
          SieveAction.Quarantine _,
          SieveAction.Route _,
          SieveAction.StoreInAccount _,
          SieveAction.Calendar _ ->
          add(action);
    }
  }

  private static boolean isInto(SieveAction action, Placement mailbox) {
    return action instanceof SieveAction.FileInto file && file.into().sameMailbox(mailbox);
  }

  private void replace(Predicate<SieveAction> alike, SieveAction by) {
    for (int i = 0; i < taken.size(); i++) {
      if (alike.test(taken.get(i))) {
        taken.set(i, by);
        return;
      }
    }
    add(by);
  }

  private void redirect(SieveAction.Redirect redirect) {
    if (redirects.add(redirect.address())) {
      boundRedirects();
      add(redirect);
    }
  }

  /** Recipients of notifications count towards the limit of redirects. */
  private void notify(SieveAction.Notify notify) {
    String method = notify.method().toLowerCase(Locale.ROOT);
    String people = method.split("[?]", 2)[0];
    for (String address : people.split(",")) {
      redirects.add(address);
    }
    if (method.contains("to=")) {
      redirects.add(method);
    }
    boundRedirects();
    add(notify);
  }

  private void boundRedirects() {
    if (redirects.size() > limits.redirects()) {
      throw ScriptFault.limit("redirects", limits.redirects());
    }
  }

  private void add(SieveAction action) {
    if (taken.size() >= limits.actions()) {
      throw ScriptFault.limit("actions", limits.actions());
    }
    taken.add(action);
  }

  /** Checks RFC 5429 §2.4, RFC 5230 §4.7. */
  private void check(SieveAction action) {
    boolean refused = isRefused();
    if (action instanceof SieveAction.Vacation) {
      if (vacation) {
        throw new ScriptFault("A script can reply only once: there was a vacation before");
      }
      vacation = true;
    }
    if (action instanceof SieveAction.Refuse) {
      if (refused) {
        throw new ScriptFault(
            "A message can be refused only once: there was a reject or ereject before");
      }
      if (taken.stream().anyMatch(ActionList::delivers)) {
        throw new ScriptFault("A message that was delivered, sent or answered can't be refused");
      }
    } else if (refused && delivers(action)) {
      throw new ScriptFault("A message that was refused can't be delivered, sent or answered");
    }
  }

  private static boolean delivers(SieveAction action) {
    return switch (action) {
      case SieveAction.Keep _,
          SieveAction.FileInto _,
          SieveAction.Redirect _,
          SieveAction.Vacation _,
          SieveAction.Pipe _,
          SieveAction.Quarantine _,
          SieveAction.Route _,
          SieveAction.StoreInAccount _ ->
          true;
      case SieveAction.Discard _,
          SieveAction.Refuse _,
          SieveAction.Notify _,
          SieveAction.Mirror _,
          SieveAction.Tag _,
          SieveAction.TrackDuplicate _,
          SieveAction.Calendar _ ->
          false;
    };
  }

  /** Cancels the implicit keep after another action. */
  public void cancelImplicitKeep() {
    implicitKeep = false;
  }

  /** Keeps the message after a failed delivery, unless a command keeps it anyway. */
  void keepBesides() {
    keptBesides = true;
  }

  boolean keepsImplicitly() {
    return implicitKeep || keptBesides && !keeps() && !isRefused();
  }

  private boolean isRefused() {
    return taken.stream().anyMatch(SieveAction.Refuse.class::isInstance);
  }

  /** Returns whether a command keeps it. */
  boolean keeps() {
    return taken.stream().anyMatch(SieveAction.Keep.class::isInstance);
  }

  List<SieveAction> all() {
    return List.copyOf(taken);
  }
}
