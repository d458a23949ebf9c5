package org.carillon.webmail.read;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.carillon.format.mime.header.Address;
import org.carillon.format.mime.header.DecodedText;
import org.carillon.web.BidiControls;
import org.carillon.web.Shortened;

/** Address fields as people read them. */
public final class People {

  /**
   * A person in an address field.
   *
   * @param name the display name; the address where there is none
   * @param address the address
   */
  public record Person(String name, String address) {

    /** As a page shows it, with a name and an address of bounded length: not to be written to. */
    public Person shown() {
      return new Person(Shortened.of(name), Shortened.of(address));
    }

    private boolean isReachable() {
      return address.contains("@");
    }

    /** As a header field or a form has it. */
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

  /** The people of From or Reply-To, their names put together again. */
  public static List<Person> authors(List<Address> field) {
    return whole(of(field));
  }

  /**
   * The same people, where a name was cut in pieces by a comma that is not quoted, as in {@code Dr.
   * Meyer, Praxis <praxis@meyer.example>}: who has no address is part of the name behind.
   */
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

  /** Those with an address to write to; all where nobody has one. */
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
