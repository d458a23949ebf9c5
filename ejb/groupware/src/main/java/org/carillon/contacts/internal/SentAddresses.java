package org.carillon.contacts.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mail.ForwardPath;
import org.carillon.contract.mail.Verdict;
import org.carillon.contract.stage.IntakeQuestion.Data;
import org.carillon.contract.stage.IntakeStage;
import org.carillon.contract.stage.StageTerms;
import org.carillon.contract.stage.StageTerms.FailurePolicy;
import org.carillon.format.mime.header.Address;
import org.carillon.format.mime.header.AddressFields;
import org.carillon.format.mime.header.Header;
import org.carillon.format.mime.header.HeaderField;
import org.carillon.format.vcard.ContactSummary;

/** Records the recipients of messages that signed-in users send. It never holds a message back. */
@ApplicationScoped
public class SentAddresses implements IntakeStage<Data> {
  /** The maximum number of recipients. Mail to more people is not written to people one knows. */
  private static final int MOST_RECIPIENTS = 20;

  private static final int MOST_CHARS = 320;

  private final CollectedAddresses gathered;

  @Inject
  public SentAddresses(CollectedAddresses gathered) {
    this.gathered = gathered;
  }

  @Override
  public String name() {
    return "gather-addresses";
  }

  @Override
  public StageTerms terms() {
    return StageTerms.own(FailurePolicy.ACCEPT);
  }

  @Override
  public Set<String> after() {
    return Set.of("size", "recipients", "hops", "message-rate");
  }

  @Override
  public Verdict judge(Data question) {
    Optional<Caller> caller = question.session().caller();
    List<ForwardPath> to = question.envelope().to();
    if (caller.filter(Caller::hasAccount).isEmpty()
        || to.size() > MOST_RECIPIENTS
        || !gathered.isOn(caller.get().account())) {
      return Verdict.AGREED;
    }
    Map<String, String> names = names(question.message().header());
    for (ForwardPath path : to) {
      String address = ContactSummary.comparableAddress(path.address());
      String name = names.get(address);
      // A recipient in the envelope only is a subscriber of a list, or is not to be shown.
      if (name != null && address.length() <= MOST_CHARS) {
        gathered.note(caller.get().account(), new CollectedAddress(address, name));
      }
    }
    return Verdict.AGREED;
  }

  private static Map<String, String> names(Header header) {
    Map<String, String> names = new HashMap<>();
    for (String field : List.of("To", "Cc")) {
      for (HeaderField each : header.all(field)) {
        for (Address address : AddressFields.parse(each.value(), 2 * MOST_RECIPIENTS)) {
          switch (address) {
            case Address.Mailbox mailbox -> name(mailbox, names);
            case Address.Group(String _, List<Address.Mailbox> members) ->
                members.forEach(member -> name(member, names));
          }
        }
      }
    }
    return names;
  }

  private static void name(Address.Mailbox mailbox, Map<String, String> names) {
    String name = mailbox.name().replaceAll("\\p{Cntrl}+", " ").strip();
    names.put(
        ContactSummary.comparableAddress(mailbox.address()),
        name.length() > MOST_CHARS || name.equalsIgnoreCase(mailbox.address()) ? "" : name);
  }
}
