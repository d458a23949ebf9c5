package org.carillon.sieve;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.format.mime.header.Header;
import org.carillon.format.mime.header.HeaderField;
import org.carillon.sieve.action.MessageState;
import org.carillon.sieve.action.Placement;
import org.carillon.sieve.action.SieveAction;

/** Actions in transcripts: a line each, followed by lines of changes. */
final class ActionLines {
  private final Header original;
  private final List<String> lines = new ArrayList<>();

  private ActionLines(Header original) {
    this.original = original;
  }

  static List<String> of(List<SieveAction> actions, Header original) {
    ActionLines all = new ActionLines(original);
    actions.forEach(all::add);
    // Boundaries depend on the content between them.
    return all.lines.stream()
        .map(line -> line.replaceAll("carillon-[0-9a-f]+", "carillon-BOUNDARY"))
        .toList();
  }

  private void add(SieveAction action) {
    switch (action) {
      case SieveAction.Keep keep ->
          add((keep.isImplicit() ? "implicit keep" : "keep") + flags(keep.flags()), keep.message());
      case SieveAction.FileInto file ->
          add("fileinto " + place(file.into()) + copy(file.copy()), file.message());
      case SieveAction.Redirect redirect ->
          add(
              "redirect "
                  + redirect.address()
                  + copy(redirect.copy())
                  + redirect.how().reports().map(text -> " notify " + text).orElse("")
                  + redirect.how().returned().map(text -> " ret " + text).orElse("")
                  + redirect.how().by().map(text -> " by " + text).orElse(""),
              redirect.message());
      case SieveAction.Discard _ -> lines.add("discard");
      case SieveAction.Refuse refuse ->
          lines.add((refuse.inProtocolOnly() ? "ereject " : "reject ") + shown(refuse.reason()));
      case SieveAction.Vacation vacation ->
          lines.add(
              "vacation "
                  + vacation.to()
                  + " within "
                  + vacation.period()
                  + vacation.reply().from().map(from -> " from " + from).orElse("")
                  + " subject "
                  + shown(vacation.reply().subject())
                  + (vacation.reply().isMime() ? " mime " : " text ")
                  + shown(vacation.reply().text())
                  + vacation.reply().references().map(all -> " references " + all).orElse("")
                  + vacation.copyInto().map(place -> " fcc " + place(place)).orElse(""));
      case SieveAction.Notify notify ->
          lines.add(
              "notify "
                  + notify.method()
                  + " importance "
                  + notify.importance()
                  + notify.from().map(from -> " from " + from).orElse("")
                  + notify.text().map(text -> " text " + shown(text)).orElse("")
                  + notify.copyInto().map(place -> " fcc " + place(place)).orElse(""));
      case SieveAction.TrackDuplicate track -> lines.add("track for " + track.period());
      case SieveAction.Pipe pipe ->
          add(
              "pipe " + pipe.program() + " " + pipe.arguments() + copy(pipe.copy()),
              pipe.message());
      case SieveAction.Mirror mirror -> lines.add("mirror " + mirror.address());
      case SieveAction.Tag tag -> lines.add("tag " + shown(tag.text()));
      case SieveAction.Quarantine quarantine ->
          lines.add("quarantine " + shown(quarantine.reason()));
      case SieveAction.Route route -> add("route " + route.destination(), route.message());
      case SieveAction.StoreInAccount store ->
          add(
              "store " + store.account() + " " + place(store.into()) + copy(store.copy()),
              store.message());
      case SieveAction.Calendar calendar ->
          lines.add("calendar" + (calendar.request().updatesOnly() ? " updates" : ""));
    }
  }

  private void add(String line, MessageState message) {
    lines.add(line);
    List<String> before = fields(original);
    List<String> after = fields(message.header());
    before.stream().filter(field -> !after.contains(field)).forEach(f -> lines.add("  - " + f));
    after.stream().filter(field -> !before.contains(field)).forEach(f -> lines.add("  + " + f));
    if (before.size() == after.size() && before.containsAll(after) && !before.equals(after)) {
      lines.add("  in another order");
    }
    message
        .body()
        .ifPresent(
            body ->
                new String(body, StandardCharsets.UTF_8)
                    .lines()
                    .forEach(line2 -> lines.add("  | " + line2)));
  }

  private static List<String> fields(Header header) {
    return header.fields().stream().map(ActionLines::field).toList();
  }

  private static String field(HeaderField field) {
    return field.name() + ": " + field.value();
  }

  private static String place(Placement place) {
    Optional<String> flags = place.flags().map(all -> " flags " + String.join(" ", all));
    return shown(place.mailbox())
        + flags.orElse("")
        + (place.create() ? " create" : "")
        + place.specialUse().map(use -> " specialuse " + use).orElse("")
        + place.mailboxId().map(id -> " mailboxid " + id).orElse("");
  }

  private static String flags(List<String> flags) {
    return flags.isEmpty() ? "" : " flags " + String.join(" ", flags);
  }

  private static String copy(boolean copy) {
    return copy ? " copy" : "";
  }

  private static String shown(String text) {
    return '"' + text.replace("\r\n", "\\n") + '"';
  }
}
