package org.carillon.webmail.live;

import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.contract.mailbox.folders.MailboxEntry;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.contract.mailbox.messages.MessageData;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.format.mime.header.DecodedText;
import org.carillon.format.mime.structure.MessageEnvelope;
import org.carillon.format.mime.structure.Outline;
import org.carillon.json.Json;
import org.carillon.web.BidiControls;
import org.carillon.web.ShortenedText;
import org.carillon.web.Texts;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;
import org.carillon.webmail.read.People;

/**
 * Tells a page of new mail, as JSON. Each requested folder ({@code f}, its opaque id and the last
 * known uid, separated by a dot) gets its present last uid and, if something newer is unread, one
 * sentence for all of it. A folder that cannot be read now is left out.
 */
@WebServlet("/news")
public class NewMailServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final int MOST_FOLDERS = 50;

  /** The most new messages that are counted. */
  private static final int MOST_COUNTED = 100;

  @Inject private transient MailAccess mail;
  @Inject private transient Visitor visitor;
  @Inject private transient Texts texts;
  @Inject private transient RequestParameters parameters;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("application/json; charset=utf-8");
    JsonArrayBuilder all = Json.createArrayBuilder();
    if (mail.list(visitor.caller())
        instanceof Answer.Done<List<MailboxEntry>>(List<MailboxEntry> folders)) {
      for (String asked : parameters.texts("f").stream().limit(MOST_FOLDERS).toList()) {
        String key = asked.substring(0, Math.max(0, asked.lastIndexOf('.')));
        long after =
            RequestParameters.parse(asked.substring(asked.lastIndexOf('.') + 1)).orElse(-1);
        folders.stream()
            .filter(folder -> folder.id() != 0 && folder.mailboxId().equals(key))
            .findFirst()
            .flatMap(folder -> news(folder, key, after))
            .ifPresent(all::add);
      }
    }
    response.getWriter().append(all.build().toString());
  }

  private Optional<JsonObjectBuilder> news(MailboxEntry folder, String key, long after) {
    if (!(mail.view(visitor.caller(), folder.id())
        instanceof Answer.Done<MailboxView>(MailboxView view))) {
      return Optional.empty();
    }
    JsonObjectBuilder news =
        Json.createObjectBuilder().add("folder", key).add("last", view.uidNext() - 1);
    long[] arrived = after < 0 ? new long[0] : unread(view, after);
    if (arrived.length > 0) {
      tell(news, folder, arrived);
    }
    return Optional.of(news);
  }

  private static long[] unread(MailboxView view, long after) {
    return LongStream.iterate(view.size() - 1L, at -> at >= 0, at -> at - 1)
        .takeWhile(at -> view.uid((int) at) > after)
        .filter(at -> !Flag.SEEN.in(view.flags((int) at)))
        .map(at -> view.uid((int) at))
        .limit(MOST_COUNTED)
        .toArray();
  }

  private void tell(JsonObjectBuilder news, MailboxEntry folder, long[] arrived) {
    news.add("count", arrived.length).add("newest", arrived[0]);
    if (arrived.length > 1) {
      news.add("title", texts.of("news.many", arrived.length)).add("text", "");
      return;
    }
    if (mail.messages(visitor.caller(), folder.id(), UidSet.of(arrived[0]))
            instanceof Answer.Done<List<MessageData>>(List<MessageData> found)
        && !found.isEmpty()) {
      MessageEnvelope envelope = Outline.decode(found.getFirst().outline()).envelope();
      String who =
          People.authors(envelope.from()).stream().findFirst().map(People.Person::name).orElse("");
      String subject = envelope.subject().map(DecodedText::of).orElse("").strip();
      news.add("title", who.isEmpty() ? texts.of("news.one") : ShortenedText.of(who))
          .add("text", ShortenedText.of(BidiControls.without(subject)));
    } else {
      news.add("title", texts.of("news.one")).add("text", "");
    }
  }
}
