package org.carillon.policy.internal.dnslist;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.carillon.contract.stage.ScreeningQuestion;
import org.carillon.mailauth.dmarc.AuthorDomains;
import org.carillon.mailauth.suffix.PublicSuffixes;
import org.carillon.policy.dnslist.DnsListSubject;
import org.carillon.policy.text.LinkedHosts;
import org.carillon.policy.text.MessageText;

/** The subjects of a message that are looked up in lists. They are computed when first needed. */
final class ListedSubjects {
  /** The largest number of linked domains that are looked up. */
  static final int MOST_LINKS = 30;

  private static final int MOST_SENDERS = 10;

  private final ScreeningQuestion question;
  private final Map<DnsListSubject, List<Subject>> found = new EnumMap<>(DnsListSubject.class);

  /**
   * A subject to look up.
   *
   * @param shown the subject as people read it
   * @param name the name before a list's zone
   */
  record Subject(String shown, String name) {}

  ListedSubjects(ScreeningQuestion question) {
    this.question = question;
  }

  /**
   * Returns all subjects of a kind.
   *
   * @throws IOException if the message cannot be read
   */
  List<Subject> of(DnsListSubject kind) throws IOException {
    List<Subject> known = found.get(kind);
    if (known == null) {
      known =
          switch (kind) {
            case CLIENT -> List.of(client());
            case SENDER -> domains(senders(), MOST_SENDERS);
            case LINK ->
                domains(LinkedHosts.of(MessageText.of(question.message())).stream(), MOST_LINKS);
          };
      found.put(kind, known);
    }
    return known;
  }

  private Subject client() {
    var client = question.session().client();
    return new Subject(client.getHostAddress(), ListedNames.of(client));
  }

  private Stream<String> senders() {
    String from = question.envelope().from().address();
    AuthorDomains authors = AuthorDomains.of(question.message().header());
    return Stream.concat(
        Stream.of(question.session().helo(), from.substring(from.lastIndexOf('@') + 1)),
        authors.domains().stream());
  }

  /**
   * Returns the registered domains of names. If there are too many, it takes the first and the last
   * ones: a sender that hides one among many can hide it anywhere.
   */
  private static List<Subject> domains(Stream<String> names, int most) {
    PublicSuffixes suffixes = PublicSuffixes.shipped();
    List<String> all =
        names.map(suffixes::registrable).flatMap(Optional::stream).distinct().toList();
    List<String> some = new ArrayList<>(all.subList(0, Math.min(most, all.size())));
    if (all.size() > most) {
      some.subList(most / 2, most).clear();
      some.addAll(all.subList(all.size() - most / 2, all.size()));
    }
    return Set.copyOf(some).stream().sorted().map(name -> new Subject(name, name)).toList();
  }
}
