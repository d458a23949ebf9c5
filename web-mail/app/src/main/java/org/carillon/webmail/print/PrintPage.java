package org.carillon.webmail.print;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.contract.mailbox.messages.MessageData;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.format.mime.body.Bodies;
import org.carillon.format.mime.structure.Outline;
import org.carillon.mailbox.conversation.ConversationAccess;
import org.carillon.mailbox.conversation.PlacedMessage;
import org.carillon.web.Answers;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;
import org.carillon.webmail.body.MessageHtml;
import org.carillon.webmail.editor.ScopedSheet;
import org.carillon.webmail.mailbox.Folder;
import org.carillon.webmail.mailbox.Folders;
import org.carillon.webmail.read.Piece;
import org.carillon.webmail.read.SanitizedHtml;
import org.carillon.webmail.read.ShownMessage;
import org.carillon.webmail.read.ShownMessages;
import org.carillon.webmail.read.Stored;

/**
 * A message ({@code f}, {@code m}) or its whole conversation ({@code whole=1}) as a page for print:
 * quotes are unfolded, and nothing is cut off at any width. A sender's HTML is in its own shadow
 * tree (declarative shadow DOM), which needs no frame and no script, and whose style does not apply
 * outside.
 */
@Named("print")
@RequestScoped
public class PrintPage {
  /** The most messages of a conversation that are printed: the latest ones. */
  private static final int MOST = 100;

  private static final String SCOPE = "letter-body";

  /** Defaults for what the message does not style. The page's own sheet confines it (ADR 224). */
  private static final String LOOK =
      """
      :host { display: block; } .letter-body { font: 15px/1.6 system-ui, sans-serif;
        color: #1c1b1a; background: #ffffff; overflow-wrap: break-word; }
      img { max-width: 100%; } a { color: #1b5aa6; } pre { white-space: pre-wrap; }
      blockquote { margin-inline: 0; padding-inline-start: 12px; border-inline-start: 2px solid #e6e2dc; }
      """;

  private static final SecureRandom RANDOM = new SecureRandom();

  @Inject private MailAccess mail;
  @Inject private ConversationAccess conversations;
  @Inject private Visitor visitor;
  @Inject private Answers answers;
  @Inject private RequestParameters parameters;
  @Inject private Folders folders;
  @Inject private ShownMessages messages;
  @Inject private Stored stored;
  @Inject private MessageHtml html;

  private final List<PrintedMessage> printed = new ArrayList<>();
  private final String nonce = nonce();

  private static String nonce() {
    byte[] octets = new byte[16];
    RANDOM.nextBytes(octets);
    return HexFormat.of().formatHex(octets);
  }

  public void load() {
    Optional<Folder> folder = parameters.some("f").flatMap(folders::find);
    long uid = parameters.number("m").orElse(0);
    if (FacesContext.getCurrentInstance().getResponseComplete()) {
      return;
    }
    folder.ifPresent(there -> read(there, uid));
    if (printed.isEmpty()) {
      Redirect.astray(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    // Styles of messages may apply; no script runs except our own.
    FacesContext.getCurrentInstance()
        .getExternalContext()
        .setResponseHeader(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'nonce-"
                + nonce
                + "'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self';"
                + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
  }

  private void read(Folder folder, long uid) {
    if (!parameters.text("whole").equals("1")) {
      printedMessage(folder, uid).ifPresent(printed::add);
      return;
    }
    Map<Long, Folder> readable =
        folders.getReadable().stream()
            .filter(one -> !one.isDrafts())
            .collect(Collectors.toMap(Folder::id, Function.identity(), (one, other) -> one));
    List<PlacedMessage> all =
        answers.take(conversations.read(visitor.caller(), folder.id(), uid)).orElse(List.of());
    all.stream()
        .filter(each -> readable.containsKey(each.mailbox()))
        .skip(Math.max(0, all.size() - MOST))
        .forEach(
            each ->
                printedMessage(readable.get(each.mailbox()), each.uid()).ifPresent(printed::add));
  }

  private Optional<PrintedMessage> printedMessage(Folder folder, long uid) {
    Optional<MessageData> data =
        answers
            .take(mail.messages(visitor.caller(), folder.id(), UidSet.of(uid)))
            .flatMap(found -> found.stream().findFirst());
    return data.map(found -> printedMessage(folder, messages.read(folder, found)));
  }

  private PrintedMessage printedMessage(Folder folder, ShownMessage message) {
    try (Stored.Message content =
        stored.find(visitor.caller(), folder.key(), message.uid()).orElse(null)) {
      List<PrintedPiece> pieces = new ArrayList<>();
      for (Piece piece : message.pieces()) {
        if (content != null) {
          pieces.add(piece(folder, message, content, piece));
        }
      }
      return new PrintedMessage(message, pieces);
    } catch (IOException away) {
      throw new UncheckedIOException(away);
    }
  }

  private PrintedPiece piece(
      Folder folder, ShownMessage message, Stored.Message content, Piece piece) throws IOException {
    return switch (piece.kind()) {
      // Everything else in it is escaped.
      case TEXT -> new PrintedPiece(piece.text().replace("<details ", "<details open "), "", true);
      case HTML -> new PrintedPiece(tree(message, content, piece), "", false);
      case PICTURE ->
          new PrintedPiece(
              "", "part?f=" + folder.key() + "&m=" + message.uid() + "&p=" + piece.number(), false);
      case MESSAGE -> new PrintedPiece("", "", false);
    };
  }

  private String tree(ShownMessage message, Stored.Message content, Piece piece)
      throws IOException {
    boolean pictures = parameters.text("pictures").equals("1") || message.pictures().isShown();
    SanitizedHtml clean =
        html.of(
            content,
            Bodies.leaves(Outline.decode(content.data().outline()).body()).stream()
                .filter(leaf -> leaf.number().equals(piece.number()))
                .map(Bodies.Leaf::part)
                .findFirst(),
            pictures,
            "");
    String body = clean.body();
    return "<template shadowrootmode=\"open\"><style>"
        + LOOK
        + ScopedSheet.of(clean.sheet(), "." + SCOPE)
        + "</style><div class=\""
        + SCOPE
        + "\"><div"
        + body.substring("<body".length())
        + clean.html()
        + "</div></div></template>";
  }

  /** The printed messages, in the order in which they arrived. */
  public List<PrintedMessage> getPrinted() {
    return printed;
  }

  public String getSubject() {
    return printed.isEmpty() ? "" : printed.getFirst().message().subject();
  }

  /** The CSP nonce of this page's own script. */
  public String getNonce() {
    return nonce;
  }
}
