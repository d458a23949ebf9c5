package org.carillon.policy.internal.filtering.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.contract.mail.Envelope;
import org.carillon.contract.mail.ForwardPath;
import org.carillon.contract.mail.ReversePath;
import org.jboss.logging.Logger;

/** Changes the envelope of a message. Texts that are not addresses are left out. */
final class EnvelopeEdit {
  private static final Logger LOG = Logger.getLogger(EnvelopeEdit.class);
  private static final int MOST_ADDRESS = 320;
  private static final int MOST_RECIPIENTS = 1_000;

  private final Envelope before;
  private final List<ForwardPath> to;
  private ReversePath from;

  EnvelopeEdit(Envelope before) {
    this.before = before;
    this.from = before.from();
    this.to = new ArrayList<>(before.to());
  }

  void add(String address) {
    boolean isThere = to.stream().anyMatch(path -> path.address().equalsIgnoreCase(address));
    if (!isThere && isAddress(address) && to.size() < MOST_RECIPIENTS) {
      to.add(new ForwardPath(address, Set.of(), Optional.empty()));
    }
  }

  void remove(String address) {
    to.removeIf(path -> path.address().equalsIgnoreCase(address));
  }

  void from(String address) {
    if (address.isEmpty() || isAddress(address)) {
      from = from.withAddress(address);
    }
  }

  private static boolean isAddress(String address) {
    int at = address.lastIndexOf('@');
    boolean is =
        at > 0
            && at < address.length() - 1
            && address.length() <= MOST_ADDRESS
            && address.chars().noneMatch(c -> c <= ' ' || c == '<' || c == '>' || c == 0x7F);
    if (!is) {
      LOG.warnf("A filter names an invalid address: %s", FilterReasonText.plain(address));
    }
    return is;
  }

  Optional<Envelope> changed() {
    return Optional.of(new Envelope(from, List.copyOf(to))).filter(now -> !now.equals(before));
  }
}
