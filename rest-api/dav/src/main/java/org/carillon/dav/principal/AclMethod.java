package org.carillon.dav.principal;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.mailbox.MailboxFailure;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.contract.mailbox.sharing.AccessEntry;
import org.carillon.contract.mailbox.sharing.Identifier;
import org.carillon.contract.mailbox.sharing.RightsChange;
import org.carillon.contract.mailbox.sharing.Sharing;
import org.carillon.dav.answer.DavError;
import org.carillon.dav.answer.DavFailures;
import org.carillon.dav.resource.CollectionResource;
import org.carillon.dav.resource.DavCall;
import org.carillon.dav.resource.DavResource;
import org.carillon.dav.resource.Method;
import org.carillon.dav.xml.XmlElement;
import org.carillon.dav.xml.XmlName;

/** ACL (RFC 3744 §8.1): replaces the access list of a collection's mailbox. */
final class AclMethod implements Method {
  @Override
  public String name() {
    return "ACL";
  }

  @Override
  public boolean takes(DavCall call, Optional<DavResource> resource) {
    return resource.isPresent() && resource.get() instanceof CollectionResource;
  }

  @Override
  public void answer(DavCall call, Optional<DavResource> resource) throws IOException {
    MailboxName name = ((CollectionResource) resource.orElseThrow()).entry().name();
    XmlElement body =
        call.xml()
            .filter(sent -> sent.name().equals(XmlName.dav("acl")))
            .orElseThrow(
                () -> DavError.of(DavError.BAD_REQUEST, "The body must be a DAV:acl element."));
    call.locks().require(call.path(), false, false);
    Sharing sharing = call.ports().mailboxes();
    List<AccessEntry> there = DavFailures.value(sharing.accessList(call.caller(), name));
    // The first is the owner's, which cannot be changed.
    List<AccessEntry> before = there.subList(Math.min(1, there.size()), there.size());
    Map<Identifier, MailboxRights> wanted = AccessEntries.read(call, body, before);
    if (wanted.size() > AccessEntry.MOST) {
      throw DavError.of(DavError.FORBIDDEN, XmlName.dav("limited-number-of-aces"));
    }
    wanted.remove(there.isEmpty() ? null : there.getFirst().identifier());
    for (var entry : wanted.entrySet()) {
      value(
          sharing.grant(
              call.caller(), name, entry.getKey(), RightsChange.REPLACE, entry.getValue()));
    }
    for (AccessEntry entry : before) {
      if (!wanted.containsKey(entry.identifier())) {
        value(
            sharing.grant(
                call.caller(), name, entry.identifier(), RightsChange.REPLACE, MailboxRights.NONE));
      }
    }
    call.answer(HttpServletResponse.SC_OK);
  }

  private static void value(Answer<Void> answer) {
    if (answer instanceof Answer.Failed<Void>(Failure.Invalid invalid)
        && invalid.code().equals(MailboxFailure.UNKNOWN)) {
      throw DavError.of(DavError.FORBIDDEN, XmlName.dav("recognized-principal"));
    }
    DavFailures.value(answer);
  }
}
