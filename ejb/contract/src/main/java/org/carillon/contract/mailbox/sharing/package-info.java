/** Access rights on mailboxes (RFC 4314). */
package org.carillon.contract.mailbox.sharing;
