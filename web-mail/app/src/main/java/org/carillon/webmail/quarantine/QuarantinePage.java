package org.carillon.webmail.quarantine;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.transport.quarantine.Quarantine;
import org.carillon.transport.quarantine.QuarantinedMessage;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.Texts;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;

/** The reader's messages in quarantine; header and plain text are shown, nothing is rendered. */
@Named("quarantine")
@RequestScoped
public class QuarantinePage {
  @Inject private Quarantine quarantine;
  @Inject private Visitor visitor;
  @Inject private RequestParameters parameters;
  @Inject private Answers answers;
  @Inject private Notices notices;
  @Inject private Texts texts;

  private List<QuarantinedMessage> all = List.of();
  private Optional<QuarantinedMessage> shown = Optional.empty();
  private String header = "";
  private String text = "";

  /** Reads the list, and the message that is shown. */
  public void load() {
    answers.take(quarantine.list(visitor.caller(), own())).ifPresent(found -> all = found);
    shown =
        parameters
            .some("id")
            .flatMap(id -> all.stream().filter(one -> one.id().equals(id)).findFirst());
    shown.ifPresent(this::look);
  }

  private String own() {
    return visitor.caller().name();
  }

  private void look(QuarantinedMessage message) {
    answers
        .take(quarantine.header(visitor.caller(), own(), message.id()))
        .ifPresent(found -> header = found);
    answers
        .take(quarantine.text(visitor.caller(), own(), message.id()))
        .ifPresent(found -> text = found);
  }

  /** Has a message delivered. */
  public void release() {
    done(
        quarantine.release(visitor.caller(), own(), parameters.text("release")),
        "quarantine.released");
  }

  /** Allows a message's sender, and has the message delivered if that is permitted. */
  public void allow() {
    done(quarantine.allow(visitor.caller(), own(), parameters.text("allow")), "quarantine.allowed");
  }

  /** Blocks a message's sender. */
  public void block() {
    done(quarantine.block(visitor.caller(), own(), parameters.text("block")), "quarantine.blocked");
  }

  public void delete() {
    done(
        quarantine.delete(visitor.caller(), own(), parameters.text("delete")),
        "quarantine.deleted");
  }

  private void done(Answer<QuarantinedMessage> answer, String said) {
    switch (answer) {
      case Answer.Done<QuarantinedMessage>(QuarantinedMessage message) -> {
        notices.show(Notice.of(said, message.sender()));
        Redirect.to("/quarantine");
      }
      case Answer.Failed<QuarantinedMessage>(Failure.NotFound _) ->
          answers.wrong(null, texts.of("quarantine.gone"));
      case Answer.Failed<QuarantinedMessage>(Failure.NotAllowed _) ->
          answers.wrong(null, texts.of("quarantine.certain"));
      case Answer.Failed<QuarantinedMessage>(Failure failure) -> answers.show(null, failure);
    }
  }

  /** The messages, the latest first. */
  public List<QuarantinedMessage> getAll() {
    return all;
  }

  /** The message that is shown; null for none. */
  public QuarantinedMessage getShown() {
    return shown.orElse(null);
  }

  /** Its header, as received. */
  public String getHeader() {
    return header;
  }

  public String getText() {
    return text;
  }
}
