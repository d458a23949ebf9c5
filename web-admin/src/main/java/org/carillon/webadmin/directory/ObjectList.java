package org.carillon.webadmin.directory;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.directory.Attribute;
import org.carillon.contract.directory.AttributeValues;
import org.carillon.contract.directory.Directory;
import org.carillon.contract.directory.DirectoryEntry;
import org.carillon.contract.directory.ObjectType;
import org.carillon.contract.directory.Operation;
import org.carillon.contract.directory.oauth.OAuthClientType;
import org.carillon.contract.directory.types.ObjectTypes;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.Texts;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;

/** A page of the objects of a type, and creating one. */
@Named("objects")
@RequestScoped
public class ObjectList {
  private static final int ROWS = 50;

  @Inject private Directory directory;
  @Inject private ObjectFields fields;
  @Inject private Visitor visitor;
  @Inject private RequestParameters parameters;
  @Inject private Answers answers;
  @Inject private Notices notices;
  @Inject private Texts texts;

  private ObjectType type;
  private TypeWords words;
  private Page<ObjectRow> page = new Page<>(List.of(), Optional.empty());
  private String more = "";
  private String issuedTo = "";
  private String issuedSecret = "";

  /** Reads the list of the type that the address names. */
  public void load() {
    load(parameters.text("type"));
  }

  /** Reads the list of this type. */
  public void load(String plural) {
    Optional<ObjectType> wanted =
        ObjectTypes.ofPlural(plural).filter(one -> one.has(Operation.LIST));
    if (wanted.isEmpty()) {
      Redirect.astray(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    ObjectType one = wanted.get();
    show(
        one,
        directory.list(visitor.caller(), one, one.within().flatMap(parameters::some), request()));
  }

  /** The requested part of a list. */
  public PageRequest request() {
    return new PageRequest(parameters.some("q"), parameters.some("after"), ROWS);
  }

  /** Shows a part of a list. */
  public void show(ObjectType of, Answer<Page<DirectoryEntry>> part) {
    type = of;
    words = new TypeWords(of, texts);
    fields.ask(of, Operation.CREATE, new AttributeValues());
    if (part.asFailure().orElse(null) instanceof Failure.NotFound && !getWithin().isEmpty()) {
      return; // A search within a missing object has no results; the filter still shows it.
    }
    // Made once, because the view gets the rows again and again.
    var maker = ObjectRow.Maker.of(columns(), words);
    answers.take(part).ifPresent(found -> page = found.map(maker::row));
  }

  /** Adds a query to the links to the following pages. */
  public void keep(String query) {
    more = query + "&";
  }

  public void create() {
    fields
        .read()
        .flatMap(values -> fields.take(directory.create(visitor.caller(), type, values)))
        .ifPresent(
            made -> {
              Optional<String> secret = made.values().get(OAuthClientType.ISSUED_SECRET);
              if (secret.isPresent()) {
                issuedTo = made.key();
                issuedSecret = secret.get();
                fields.startAnew();
                load(type.plural());
                return;
              }
              notices.show(Notice.of(words.key("created"), words.readable(made.key())));
              Redirect.to("/" + (words.hasPage() ? words.page(made.key()) : words.getList()));
            });
  }

  /** The secret of the object that was just added, in this response only; else empty. */
  public String getIssuedSecret() {
    return issuedSecret;
  }

  /** The object that was just added with a secret. */
  public String getIssuedTo() {
    return issuedTo;
  }

  /** A sentence that the object was added. */
  public String getIssuedTitle() {
    return texts.of(words.key("created"), words.readable(issuedTo));
  }

  /** The page of the object that was added. */
  public String getIssuedPage() {
    return words.page(issuedTo);
  }

  /** Returns whether an addition may issue a secret, which a redirect could not show. */
  public boolean isIssuing() {
    return type.shown().contains(OAuthClientType.ISSUED_SECRET);
  }

  /** Deletes the one whose button was pressed. */
  public void remove() {
    String key = parameters.text("remove");
    Answer<DirectoryEntry> answer =
        directory.delete(visitor.caller(), type, key, OptionalLong.empty());
    if (answer.asFailure().orElse(null) instanceof Failure.NotFound) {
      leave("objects.gone", key);
      return;
    }
    answers.take(answer).ifPresent(gone -> leave(words.key("deleted"), gone.key()));
  }

  private void leave(String said, String key) {
    notices.show(Notice.of(said, words.readable(key)));
    Redirect.to("/" + words.getList());
  }

  public TypeWords getWords() {
    return words;
  }

  /** The type; its plural stands in addresses. */
  public ObjectType getType() {
    return type;
  }

  public ObjectFields getFields() {
    return fields;
  }

  public boolean isMakeable() {
    return TypeWords.isFor(type, Operation.CREATE, visitor.caller());
  }

  /** Returns whether rows have a delete button: for objects without a page of their own. */
  public boolean isRemovable() {
    return !words.hasPage() && TypeWords.isFor(type, Operation.DELETE, visitor.caller());
  }

  public List<ObjectRow> getRows() {
    return page.items();
  }

  /** The headings of the columns after the first. */
  public List<String> getHeadings() {
    return columns().stream().map(words::heading).toList();
  }

  private List<Attribute<?>> columns() {
    return type.columns().stream().filter(column -> column != type.key()).toList();
  }

  /** The heading of the first column. */
  public String getKeyTitle() {
    return words.title(type.key());
  }

  /** The object within which the list shows objects; empty for all. */
  public String getWithin() {
    return type.within().map(parameters::text).orElse("");
  }

  /** Returns whether the list is empty without a search. */
  public boolean isBare() {
    return page.items().isEmpty() && parameters.some("q").isEmpty();
  }

  public boolean isMore() {
    return page.next().isPresent();
  }

  public String getNext() {
    String list = words.getList();
    return list
        + (list.contains("?") ? "&" : "?")
        + type.within().map(other -> other + "=" + Redirect.encoded(getWithin()) + "&").orElse("")
        + more
        + "q="
        + Redirect.encoded(parameters.text("q"))
        + "&after="
        + Redirect.encoded(page.next().orElse(""));
  }
}
