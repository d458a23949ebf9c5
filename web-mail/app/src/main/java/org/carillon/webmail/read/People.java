package org.carillon.webmail.read;

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

  /** The address of the first of them; empty where there is none. */
  public static String first(List<Address> field) {
    return of(field).stream().findFirst().map(Person::address).orElse("");
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
