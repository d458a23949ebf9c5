package org.carillon.webmail.picture;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.format.mime.header.Header;
import org.carillon.policy.picture.PictureSender;
import org.carillon.policy.picture.PictureSenders;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;
import org.carillon.webmail.read.Stored;

/** The senders whose pictures are always shown; may add the author of {@code f}, {@code m}. */
@Named("pictures")
@RequestScoped
public class PicturesPage {
  @Inject private PictureSenders senders;
  @Inject private Stored stored;
  @Inject private Visitor visitor;
  @Inject private RequestParameters parameters;
  @Inject private Answers answers;
  @Inject private Notices notices;

  private List<PictureSender> all = List.of();
  private String author = "";

  /** Reads the list, and the message's sender. */
  public void load() {
    answers.take(senders.list(visitor.caller())).ifPresent(found -> all = found);
    if (isOfMessage()) {
      Optional<Optional<String>> found = with(senders::proven);
      if (found.isEmpty()) {
        Redirect.astray(HttpServletResponse.SC_NOT_FOUND);
        return;
      }
      author = found.get().orElse("");
    }
  }

  private <T> Optional<T> with(Function<Header, T> then) {
    long uid = parameters.number("m").orElse(0);
    try (Stored.Message message = stored.find(visitor.caller(), getFolder(), uid).orElse(null)) {
      return message == null
          ? Optional.empty()
          : Optional.of(then.apply(message.deliveredHeader()));
    } catch (IOException away) {
      throw new UncheckedIOException(away);
    }
  }

  /** Shows the pictures of the message's sender from now on. */
  public void remember() {
    Optional<Answer<PictureSender>> answer =
        with(header -> senders.remember(visitor.caller(), header));
    if (answer.isEmpty()) {
      Redirect.astray(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    answers
        .take(answer.get())
        .ifPresent(
            done ->
                back(
                    Notice.of("pictures.remembered", done.sender()),
                    "/mail?f=" + Redirect.encoded(getFolder()) + "&m=" + getUid()));
    load();
  }

  /** Removes a sender: the reader is asked again before its pictures are shown. */
  public void forget() {
    Answer<PictureSender> answer = senders.forget(visitor.caller(), parameters.text("forget"));
    if (answer instanceof Answer.Failed<PictureSender>(Failure.NotFound _)) {
      Redirect.to("/pictures");
      return;
    }
    answers
        .take(answer)
        .ifPresent(done -> back(Notice.of("pictures.forgotten", done.sender()), "/pictures"));
    load();
  }

  private void back(Notice notice, String address) {
    notices.show(notice);
    Redirect.to(address);
  }

  /** All remembered senders, by name. */
  public List<PictureSender> getAll() {
    return all;
  }

  /** Returns whether the request names a message. */
  public boolean isOfMessage() {
    return parameters.number("m").isPresent();
  }

  /** The message's author, if authenticated; otherwise empty. */
  public String getAuthor() {
    return author;
  }

  public String getFolder() {
    return parameters.text("f");
  }

  public String getUid() {
    return parameters.text("m");
  }
}
