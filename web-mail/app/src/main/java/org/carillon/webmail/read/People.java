package org.carillon.webmail.read;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.carillon.format.mime.header.Address;
import org.carillon.format.mime.header.DecodedText;
import org.carillon.web.BidiControls;
import org.carillon.web.ShortenedText;

/** Address fields as people read them. */
public final class People {

  /**
   * A person in an address field.
   *
   * @param name the display name; the address where there is none
   * @param address the address
   */
  public record Person(String name, String address) {

    /** A shortened name and address, for display only, not for sending. */
    public Person shown() {
      return new Person(ShortenedText.of(name), ShortenedText.of(address));
    }

    private boolean isReachable() {
      return address.contains("@");
    }

    /** The name and address in the form of a header field. */
    public String full() {
      if (name.equals(address)) {
        return address;
      }
      boolean plain = name.codePoints().allMatch(c -> Character.isLetterOrDigit(c) || c == ' ');
      String phrase = plain ? name : "\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
      return phrase + " <" + address + ">";
    }
  }

  private People() {}

  /** The people of a field, those in groups among them. */
  public static List<Person> of(List<Address> field) {
    return field.stream().flatMap(People::mailboxes).map(People::person).toList();
  }

  /** The people of From or Reply-To, with split names joined again. */
  public static List<Person> authors(List<Address> field) {
    return whole(of(field));
  }

  /** Joins names split at an unquoted comma: {@code Dr. Meyer, Praxis <praxis@meyer.example>}. */
  public static List<Person> whole(List<Person> field) {
    List<Person> whole = new ArrayList<>();
    List<String> pieces = new ArrayList<>();
    for (Person one : field) {
      if (!one.isReachable() && one.name.equals(one.address)) {
        pieces.add(one.name);
        continue;
      }
      if (!pieces.isEmpty() && !one.name.equals(one.address)) {
        pieces.add(one.name);
      }
      whole.add(pieces.isEmpty() ? one : new Person(String.join(", ", pieces), one.address));
      pieces.clear();
    }
    pieces.forEach(left -> whole.add(new Person(left, left)));
    return whole;
  }

  /** The people with an address; all of them if nobody has one. */
  public static List<Person> reachable(List<Person> people) {
    return people.stream().anyMatch(Person::isReachable)
        ? people.stream().filter(Person::isReachable).toList()
        : people;
  }

  /** The address of the first author; empty where there is none. */
  public static String first(List<Address> field) {
    return authors(field).stream().findFirst().map(Person::address).orElse("");
  }

  private static Stream<Address.Mailbox> mailboxes(Address address) {
    return switch (address) {
      case Address.Mailbox mailbox -> Stream.of(mailbox);
      case Address.Group(String name, List<Address.Mailbox> members) -> members.stream();
    };
  }

  private static Person person(Address.Mailbox mailbox) {
    String address = DecodedText.of(mailbox.address());
    String name = BidiControls.without(DecodedText.of(mailbox.name())).strip();
    return new Person(name.isEmpty() ? address : name, address);
  }
}
