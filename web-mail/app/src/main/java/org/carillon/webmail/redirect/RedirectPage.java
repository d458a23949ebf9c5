package org.carillon.webmail.redirect;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.mail.internet.InternetAddress;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.transport.writing.Identity;
import org.carillon.transport.writing.Redirects;
import org.carillon.web.Answers;
import org.carillon.web.FailureSentences;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.Texts;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;
import org.carillon.webmail.mailbox.Folder;
import org.carillon.webmail.mailbox.Folders;
import org.carillon.webmail.typed.Addressees;
import org.carillon.webmail.writing.LetterKey;
import org.carillon.webmail.writing.OwnWriting;

/** Where a reader says to whom a message is sent on as it came. */
@Named("redirect")
@RequestScoped
public class RedirectPage {
  @Inject private Redirects redirects;
  @Inject private OwnWriting writing;
  @Inject private LetterKey key;
  @Inject private Folders folders;
  @Inject private Visitor visitor;
  @Inject private RequestParameters parameters;
  @Inject private Answers answers;
  @Inject private FailureSentences sentences;
  @Inject private Notices notices;
  @Inject private Texts texts;

  private Optional<Folder> folder = Optional.empty();
  private OptionalLong uid = OptionalLong.empty();
  private String to = "";

  /**
   * As whom it can be sent on.
   *
   * @param key what stands for it in the form
   * @param said how people read it
   * @param isChosen whether it is chosen
   */
  public record Sender(String key, String said, boolean isChosen) {}

  /** Reads which message it is. */
  public void load() {
    folder = folders.find(parameters.text("f"));
    uid = parameters.number("m");
    if (folder.isEmpty() || uid.isEmpty()) {
      Redirect.astray(HttpServletResponse.SC_NOT_FOUND);
    }
  }

  /** Sends it on. */
  public void send() {
    if (folder.isEmpty() || uid.isEmpty()) {
      return;
    }
    switch (Addressees.parse(to)) {
      case Addressees.Misspelt(String part) ->
          answers.wrong("to", texts.of("write.misspelt", part));
      case Addressees.Understood(List<InternetAddress> people) when people.isEmpty() ->
          answers.wrong("to", texts.of("write.nobody"));
      case Addressees.Understood(List<InternetAddress> people) ->
          send(people.stream().map(InternetAddress::getAddress).distinct().toList());
    }
  }

  private void send(List<String> recipients) {
    Identity as = writing.identity(parameters.text("from"));
    Answer<String> answer =
        redirects.redirect(
            visitor.caller(),
            folder.orElseThrow().id(),
            uid.getAsLong(),
            as.name(),
            as.address(),
            recipients,
            key.getValue());
    switch (answer) {
      case Answer.Done<String> _ -> {
        notices.show(Notice.of("redirect.sent"));
        Redirect.to(getBack());
      }
      case Answer.Failed<String>(Failure.SeveralInvalid(List<Failure.Invalid> each)) ->
          answers.wrong(
              "to",
              each.stream()
                  .map(one -> one.name() + ": " + sentences.of(one))
                  .collect(Collectors.joining(" ")));
      case Answer.Failed<String>(Failure failure) -> answers.show(null, failure);
    }
  }

  /** What was typed. */
  public String getTo() {
    return to;
  }

  /** Takes what was typed. */
  public void setTo(String typed) {
    to = typed;
  }

  /** As whom the reader may send it on: never in somebody else's name. */
  public List<Sender> getSenders() {
    String chosen = OwnWriting.key(writing.identity(parameters.text("from")));
    return writing.identities().stream()
        .filter(one -> !one.isOnBehalf())
        .map(
            one ->
                new Sender(
                    OwnWriting.key(one),
                    one.name().isBlank() ? one.address() : one.name() + " <" + one.address() + ">",
                    OwnWriting.key(one).equals(chosen)))
        .toList();
  }

  /** The message's folder as addresses name it. */
  public String getFolder() {
    return parameters.text("f");
  }

  /** The message. */
  public String getUid() {
    return uid.isPresent() ? Long.toString(uid.getAsLong()) : "";
  }

  /** Where the message is read. */
  public String getBack() {
    return "/mail?f=" + Redirect.encoded(getFolder()) + "&m=" + getUid();
  }
}
