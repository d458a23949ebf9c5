package org.carillon.policy.internal.complaint;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.carillon.account.Addresses;
import org.carillon.contract.stage.MailOrigin;
import org.carillon.format.mime.header.Header;
import org.carillon.policy.complaint.ComplaintSettings;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;

/**
 * The header fields by which mail of a domain asks for complaints (RFC 9477 §3). They must be
 * signed with the message, so the signing stage adds them.
 */
@ApplicationScoped
public class ComplaintRequestFields {
  private final FeedbackIds marks;
  private final Addresses addresses;
  private final Settings settings;

  @Inject
  public ComplaintRequestFields(FeedbackIds marks, Addresses addresses, Settings settings) {
    this.marks = marks;
    this.addresses = addresses;
    this.settings = settings;
  }

  /**
   * Returns whole fields for an account's message, unless the message asks for complaints itself.
   * The list is empty if nothing is to be added.
   *
   * @param author the domain in From, which signs
   */
  public List<String> fields(MailOrigin origin, Header header, String author) {
    if (!(origin instanceof MailOrigin.Submitted(long account, long _))
        || header.first("CFBL-Address").isPresent()) {
      return List.of();
    }
    OptionalLong domain = addresses.domain(author);
    if (domain.isEmpty()
        || !settings.value(ComplaintSettings.ASK, Scope.domain(domain.getAsLong()))) {
      return List.of();
    }
    String address = settings.value(ComplaintSettings.ADDRESS, Scope.domain(domain.getAsLong()));
    return isOf(address, author)
        ? List.of(
            "CFBL-Address: " + address + "; report=arf\r\n",
            "CFBL-Feedback-ID: "
                + marks.seal(new FeedbackIds.Mark(account, Instant.now()))
                + "\r\n")
        : List.of();
  }

  /** Returns whether the address is in the signing domain or below it (RFC 9477 §3.1). */
  private static boolean isOf(String address, String author) {
    String domain = address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    return !address.isEmpty() && (domain.equals(author) || domain.endsWith("." + author));
  }
}
