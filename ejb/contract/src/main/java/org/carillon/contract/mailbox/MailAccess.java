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
 * Mailboxes and messages as IMAP, POP3 and the webmail work with them. Rights are checked here,
 * against the caller. Every change is answered after it is durable, and a view asked for afterwards
 * on this node shows it.
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
