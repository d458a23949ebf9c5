package org.carillon.webmail.sender;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.sender.SenderChoice;
import org.carillon.policy.sender.AccountSender;
import org.carillon.policy.sender.AccountSenders;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.Texts;
import org.carillon.web.field.Field;
import org.carillon.web.field.RecordForm;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;

/** The senders that the reader allows and blocks. */
@Named("senders")
@RequestScoped
public class SendersPage {
  @Inject private AccountSenders senders;
  @Inject private Visitor visitor;
  @Inject private RequestParameters parameters;
  @Inject private Answers answers;
  @Inject private Notices notices;
  @Inject private Texts texts;

  private final RecordForm<NewSender> added = new RecordForm<>(NewSender.class);
  private List<AccountSender> all = List.of();

  /** An address or a domain to be added. */
  public record NewSender(
      @Field(label = "senders.sender", help = "senders.sender.help", required = true)
          String sender) {}

  public void load() {
    answers.take(senders.list(visitor.caller(), own())).ifPresent(found -> all = found);
  }

  private String own() {
    return visitor.caller().name();
  }

  /** Allows the sender that was typed. */
  public void allow() {
    put(SenderChoice.ALLOW, "senders.allowed");
  }

  /** Blocks the sender that was typed. */
  public void block() {
    put(SenderChoice.BLOCK, "senders.blocked");
  }

  private void put(SenderChoice choice, String said) {
    added
        .read(answers, texts)
        .flatMap(
            typed ->
                answers.take(
                    "sender", senders.put(visitor.caller(), own(), typed.sender(), choice)))
        .ifPresent(sender -> back(Notice.of(said, sender.sender())));
    load();
  }

  /** Removes a sender from the list. */
  public void remove() {
    Answer<AccountSender> answer =
        senders.remove(visitor.caller(), own(), parameters.text("remove"));
    if (answer instanceof Answer.Failed<AccountSender>(Failure.NotFound _)) {
      Redirect.to("/senders");
      return;
    }
    answers.take(answer).ifPresent(sender -> back(Notice.of("senders.removed", sender.sender())));
    load();
  }

  private void back(Notice notice) {
    notices.show(notice);
    Redirect.to("/senders");
  }

  public RecordForm<NewSender> getAdded() {
    return added;
  }

  /** All of them, by name. */
  public List<AccountSender> getAll() {
    return all;
  }
}
