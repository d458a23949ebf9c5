package org.carillon.webmail.own;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.contract.mailbox.folders.MailboxStatus;
import org.carillon.contract.mailbox.quota.Quota;
import org.carillon.web.Answers;
import org.carillon.web.request.Visitor;
import org.carillon.webmail.mailbox.Folder;
import org.carillon.webmail.mailbox.Folders;

/** The storage that the account uses, from the figures that mailboxes keep. */
@Named("storage")
@RequestScoped
public class StoragePage {
  private static final int WHOLE = 100;

  @Inject private MailAccess mail;
  @Inject private Folders folders;
  @Inject private Visitor visitor;
  @Inject private Answers answers;

  private Optional<Quota> quota = Optional.empty();
  private List<TakenRoom> rooms = List.of();

  /**
   * The storage that a folder uses.
   *
   * @param place the display names from the top level down
   * @param percent the share of all folders, rounded
   */
  public record TakenRoom(Folder folder, String place, long messages, long octets, long percent) {}

  public void load() {
    quota = answers.take(mail.quota(visitor.caller()));
    List<TakenRoom> found = new ArrayList<>();
    for (Folder folder : folders.getReadable()) {
      if (!folder.isShared()
          && mail.status(visitor.caller(), folder.name())
              instanceof Answer.Done<MailboxStatus>(MailboxStatus status)) {
        found.add(
            new TakenRoom(folder, folders.placeOf(folder), status.messages(), status.size(), 0));
      }
    }
    long all = Math.max(1, found.stream().mapToLong(TakenRoom::octets).sum());
    rooms =
        found.stream()
            .map(
                room ->
                    new TakenRoom(
                        room.folder(),
                        room.place(),
                        room.messages(),
                        room.octets(),
                        Math.round((double) room.octets() * WHOLE / all)))
            .sorted(Comparator.comparingLong(TakenRoom::octets).reversed())
            .toList();
  }

  /** The octets that the account uses; 0 if unknown. */
  public long getUsed() {
    return quota.map(known -> known.octets().used()).orElse(0L);
  }

  /** The quota in octets; 0 for no limit. */
  public long getLimit() {
    return quota.map(known -> known.octets().limit()).orElse(0L);
  }

  /** The folders, the largest first. */
  public List<TakenRoom> getRooms() {
    return rooms;
  }
}
