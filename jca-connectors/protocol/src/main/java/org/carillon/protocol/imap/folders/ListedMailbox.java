package org.carillon.protocol.imap.folders;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.carillon.contract.mailbox.folders.MailboxEntry;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.contract.mailbox.folders.SpecialUse;
import org.carillon.protocol.imap.folders.ListRequest.Return;
import org.carillon.protocol.imap.folders.ListRequest.Selection;
import org.carillon.protocol.imap.syntax.Output;

/**
 * A line of the answer to LIST.
 *
 * @param entry the mailbox, or the level of names
 * @param subscribedBelow whether a subscribed name below it does not match the pattern
 * @param usedBelow whether a name with a special use below it does not match the pattern
 */
record ListedMailbox(
    MailboxEntry entry, boolean subscribedBelow, boolean usedBelow, ListRequest request) {

  /** Returns the lines for a request. */
  static List<ListedMailbox> among(List<MailboxEntry> entries, ListRequest request) {
    Map<String, ListedMailbox> listed = new LinkedHashMap<>();
    for (MailboxEntry entry : entries) {
      if (isSelected(entry, request) && request.matches(entry.name().path())) {
        listed.put(entry.name().path(), new ListedMailbox(entry, false, false, request));
      }
    }
    if (request.selects(Selection.RECURSIVEMATCH)) {
      Map<String, MailboxEntry> byPath =
          entries.stream().collect(Collectors.toMap(entry -> entry.name().path(), entry -> entry));
      for (MailboxEntry entry : entries) {
        if (isSelected(entry, request) && !request.matches(entry.name().path())) {
          tellParents(entry, byPath, request, listed);
        }
      }
    }
    return List.copyOf(listed.values());
  }

  private static boolean isSelected(MailboxEntry entry, ListRequest request) {
    if (request.selects(Selection.SUBSCRIBED) && !entry.subscribed()) {
      return false;
    }
    if (request.selects(Selection.SPECIAL_USE) && entry.uses().isEmpty()) {
      return false;
    }
    // A name that is only subscribed is listed only if subscriptions are requested.
    return entry.selectable() || entry.hasChildren() || request.selects(Selection.SUBSCRIBED);
  }

  /** Marks each matching name above a selected one (RFC 5258 §3.5). */
  private static void tellParents(
      MailboxEntry below,
      Map<String, MailboxEntry> byPath,
      ListRequest request,
      Map<String, ListedMailbox> listed) {
    String path = below.name().path();
    for (int slash = path.indexOf(MailboxName.DELIMITER);
        slash > 0;
        slash = path.indexOf(MailboxName.DELIMITER, slash + 1)) {
      String above = path.substring(0, slash);
      if (request.matches(above)) {
        MailboxEntry entry = byPath.getOrDefault(above, missing(above));
        listed.put(
            above,
            new ListedMailbox(
                entry,
                request.selects(Selection.SUBSCRIBED),
                request.selects(Selection.SPECIAL_USE),
                request));
      }
    }
  }

  /** Returns a level of names that exists only because of a subscription below it. */
  private static MailboxEntry missing(String path) {
    return new MailboxEntry(
        0, new MailboxName(path), "", false, false, Set.of(), MailboxRights.NONE);
  }

  MailboxName name() {
    return entry.name();
  }

  boolean selectable() {
    return entry.selectable();
  }

  /** Writes the LIST response, and whether there are mailboxes below (RFC 3348). */
  void write(Output out) throws IOException {
    out.text("* LIST (").text(entry.hasChildren() ? "\\HasChildren" : "\\HasNoChildren");
    if (!entry.selectable()) {
      // A level with mailboxes below it exists; a name that is only subscribed does not.
      out.text(entry.hasChildren() ? " \\Noselect" : " \\NonExistent");
    }
    if (entry.subscribed()
        && (request.tells(Return.SUBSCRIBED) || request.selects(Selection.SUBSCRIBED))) {
      out.text(" \\Subscribed");
    }
    if (!entry.uses().isEmpty()) {
      for (SpecialUse use : SpecialUse.values()) {
        if (entry.uses().contains(use)) {
          out.octet(' ').text(use.attribute());
        }
      }
    }
    out.text(") \"/\" ").mailbox(entry.name().path());
    if (subscribedBelow || usedBelow) {
      out.text(" (\"CHILDINFO\" (");
      if (subscribedBelow) {
        out.text("\"SUBSCRIBED\"");
      }
      if (usedBelow) {
        out.text(subscribedBelow ? " \"SPECIAL-USE\"" : "\"SPECIAL-USE\"");
      }
      out.text("))");
    }
    out.crlf();
  }
}
