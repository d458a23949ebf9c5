package org.carillon.webmail.contact;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.carillon.contacts.CardPropertyFilter;
import org.carillon.contacts.CardTextMatch;
import org.carillon.contacts.ContactFilter;
import org.carillon.contacts.DirectoryBook;
import org.carillon.contacts.DirectoryCard;
import org.carillon.contract.answer.Answer;
import org.carillon.format.mime.summary.UnicodeCasemap;
import org.carillon.web.request.Visitor;

/** The people of the reader's domain, as far as the reader may see them. */
@RequestScoped
public class DirectoryPeople {
  /** The most people shown at once; to find others, the reader types a name. */
  private static final int MOST = 500;

  @Inject private DirectoryBook directory;
  @Inject private Visitor visitor;

  /** Returns the people whose name or address contains the text, by name. */
  Answer<DirectoryBook.People> find(String text) {
    ContactFilter filter =
        text.isEmpty()
            ? ContactFilter.EVERY
            : new ContactFilter(false, List.of(with("FN", text), with("EMAIL", text)));
    return directory
        .query(visitor.caller(), filter, MOST)
        .map(
            people -> {
              List<DirectoryCard> sorted = new ArrayList<>(people.cards());
              sorted.sort(
                  Comparator.comparing(one -> UnicodeCasemap.folded(one.card().text("FN"))));
              return new DirectoryBook.People(sorted, people.more());
            });
  }

  private static CardPropertyFilter with(String name, String text) {
    return new CardPropertyFilter(
        name,
        false,
        false,
        List.of(
            new CardTextMatch(
                text,
                CardTextMatch.Collation.UNICODE_CASEMAP,
                CardTextMatch.MatchType.CONTAINS,
                false)),
        List.of());
  }

  Answer<DirectoryCard> open(String key) {
    return directory.open(visitor.caller(), key);
  }

  /** Returns the person with the address, if the reader may see that person. */
  Optional<DirectoryCard> ofAddress(String address) {
    return directory.ofAddress(Optional.of(visitor.caller()), address)
            instanceof Answer.Done<Optional<DirectoryCard>>(Optional<DirectoryCard> found)
        ? found
        : Optional.empty();
  }
}
