/** Usage and limits of accounts (RFC 9208). */
package org.carillon.contract.mailbox.quota;
