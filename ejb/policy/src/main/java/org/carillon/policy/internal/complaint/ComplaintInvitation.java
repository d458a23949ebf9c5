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
 * The fields by which mail of a domain asks for complaints (RFC 9477 §3). They have to be signed
 * with the message, so who signs adds them.
 */
@ApplicationScoped
public class ComplaintInvitation {
  private final FeedbackMarks marks;
  private final Addresses addresses;
  private final Settings settings;

  @Inject
  public ComplaintInvitation(FeedbackMarks marks, Addresses addresses, Settings settings) {
    this.marks = marks;
    this.addresses = addresses;
    this.settings = settings;
  }

  /**
   * Whole fields, none where nothing is asked for: of what an account wrote, unless it asks by
   * itself.
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
                + marks.seal(new FeedbackMarks.Mark(account, Instant.now()))
                + "\r\n")
        : List.of();
  }

  /** The one signature has to be of the address's domain or one above it (RFC 9477 §3.1). */
  private static boolean isOf(String address, String author) {
    String domain = address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    return !address.isEmpty() && (domain.equals(author) || domain.endsWith("." + author));
  }
}
