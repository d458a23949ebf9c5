package org.carillon.webmail.rule;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.format.mime.header.DecodedText;
import org.carillon.format.mime.header.Header;
import org.carillon.format.mime.header.HeaderField;
import org.carillon.format.mime.structure.MessageEnvelope;
import org.carillon.format.mime.structure.Outline;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;
import org.carillon.webmail.read.People;
import org.carillon.webmail.read.Stored;

/** Begins a rule for all mail that is like a message. */
@Named("such")
@RequestScoped
public class RuleSuggestionPage {
  /** The id is in angle brackets after a phrase (RFC 2919 §3). */
  private static final Pattern LIST_ID = Pattern.compile("<([^<>\\s]{1,255})>\\s*$");

  @Inject private Stored stored;
  @Inject private Visitor visitor;
  @Inject private RequestParameters parameters;

  private String subject = "";
  private String from = "";
  private String list = "";

  public void load() {
    long uid = parameters.number("m").orElse(0);
    try (Stored.Message message = stored.find(visitor.caller(), getFolder(), uid).orElse(null)) {
      if (message == null) {
        Redirect.astray(HttpServletResponse.SC_NOT_FOUND);
        return;
      }
      MessageEnvelope envelope = Outline.decode(message.data().outline()).envelope();
      subject = envelope.subject().map(DecodedText::of).orElse("").strip();
      List<People.Person> authors = People.authors(envelope.from());
      from = authors.isEmpty() ? "" : authors.getFirst().address();
      Header header = message.deliveredHeader();
      list =
          header
              .first("List-Id")
              .map(HeaderField::value)
              .map(LIST_ID::matcher)
              .filter(Matcher::find)
              .map(found -> found.group(1))
              .orElse("");
    } catch (IOException away) {
      throw new UncheckedIOException(away);
    }
  }

  /** The address of the page for a new rule. */
  private static String rule(String name, String value) {
    return "rule?" + name + "=" + Redirect.encoded(value);
  }

  /** The page for a new rule on the message's author. */
  public String getFromRule() {
    return rule("from", from);
  }

  /** The page for a new rule on the message's list. */
  public String getListRule() {
    return rule("list", list);
  }

  /** The page for a new rule on the message's subject. */
  public String getSubjectRule() {
    return rule("subject", subject);
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

  /** Its list's id; empty for none. */
  public String getList() {
    return list;
  }
}
