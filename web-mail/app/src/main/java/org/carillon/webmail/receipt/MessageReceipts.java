package org.carillon.webmail.receipt;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.content.Content;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.contract.mailbox.folders.SpecialUse;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.contract.mailbox.messages.MessageData;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.contract.mailbox.search.FoundPage;
import org.carillon.contract.mailbox.search.ListOrder;
import org.carillon.contract.mailbox.search.PageStart;
import org.carillon.contract.mailbox.search.Query;
import org.carillon.format.mime.body.PartContent;
import org.carillon.format.mime.report.MessageReport;
import org.carillon.format.mime.report.MessageReport.Reported;
import org.carillon.format.mime.structure.Outline;
import org.carillon.format.mime.structure.Part;
import org.carillon.mailbox.conversation.PlacedMessage;
import org.carillon.transport.writing.ReceiptRequest;
import org.carillon.transport.writing.Receipts;
import org.carillon.web.request.Visitor;
import org.carillon.webmail.mailbox.Folder;
import org.carillon.webmail.mailbox.Folders;
import org.jboss.logging.Logger;

/** A message's request for a receipt, and the delivery states of a message that the reader sent. */
@RequestScoped
public class MessageReceipts {
  private static final Logger LOG = Logger.getLogger(MessageReceipts.class);

  /** The most reports that are read for a message. */
  private static final int MOST_REPORTS = 50;

  /** The tolerance between the clocks that date the sent copy and the reports. */
  private static final Duration CLOCKS = Duration.ofMinutes(10);

  @Inject private Receipts receipts;
  @Inject private MailAccess mail;
  @Inject private Folders folders;
  @Inject private Visitor visitor;

  /** The message's request for a receipt; none for the reader's own messages and for junk. */
  public ReceiptRequest request(Folder folder, long uid) {
    boolean isRead = folder.isJunk() || folder.isTrash() || folder.isOutgoing();
    return !isRead
            && receipts.opened(visitor.caller(), folder.id(), uid)
                instanceof Answer.Done<ReceiptRequest>(ReceiptRequest request)
        ? request
        : ReceiptRequest.NONE;
  }

  /** The delivery states of a message in the sent folder, one for each recipient. */
  public List<SentState> states(Folder folder, MessageData message, String messageId) {
    if (!folder.is(SpecialUse.SENT) || messageId.isEmpty()) {
      return List.of();
    }
    Map<String, SentState> found = new LinkedHashMap<>();
    for (PlacedMessage one : answers(message, messageId)) {
      Optional<MessageData> data = data(one);
      Optional<Part> report = data.flatMap(MessageReceipts::report);
      if (report.isPresent()) {
        add(found, one, data.get(), report.get(), messageId);
      }
    }
    return List.copyOf(found.values());
  }

  /** The replies to a message in the inbox, by reference: reports have other subjects. */
  private List<PlacedMessage> answers(MessageData message, String messageId) {
    Optional<Folder> inbox = folders.inbox();
    if (inbox.isEmpty()
        || !(mail.view(visitor.caller(), inbox.get().id())
            instanceof Answer.Done<MailboxView>(MailboxView view))) {
      return List.of();
    }
    Query answering =
        new Query.And(
            List.of(
                new Query.ArrivedSince(message.internalDate().toInstant().minus(CLOCKS)),
                new Query.Or(
                    List.of(
                        new Query.HeaderField("In-Reply-To", messageId),
                        new Query.HeaderField("References", messageId)))));
    return mail.page(
                visitor.caller(), view, answering, ListOrder.NEWEST, PageStart.FIRST, MOST_REPORTS)
            instanceof Answer.Done<FoundPage>(FoundPage page)
        ? Arrays.stream(page.messages())
            .mapToObj(index -> new PlacedMessage(inbox.get().id(), view.uid(index)))
            .toList()
            .reversed()
        : List.of();
  }

  private Optional<MessageData> data(PlacedMessage one) {
    return mail.messages(visitor.caller(), one.mailbox(), UidSet.of(one.uid()))
            instanceof Answer.Done<List<MessageData>>(List<MessageData> found)
        ? found.stream().findFirst()
        : Optional.empty();
  }

  /** The machine-readable part of a report. */
  private static Optional<Part> report(MessageData data) {
    Part body = Outline.decode(data.outline()).body();
    return body.is("multipart", "report")
        ? body.parts().stream().filter(MessageReceipts::isForMachines).findFirst()
        : Optional.empty();
  }

  private static boolean isForMachines(Part part) {
    return part.is("message", "delivery-status")
        || part.is("message", "global-delivery-status")
        || part.is("message", "disposition-notification")
        || part.is("message", "global-disposition-notification");
  }

  private void add(
      Map<String, SentState> found,
      PlacedMessage at,
      MessageData data,
      Part part,
      String messageId) {
    boolean isRead = part.subtype().toLowerCase(Locale.ROOT).contains("disposition");
    if (!(mail.content(visitor.caller(), at.mailbox(), at.uid())
            instanceof Answer.Done<Optional<Content>>(Optional<Content> opened))
        || opened.isEmpty()) {
      return;
    }
    try (Content content = opened.get()) {
      String text =
          new PartContent(content::read, data.prefix(), part).text(MessageReport.MOST_CHARS);
      MessageReport report =
          isRead ? MessageReport.disposition(text) : MessageReport.delivery(text);
      if (isAbout(report, isRead, messageId)) {
        for (Reported one : report.recipients()) {
          SentState state = SentState.of(one, data.internalDate().toInstant());
          found.merge(one.address().toLowerCase(Locale.ROOT), state, MessageReceipts::later);
        }
      }
    } catch (IOException damaged) {
      LOG.debugf(damaged, "A report can't be read");
    }
  }

  /** Returns whether the report names the message by its id. A delivery report may omit the id. */
  static boolean isAbout(MessageReport report, boolean isRead, String messageId) {
    String id = report.envelopeId();
    return isRead
        ? report.messageId().equals(messageId)
        : id.isEmpty() || messageId.equals("<" + id + ">");
  }

  /** A delivery report that arrives later does not replace the state "read". */
  private static SentState later(SentState before, SentState now) {
    return before.words().equals("sent.read") ? before : now;
  }
}
