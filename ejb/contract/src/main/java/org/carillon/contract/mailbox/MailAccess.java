package org.carillon.contract.mailbox;

import org.carillon.contract.mailbox.folders.AnnotationAccess;
import org.carillon.contract.mailbox.folders.FolderAccess;
import org.carillon.contract.mailbox.folders.MailboxRuleAccess;
import org.carillon.contract.mailbox.messages.FlagAccess;
import org.carillon.contract.mailbox.messages.MessageAccess;
import org.carillon.contract.mailbox.messages.PlacementAccess;
import org.carillon.contract.mailbox.messages.ViewAccess;
import org.carillon.contract.mailbox.quota.QuotaAccess;
import org.carillon.contract.mailbox.search.SearchAccess;
import org.carillon.contract.mailbox.sharing.Sharing;
import org.carillon.contract.mailbox.url.UrlAccess;
import org.carillon.contract.mailbox.watch.WatchAccess;

/**
 * Mailboxes and messages as IMAP, POP3 and the webmail use them. The caller's rights are checked
 * here. Every change is durable when it is answered, and a view that is requested afterwards on
 * this node contains it.
 */
public interface MailAccess
    extends FolderAccess,
        AnnotationAccess,
        MailboxRuleAccess,
        ViewAccess,
        MessageAccess,
        FlagAccess,
        PlacementAccess,
        SearchAccess,
        QuotaAccess,
        WatchAccess,
        UrlAccess,
        Sharing {}
