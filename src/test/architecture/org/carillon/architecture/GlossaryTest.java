package org.carillon.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Tests that class names use the words of {@code docs/glossary.md}, with one meaning each. */
class GlossaryTest {
  private static final Path TREE = Path.of(System.getProperty("carillon.tree")).normalize();

  private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w+)`");

  /** Private names that were replaced by the field's words. */
  private static final Set<String> RETIRED =
      Set.of(
          "AccountNews",
          "AnsweringDesk",
          "AuditBook",
          "CallDesk",
          "CallDesks",
          "Caretaker",
          "CertificateShelf",
          "Consignment",
          "CountedGuesses",
          "Courier",
          "Couriers",
          "DamageBook",
          "Departure",
          "Desk",
          "Doors",
          "Fate",
          "Forest",
          "Fullness",
          "Gate",
          "Ghosts",
          "Growth",
          "Guess",
          "Guesses",
          "Handover",
          "Hindrance",
          "IdleTeller",
          "Keepers",
          "KeptData",
          "KeptLists",
          "KeptTexts",
          "KeptViews",
          "KeyedChain",
          "Known",
          "Lending",
          "LentMessage",
          "LockedConsignment",
          "MailboxNews",
          "Memory",
          "Narrowing",
          "NewConsignment",
          "NewsMark",
          "NewsReader",
          "NewsResponses",
          "Obstacle",
          "Offer",
          "Opening",
          "Parcel",
          "Passage",
          "Passages",
          "Patience",
          "QueueDesk",
          "QueueDeskPort",
          "Rider",
          "SessionStory",
          "Settling",
          "SharedMark",
          "SharedNews",
          "SharedNewsReader",
          "Shipment",
          "Standing",
          "Standings",
          "Story",
          "Term",
          "TreeNews",
          "Upkeep",
          "Visit",
          "Voice",
          "Warming");

  /**
   * The number of classes that may share a simple name. Those of protocols are alike on purpose:
   * each has commands, replies and phases of its own. The others need a better name; none is added.
   */
  private static final Map<String, Integer> SHARED =
      Map.ofEntries(
          Map.entry("AccountRow", 2),
          Map.entry("Action", 2),
          Map.entry("Answer", 2),
          Map.entry("Answers", 2),
          Map.entry("AnyCertificate", 2),
          Map.entry("Api", 2),
          Map.entry("AuditFilter", 2),
          Map.entry("Certificate", 2),
          Map.entry("Command", 3),
          Map.entry("Commands", 3),
          Map.entry("Connection", 2),
          Map.entry("ErrorReplies", 2),
          Map.entry("Field", 2),
          Map.entry("Fields", 2),
          Map.entry("FirstStart", 2),
          Map.entry("Health", 2),
          Map.entry("Home", 3),
          Map.entry("HomeDatabase", 2),
          Map.entry("ListRequest", 2),
          Map.entry("Listing", 2),
          Map.entry("NewPassword", 2),
          Map.entry("Outbound", 2),
          Map.entry("Paging", 2),
          Map.entry("Parameters", 2),
          Map.entry("People", 2),
          Map.entry("Phase", 3),
          Map.entry("PrefixedContent", 2),
          Map.entry("Problem", 2),
          Map.entry("Proof", 2),
          Map.entry("Reply", 3),
          Map.entry("RunningTask", 2),
          Map.entry("SearchCommand", 2),
          Map.entry("SignInFilter", 2),
          Map.entry("SignedIn", 2),
          Map.entry("SortKey", 2),
          Map.entry("StoreCommand", 2),
          Map.entry("Summary", 2),
          Map.entry("Token", 2),
          Map.entry("Translation", 2));

  @Test
  void glossaryClassesExist() throws IOException {
    Set<String> named =
        NAMED
            .matcher(Files.readString(TREE.resolve("docs/glossary.md")))
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(named).hasSizeGreaterThan(30);

    named.removeAll(classes().keySet());

    assertThat(named).isEmpty();
  }

  @Test
  void retiredWordsAreNotClassNames() throws IOException {
    Set<String> back = new TreeSet<>(classes().keySet());
    back.retainAll(RETIRED);

    assertThat(back).isEmpty();
  }

  @Test
  void classNamesAreNotReused() throws IOException {
    Map<String, Integer> further = classes();
    further.entrySet().removeIf(each -> each.getValue() <= SHARED.getOrDefault(each.getKey(), 1));

    assertThat(further).isEmpty();
  }

  /** The number of main classes by simple name. */
  private static Map<String, Integer> classes() throws IOException {
    Map<String, Integer> classes = new TreeMap<>();
    for (Path file : WrittenFiles.of(TREE)) {
      String name = file.getFileName().toString();
      boolean isMain = TREE.relativize(file).toString().contains("src/main/java/");
      if (isMain && name.endsWith(".java") && !name.equals("package-info.java")) {
        classes.merge(name.substring(0, name.length() - ".java".length()), 1, Integer::sum);
      }
    }
    return classes;
  }
}
