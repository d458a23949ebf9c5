/** URLs of messages that are authorized for others (RFC 4467). */
package org.carillon.contract.mailbox.url;
