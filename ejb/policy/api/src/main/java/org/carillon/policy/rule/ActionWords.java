package org.carillon.policy.rule;

import java.util.List;
import org.carillon.sieve.action.Placement;
import org.carillon.sieve.action.SieveAction;

/** Describes scripts' actions for traces: the command's name and its object. */
public final class ActionWords {
  private static final int MOST = 300;

  private ActionWords() {}

  /** Describes each action, in order. */
  public static List<String> of(List<SieveAction> actions) {
    return actions.stream().map(ActionWords::of).toList();
  }

  /** Describes an action: {@code fileinto Work}. */
  public static String of(SieveAction action) {
    String words =
        switch (action) {
          case SieveAction.Keep keep -> keep.isImplicit() ? "keep (implicit)" : "keep";
          case SieveAction.FileInto file -> "fileinto " + place(file.into());
          case SieveAction.Redirect redirect -> "redirect " + redirect.address();
          case SieveAction.Discard _ -> "discard";
          case SieveAction.Refuse refuse -> "reject " + refuse.reason();
          case SieveAction.Vacation vacation -> "vacation " + vacation.to();
          case SieveAction.Notify notify -> "notify " + notify.method();
          case SieveAction.TrackDuplicate _ -> "duplicate";
          case SieveAction.Pipe pipe -> "execute " + pipe.program();
          case SieveAction.Mirror mirror -> "mirror " + mirror.address();
          case SieveAction.Tag tag -> "tag " + tag.text();
          case SieveAction.Quarantine quarantine -> "quarantine " + quarantine.reason();
          case SieveAction.Route route -> "route " + route.destination();
          case SieveAction.StoreInAccount stored ->
              "store " + stored.account() + " " + place(stored.into());
          case SieveAction.Calendar _ -> "processcalendar";
        };
    String line = words.replaceAll("\\p{Cntrl}+", " ");
    return line.length() <= MOST ? line : line.substring(0, MOST) + "…";
  }

  private static String place(Placement into) {
    return into.mailbox() + into.flags().map(flags -> " " + String.join(" ", flags)).orElse("");
  }
}
