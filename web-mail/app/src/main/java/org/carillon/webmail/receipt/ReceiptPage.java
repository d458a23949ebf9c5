package org.carillon.webmail.receipt;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.transport.writing.Receipts;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;
import org.carillon.webmail.mailbox.Folder;
import org.carillon.webmail.mailbox.Folders;

/** Where a reader decides whether a receipt is sent. */
@Named("receipt")
@RequestScoped
public class ReceiptPage {
  @Inject private Receipts receipts;
  @Inject private Folders folders;
  @Inject private Visitor visitor;
  @Inject private RequestParameters parameters;
  @Inject private Answers answers;
  @Inject private Notices notices;

  private Optional<Folder> folder = Optional.empty();
  private OptionalLong uid = OptionalLong.empty();

  /** Reads which message it is. */
  public void load() {
    folder = folders.find(parameters.text("f"));
    uid = parameters.number("m");
    if (folder.isEmpty() || uid.isEmpty()) {
      Redirect.astray(HttpServletResponse.SC_NOT_FOUND);
    }
  }

  /** Sends the receipt. */
  public void send() {
    answer(true, "receipt.sent");
  }

  /** Sends none, and asks no more. */
  public void decline() {
    answer(false, "receipt.declined");
  }

  private void answer(boolean isSent, String said) {
    if (folder.isEmpty() || uid.isEmpty()) {
      return;
    }
    answers
        .take(receipts.answer(visitor.caller(), folder.get().id(), uid.getAsLong(), isSent))
        .ifPresent(
            done -> {
              notices.show(Notice.of(said));
              Redirect.to(getBack());
            });
  }

  /** The message's folder as addresses name it. */
  public String getKey() {
    return parameters.text("f");
  }

  /** The message. */
  public String getUid() {
    return uid.isPresent() ? Long.toString(uid.getAsLong()) : "";
  }

  /** Where the message is read. */
  public String getBack() {
    return "/mail?f=" + Redirect.encoded(getKey()) + "&m=" + getUid();
  }
}
