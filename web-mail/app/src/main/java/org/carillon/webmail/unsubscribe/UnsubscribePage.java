package org.carillon.webmail.unsubscribe;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.format.mime.header.DecodedText;
import org.carillon.format.mime.header.Header;
import org.carillon.format.mime.structure.MessageEnvelope;
import org.carillon.format.mime.structure.Outline;
import org.carillon.policy.unsubscribe.ListUnsubscription;
import org.carillon.policy.unsubscribe.Unsubscriptions;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.Texts;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;
import org.carillon.webmail.read.People;
import org.carillon.webmail.read.Stored;

/** Unsubscribes from the list that a message came by. */
@Named("unsubscribe")
@RequestScoped
public class UnsubscribePage {
  @Inject private Stored stored;
  @Inject private Unsubscriptions unsubscriptions;
  @Inject private Visitor visitor;
  @Inject private RequestParameters parameters;
  @Inject private Answers answers;
  @Inject private Notices notices;
  @Inject private Texts texts;

  private String subject = "";
  private String from = "";
  private Optional<ListUnsubscription> leaving = Optional.empty();

  public void load() {
    if (!with(
        header -> {
          leaving = Optional.of(unsubscriptions.read(header, from));
          return true;
        })) {
      Redirect.astray(HttpServletResponse.SC_NOT_FOUND);
    }
  }

  private boolean with(Function<Header, Boolean> then) {
    long uid = parameters.number("m").orElse(0);
    try (Stored.Message message = stored.find(visitor.caller(), getFolder(), uid).orElse(null)) {
      if (message == null) {
        return false;
      }
      MessageEnvelope envelope = Outline.decode(message.data().outline()).envelope();
      subject = envelope.subject().map(DecodedText::of).orElse("").strip();
      List<People.Person> authors = People.authors(envelope.from());
      from = authors.isEmpty() ? "" : authors.getFirst().address();
      Header header = message.deliveredHeader();
      return then.apply(header);
    } catch (IOException away) {
      throw new UncheckedIOException(away);
    }
  }

  /** Unsubscribes from the list. */
  public void leave() {
    boolean there =
        with(
            header -> {
              take(unsubscriptions.leave(visitor.caller(), header, from));
              return true;
            });
    if (there) {
      load();
    } else {
      Redirect.astray(HttpServletResponse.SC_NOT_FOUND);
    }
  }

  private void take(Answer<Void> answer) {
    switch (answer) {
      case Answer.Done<Void> _ -> back(Notice.of("such.left"));
      case Answer.Failed<Void>(Failure.Invalid invalid) ->
          answers.wrong(null, texts.of("such.not-left", invalid.message()));
      case Answer.Failed<Void>(Failure failure) -> answers.show(null, failure);
    }
  }

  private void back(Notice notice) {
    notices.show(notice);
    Redirect.to("/mail?f=" + Redirect.encoded(getFolder()) + "&m=" + getUid());
  }

  public String getFolder() {
    return parameters.text("f");
  }

  public String getUid() {
    return parameters.text("m");
  }

  public String getSubject() {
    return subject;
  }

  /** Its author's address; empty for none. */
  public String getFrom() {
    return from;
  }

  /** Returns whether the message has some way to unsubscribe. */
  public boolean isLeavable() {
    return leaving.filter(ListUnsubscription::isPossible).isPresent();
  }

  /** Returns whether one press unsubscribes. */
  public boolean isByPress() {
    return leaving.filter(ListUnsubscription::byPress).isPresent();
  }

  /** The page for unsubscribing; empty for none. */
  public String getPage() {
    return leaving.flatMap(ListUnsubscription::page).map(URI::toString).orElse("");
  }

  /** The host of that page. */
  public String getHost() {
    return leaving.flatMap(ListUnsubscription::page).map(URI::getHost).orElse("");
  }

  /** The {@code mailto:} link for unsubscribing; empty for none. */
  public String getMailto() {
    return leaving.flatMap(ListUnsubscription::mailto).map(URI::toString).orElse("");
  }
}
