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
import org.carillon.webmail.typed.ParsedAddresses;
import org.carillon.webmail.writing.ComposeSettings;
import org.carillon.webmail.writing.SubmissionFormKey;

/** The page for resending a message unchanged to other recipients. */
@Named("redirect")
@RequestScoped
public class RedirectPage {
  @Inject private Redirects redirects;
  @Inject private ComposeSettings writing;
  @Inject private SubmissionFormKey key;
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
   * A sender address for resending.
   *
   * @param key its value in the form
   * @param said its display form
   * @param isChosen whether it is chosen
   */
  public record Sender(String key, String said, boolean isChosen) {}

  public void load() {
    folder = folders.find(parameters.text("f"));
    uid = parameters.number("m");
    if (folder.isEmpty() || uid.isEmpty()) {
      Redirect.astray(HttpServletResponse.SC_NOT_FOUND);
    }
  }

  public void send() {
    if (folder.isEmpty() || uid.isEmpty()) {
      return;
    }
    switch (ParsedAddresses.parse(to)) {
      case ParsedAddresses.Misspelt(String part) ->
          answers.wrong("to", texts.of("write.misspelt", part));
      case ParsedAddresses.Understood(List<InternetAddress> people) when people.isEmpty() ->
          answers.wrong("to", texts.of("write.nobody"));
      case ParsedAddresses.Understood(List<InternetAddress> people) ->
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

  public String getTo() {
    return to;
  }

  public void setTo(String typed) {
    to = typed;
  }

  /** The reader's own senders; resending in another user's name is not possible. */
  public List<Sender> getSenders() {
    String chosen = ComposeSettings.key(writing.identity(parameters.text("from")));
    return writing.identities().stream()
        .filter(one -> !one.isOnBehalf())
        .map(
            one ->
                new Sender(
                    ComposeSettings.key(one),
                    one.name().isBlank() ? one.address() : one.name() + " <" + one.address() + ">",
                    ComposeSettings.key(one).equals(chosen)))
        .toList();
  }

  public String getFolder() {
    return parameters.text("f");
  }

  public String getUid() {
    return uid.isPresent() ? Long.toString(uid.getAsLong()) : "";
  }

  public String getBack() {
    return "/mail?f=" + Redirect.encoded(getFolder()) + "&m=" + getUid();
  }
}
