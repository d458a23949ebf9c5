package org.carillon.webmail.writing;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.transport.writing.Identities;
import org.carillon.transport.writing.Identity;
import org.carillon.transport.writing.WritingDeputies;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.Texts;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;
import org.carillon.webmail.editor.HtmlToText;
import org.carillon.webmail.editor.RichText;

/** The reader's identities, and the deputies who may write on the reader's behalf. */
@Named("identities")
@RequestScoped
public class IdentitiesPage {
  private static final String HERE = "/identities";

  @Inject private Identities identities;
  @Inject private WritingDeputies deputies;
  @Inject private ComposeSettings own;
  @Inject private Visitor visitor;
  @Inject private RequestParameters parameters;
  @Inject private Answers answers;
  @Inject private Notices notices;
  @Inject private Texts texts;

  private List<Identity> all = List.of();
  private List<String> addresses = List.of();
  private List<String> helpers = List.of();
  private Identity shown;
  private boolean open;
  private boolean isGone;

  /** Read at construction, since the page repeats over them before it is loaded. */
  @PostConstruct
  void begin() {
    all = own.identities();
    answers.take(identities.addresses(visitor.caller())).ifPresent(found -> addresses = found);
    answers.take(deputies.list(visitor.caller())).ifPresent(found -> helpers = found);
    String asked = parameters.text("id");
    open = !asked.isEmpty();
    Optional<Identity> found =
        all.stream().filter(one -> Long.toString(one.id()).equals(asked)).findFirst();
    isGone = found.isEmpty() && open && !asked.equals("new");
    shown = found.orElseGet(this::begun);
  }

  /** Shows an error if the requested identity does not exist. */
  public void load() {
    if (isGone) {
      Redirect.astray(HttpServletResponse.SC_NOT_FOUND);
    }
  }

  /** A new identity, with the present name and the first address that has none yet. */
  private Identity begun() {
    String free =
        addresses.stream()
            .filter(one -> all.stream().noneMatch(known -> known.address().equals(one)))
            .findFirst()
            .orElse(visitor.caller().name());
    return new Identity(0, all.getFirst().name(), free, "", "", "", "", false, false);
  }

  public void save() {
    boolean isRich = parameters.text("rich").equals("yes");
    String html = isRich ? RichText.clean(parameters.text("html")) : "";
    String text = isRich ? HtmlToText.of(html) : parameters.text("signature").replace("\r\n", "\n");
    boolean isSame = text.strip().equals(shown.signature().strip());
    shown =
        new Identity(
            shown.id(),
            parameters.text("name").strip(),
            parameters.text("address").strip(),
            parameters.text("replyTo").strip(),
            parameters.text("bcc").strip(),
            text,
            isRich ? html : isSame ? shown.html() : "",
            !parameters.texts("default").isEmpty(),
            false);
    switch (identities.put(visitor.caller(), shown)) {
      case Answer.Done<Identity> _ -> back(Notice.of("saved"));
      case Answer.Failed<Identity>(Failure.Invalid invalid)
          when texts.knows("identities.wrong." + invalid.code()) ->
          answers.wrong(null, texts.of("identities.wrong." + invalid.code(), invalid.name()));
      case Answer.Failed<Identity>(Failure failure) -> answers.show(null, failure);
    }
  }

  /** Deletes the identity that is shown. */
  public void remove() {
    if (answers.take(identities.remove(visitor.caller(), shown.id())).isPresent()) {
      back(Notice.of("identities.removed"));
    }
  }

  /** Lets a deputy write on the reader's behalf. */
  public void allow() {
    switch (deputies.allow(visitor.caller(), parameters.text("deputy").strip())) {
      case Answer.Done<String>(String address) ->
          back(Notice.of("identities.deputy.allowed", address));
      case Answer.Failed<String>(Failure.Invalid invalid)
          when texts.knows("identities.deputy.wrong." + invalid.code()) ->
          answers.wrong(null, texts.of("identities.deputy.wrong." + invalid.code()));
      case Answer.Failed<String>(Failure failure) -> answers.show(null, failure);
    }
  }

  /** Withdraws a deputy's right. */
  public void withdraw() {
    String address = parameters.text("withdraw");
    if (answers.take(deputies.withdraw(visitor.caller(), address)).isPresent()) {
      back(Notice.of("identities.deputy.withdrawn", address));
    }
  }

  private void back(Notice said) {
    notices.show(said);
    Redirect.to(HERE);
  }

  /** All identities, the default first. */
  public List<Identity> getAll() {
    return all;
  }

  /** Returns whether an identity is being created or changed. */
  public boolean isOpen() {
    return open;
  }

  /** The identity that is being created or changed. */
  public Identity getShown() {
    return shown;
  }

  /** The initial HTML of the editor. */
  public String getHtml() {
    return shown.html().isEmpty() ? MessageSignature.lines(shown.signature()) : shown.html();
  }

  /** The id in the request, or {@code new}. */
  public String getAsked() {
    return parameters.text("id");
  }

  /** The addresses to choose from. */
  public List<String> getAddresses() {
    return Stream.concat(addresses.stream(), Stream.of(shown.address())).distinct().toList();
  }

  /** The deputies who may write on the reader's behalf. */
  public List<String> getDeputies() {
    return helpers;
  }

  /** The longest signature, in chars. */
  public int getMost() {
    return Identities.MOST_SIGNATURE;
  }
}
