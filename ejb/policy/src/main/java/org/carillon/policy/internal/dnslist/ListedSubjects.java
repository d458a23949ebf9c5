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

/** What of a message is looked up in lists, each under its name; found when it is first asked. */
final class ListedSubjects {
  /** How many domains of links are asked about. */
  static final int MOST_LINKS = 30;

  private static final int MOST_SENDERS = 10;

  private final ScreeningQuestion question;
  private final Map<DnsListSubject, List<Subject>> found = new EnumMap<>(DnsListSubject.class);

  /**
   * Something to look up.
   *
   * @param shown as people read it
   * @param name what stands before a list's zone
   */
  record Subject(String shown, String name) {}

  ListedSubjects(ScreeningQuestion question) {
    this.question = question;
  }

  /**
   * All of a kind.
   *
   * @throws IOException when the message can't be read
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
   * Those that somebody registered. Of too many the first and the last: who hides one behind many
   * hides it in the middle as well as at an end.
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
