package org.carillon.webmail.write;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.content.Spool;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.messages.Draft;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.contract.mailbox.messages.MessageData;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.format.mime.header.DecodedText;
import org.carillon.format.mime.structure.Outline;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.ShortenedText;
import org.carillon.web.Texts;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.Visitor;
import org.carillon.webmail.mailbox.Folder;
import org.carillon.webmail.mailbox.Folders;

/** Templates: messages in a folder of their own, which other programs see and delete, too. */
@Named("templates")
@RequestScoped
public class Templates {
  private static final MailboxName NAME = new MailboxName("Templates");
  private static final int MOST_OFFERED = 20;

  @Inject private MailAccess mail;
  @Inject private Visitor visitor;
  @Inject private Folders folders;
  @Inject private WritePage write;
  @Inject private Composer composer;
  @Inject private Answers answers;
  @Inject private Notices notices;
  @Inject private Texts texts;

  private List<Offered> all;

  /**
   * A template.
   *
   * @param subject its subject; empty without
   * @param address the address that begins a message with it
   */
  public record Offered(String subject, String address) {}

  /** Saves the form as a template. It is not sent, and its draft is deleted. */
  public void save() {
    write
        .getTyped()
        .read(answers, texts)
        .map(composer::leniently)
        .filter(this::isLight)
        .filter(composition -> isThere())
        .ifPresent(this::keep);
  }

  private boolean isLight(Composition composition) {
    return !composer.isTooHeavy(composition)
        || answers.wrong(null, texts.of("template.too-heavy")).isPresent();
  }

  private boolean isThere() {
    return folder().isPresent()
        || answers.take(mail.create(visitor.caller(), NAME, Set.of())).isPresent()
            && answers.done(mail.subscribe(visitor.caller(), NAME, true));
  }

  private void keep(Composition composition) {
    try (Spool spool = mail.spool(visitor.caller(), 0)) {
      composition.writeTo(spool, true);
      var kept = new Draft(spool, Flags.of(Flag.DRAFT, Flag.SEEN), OffsetDateTime.now());
      if (answers.take(mail.append(visitor.caller(), NAME, List.of(kept))).isPresent()) {
        notices.show(Notice.of("template.saved"));
        Redirect.to("/write");
      }
    } catch (IOException full) {
      answers.wrong(null, texts.of("later"));
    }
  }

  private Optional<Folder> folder() {
    return folders.getOwn().stream().filter(folder -> folder.name().equals(NAME)).findFirst();
  }

  /** The latest templates. */
  public List<Offered> getAll() {
    if (all == null) {
      all = last();
    }
    return all;
  }

  private List<Offered> last() {
    Optional<Folder> folder = folder();
    return folder.isPresent()
            && mail.view(visitor.caller(), folder.get().id())
                instanceof Answer.Done<MailboxView>(MailboxView view)
            && view.size() > 0
        ? offered(folder.get(), view)
        : List.of();
  }

  private List<Offered> offered(Folder folder, MailboxView view) {
    long[] last =
        LongStream.range(Math.max(0, view.size() - MOST_OFFERED), view.size())
            .map(index -> view.uid((int) index))
            .toArray();
    return mail.messages(visitor.caller(), folder.id(), UidSet.sorted(last))
            instanceof Answer.Done<List<MessageData>>(List<MessageData> found)
        ? found.reversed().stream().map(data -> offered(folder, data)).toList()
        : List.of();
  }

  private static Offered offered(Folder folder, MessageData data) {
    String subject =
        Outline.decode(data.outline()).envelope().subject().map(DecodedText::of).orElse("");
    return new Offered(
        ShortenedText.of(subject.strip()),
        "write?as=new&f=" + Redirect.encoded(folder.key()) + "&m=" + data.uid());
  }
}
