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

/** The page where a reader decides whether to send a receipt. */
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

  public void load() {
    folder = folders.find(parameters.text("f"));
    uid = parameters.number("m");
    if (folder.isEmpty() || uid.isEmpty()) {
      Redirect.astray(HttpServletResponse.SC_NOT_FOUND);
    }
  }

  public void send() {
    answer(true, "receipt.sent");
  }

  /** Declines the receipt, so that the reader is not asked again. */
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

  public String getKey() {
    return parameters.text("f");
  }

  public String getUid() {
    return uid.isPresent() ? Long.toString(uid.getAsLong()) : "";
  }

  public String getBack() {
    return "/mail?f=" + Redirect.encoded(getKey()) + "&m=" + getUid();
  }
}
